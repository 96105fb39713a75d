#include "stages/parse.h"

#include <string_view>
#include <utility>
#include <vector>

#include "document.h"
#include "names/name_asides.h"
#include "parse/aside_repairs.h"
#include "parse/auxiliary_repairs.h"
#include "parse/between_verbs.h"
#include "parse/clause_repairs.h"
#include "parse/complement_repairs.h"
#include "parse/condition_marks.h"
#include "parse/condition_repairs.h"
#include "parse/headline_repairs.h"
#include "parse/object_repairs.h"
#include "parse/parser.h"
#include "parse/phrase_repairs.h"
#include "parse/relative_repairs.h"
#include "parse/speaker_repairs.h"
#include "parse/subject_repairs.h"
#include "parse/tree_repairs.h"
#include "resources.h"
#include "syntax/argument_repairs.h"
#include "syntax/join_names.h"
#include "syntax/title_repairs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool worth_a_tree(const Sentence& sentence) {
  return sentence.kind == UnitKind::kProse || sentence.kind == UnitKind::kHeadline ||
         sentence.kind == UnitKind::kBullet || sentence.kind == UnitKind::kCaption;
}

// The word of a name that stands for it in the tree: the last before its first lower-case word ("Bank of
// England"), else the last.
std::uint32_t head_of_name(const Document& document, TokenSpan name) {
  const Tokens& tokens = document.tokens;
  for (std::uint32_t t = name.begin + 1; t < name.end; ++t) {
    if (tokens.has(t, TokenFlag::kAlpha) && !tokens.has(t, TokenFlag::kCapital) &&
        !tokens.has(t, TokenFlag::kInnerCapital) && tokens.tag[t] == Tag::kIN)
      return t - 1;
  }
  return name.end - 1;
}

// Names and sums of several words are one node; the sentence's other tokens are nodes of their own. The
// parser is trained on such sentences, too.
class SentenceParse {
 public:
  SentenceParse(const Resources& resources, Document& document)
      : resources_(resources), document_(document) {}

  void run(const Sentence& sentence) {
    scratch_.nodes.clear();
    inner_.clear();
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end;) {
      ParseNode node{t};
      const TokenSpan words = one_node(t, sentence.tokens, node);
      scratch_.nodes.push_back(node);
      if (words.size() > 1) inner_.push_back({words, node.token});
      t = words.end;
    }
    parse_nodes(resources_.parser, document_, scratch_);
    for (const auto& [words, head] : inner_) {
      for (std::uint32_t t = words.begin; t < words.end; ++t) {
        if (t == head) continue;
        document_.tokens.head[t] = head;
        document_.tokens.relation[t] = Relation::kFlat;
      }
    }
  }

 private:
  // The name or sum that begins at a token, with its head in `node`, else the token.
  TokenSpan one_node(std::uint32_t token, TokenSpan sentence, ParseNode& node) {
    const auto& mentions = document_.mentions;
    const std::uint32_t open = document_.token_text(token) == "<" ? token + 1 : token;
    while (mention_ < mentions.size() && mentions[mention_].tokens.begin < token) ++mention_;
    if (mention_ < mentions.size() && mentions[mention_].tokens.begin == open &&
        mentions[mention_].tokens.end <= sentence.end) {
      const TokenSpan name = mentions[mention_].tokens;
      const TokenSpan whole = with_angle_brackets(document_, name, sentence);
      if (whole.begin <= token) {
        node.token = head_of_name(document_, name);
        return {token, whole.end};
      }
    }
    const auto& amounts = document_.amounts;
    while (amount_ < amounts.size() && amounts[amount_].tokens.begin < token) ++amount_;
    if (amount_ < amounts.size() && amounts[amount_].tokens.begin == token &&
        amounts[amount_].tokens.end <= sentence.end)
      return sum_at(amounts[amount_], node);
    return {token, token + 1};
  }

  // "$3 billion" goes by its sign, "5%" and "5 million euros" by the last word; other amounts keep their
  // nodes.
  TokenSpan sum_at(const Amount& amount, ParseNode& node) const {
    const auto& tag = document_.tokens.tag;
    const TokenSpan words = amount.tokens;
    std::uint32_t end = words.begin + 1;
    if (tag[words.begin] == Tag::kDollar) {
      while (end < words.end && tag[end] == Tag::kCD) ++end;
      return {words.begin, end};
    }
    const bool share = amount.unit == "percent";
    if (tag[words.begin] != Tag::kCD || (!share && amount.dimension != Dimension::kMoney))
      return {words.begin, end};
    while (end < words.end && (tag[end] == Tag::kCD || is_noun(tag[end]))) ++end;
    if (!is_noun(tag[end - 1])) return {words.begin, words.begin + 1};
    node.token = end - 1;
    node.sign = share ? SumSign::kPercent : SumSign::kMoney;
    return {words.begin, end};
  }

  const Resources& resources_;
  Document& document_;
  ParseScratch scratch_;
  std::size_t mention_ = 0;
  std::size_t amount_ = 0;
  std::vector<std::pair<TokenSpan, std::uint32_t>> inner_;  // nodes of several words with their heads
};

}  // namespace

void parse_sentences(const Resources& resources, Document& document) {
  document.tokens.head.assign(document.tokens.size(), kNowhere);
  document.tokens.relation.assign(document.tokens.size(), Relation::kNone);
  SentenceParse parse(resources, document);
  std::vector<DependantCounts> counts;
  for (const Sentence& sentence : document.sentences) {
    if (!worth_a_tree(sentence)) continue;
    parse.run(sentence);
    repair_auxiliaries(resources, document, sentence.tokens);
    repair_headline(resources, document, sentence.tokens);
    repair_asides(resources, document, sentence.tokens);
    repair_tree(resources, document, sentence.tokens, counts);
    repair_phrases(resources, document, sentence.tokens, counts);
    repair_speakers(resources, document, sentence.tokens);
    mark_conditions(resources, document, sentence.tokens);
    repair_conditions(resources, document, sentence.tokens);
    repair_subjects(resources, document, sentence.tokens);
    repair_clauses(resources, document, sentence.tokens);
    repair_between_verbs(resources, document, sentence.tokens);
    repair_objects(resources, document, sentence.tokens);
    repair_complements(resources, document, sentence.tokens);
    repair_relatives(document, sentence.tokens);
  }
  join_names(document);
  repair_titles(resources, document);
  repair_arguments(resources, document);
  break_cycles(document.tokens, {0, document.tokens.size()});  // names may run over an end of a sentence
  for (const Sentence& sentence : document.sentences) {
    if (worth_a_tree(sentence)) keep_one_root(document.tokens, sentence.tokens);
  }
}

}  // namespace claimgraph
