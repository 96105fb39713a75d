#include "parse/conllu.h"

#include "parse/relation.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// The first token that hangs on none; the first of all where every token hangs on another.
std::uint32_t root_of(const Tokens& tokens, TokenSpan sentence) {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (tokens.head[t] == kNowhere) return t;
  }
  return sentence.begin;
}

std::string row(const Document& document, TokenSpan sentence, std::uint32_t token, std::uint32_t root) {
  const Tokens& tokens = document.tokens;
  const Tag tag = tokens.tag[token];
  std::uint32_t head = tokens.head[token] != kNowhere ? tokens.head[token] : root;
  Relation relation = tokens.relation[token];
  if (token == root) {
    relation = Relation::kRoot;
  } else if (relation == Relation::kNone || relation == Relation::kRoot) {
    relation = Relation::kDep;
  }
  const bool glued = token + 1 < sentence.end && tokens.begin[token + 1] == tokens.end[token];
  std::string line = std::to_string(token - sentence.begin + 1);
  line += '\t' + std::string(document.token_text(token)) + '\t' + std::string(document.lemma(token));
  line += '\t' + std::string(universal_name(universal(tag))) + '\t' + std::string(tag_name(tag)) + "\t_\t";
  line += std::to_string(token == root ? 0 : head - sentence.begin + 1) + '\t';
  line += std::string(relation_name(relation)) + "\t_\t" + (glued ? "SpaceAfter=No" : "_") + '\n';
  return line;
}

}  // namespace

std::string to_conllu(const Document& document) {
  std::string text;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan sentence = document.sentences[s].tokens;
    if (sentence.empty()) continue;
    std::string surface(document.span_text(sentence));
    for (char& c : surface) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    text += "# sent_id = " + std::to_string(s + 1) + "\n# text = " + surface + '\n';
    const std::uint32_t root = root_of(document.tokens, sentence);
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) text += row(document, sentence, t, root);
    text += '\n';
  }
  return text;
}

}  // namespace claimgraph
