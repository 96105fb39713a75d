// Prints what tagger, lemmatizer, groups and parser reach on treebanks, and how fast they are:
//   score_models PATTERNS [--time ARTICLES.jsonl] TREEBANK.conllu...
//
// Tokens and sentences are those of the treebank; tags, groups and trees are the pipeline's own, their
// repairs included; subjects and objects those of the trees that claims are read from, where names and sums
// are one node. A speed is CPU time on one core, the best of some passes.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "read/article_json.h"
#include "resources.h"
#include "rules/matcher.h"
#include "stages/amounts.h"
#include "stages/dates.h"
#include "stages/names.h"
#include "stages/parse.h"
#include "tag/groups_stage.h"
#include "tag/name_tags.h"
#include "tag/tag_stage.h"
#include "text/sentences.h"
#include "text/tokenize.h"
#include "text/unicode.h"
#include "train/gold_groups.h"
#include "train/recase.h"
#include "train/treebank.h"

namespace claimgraph::train {
namespace {

struct Count {
  double right = 0, found = 0, wanted = 0;
  double f1() const { return found + wanted > 0 ? 200 * right / (found + wanted) : 0; }
  void add(const std::set<std::pair<std::uint32_t, std::uint32_t>>& got,
           const std::set<std::pair<std::uint32_t, std::uint32_t>>& gold) {
    found += static_cast<double>(got.size());
    wanted += static_cast<double>(gold.size());
    for (const auto& one : got) right += gold.contains(one) ? 1 : 0;
  }
};

struct Scores {
  double words = 0, tags = 0, lemmas = 0, heads = 0, relations = 0;
  Count tokens, nouns, verbs, subjects, objects;
};

// A sentence of a treebank as the tokenizer would hand it on.
void fill(Document& document, const Sentence& sentence) {
  document.reset();
  Tokens& tokens = document.tokens;
  for (const Word& word : sentence.words) {
    if (word.space_before && !document.text.bytes.empty()) document.text.bytes += ' ';
    tokens.begin.push_back(static_cast<std::uint32_t>(document.text.bytes.size()));
    document.text.bytes += word.form;
    tokens.end.push_back(static_cast<std::uint32_t>(document.text.bytes.size()));
    tokens.form.push_back(document.symbols.intern(word.form));
    tokens.norm.push_back(document.symbols.intern(word.lower));
    const bool capital = word.form.front() >= 'A' && word.form.front() <= 'Z';
    tokens.flags.push_back(
        static_cast<std::uint16_t>((word.space_before ? static_cast<int>(TokenFlag::kSpaceBefore) : 0) |
                                   (capital ? static_cast<int>(TokenFlag::kCapital) : 0)));
  }
  document.sentences.push_back({{0, tokens.size()}, UnitKind::kProse, 0});
}

// What the tokenizer tells of the tokens that it finds where the treebank has them.
void take_flags(const Document& from, Document& to) {
  std::uint32_t own = 0;
  for (std::uint32_t at = 0; at < to.tokens.size(); ++at) {
    while (own < from.tokens.size() && from.tokens.begin[own] < to.tokens.begin[at]) ++own;
    if (own < from.tokens.size() && from.tokens.begin[own] == to.tokens.begin[at] &&
        from.tokens.end[own] == to.tokens.end[at])
      to.tokens.flags[at] = from.tokens.flags[own];
  }
}

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs as_pairs(const std::vector<TokenSpan>& spans) {
  Pairs pairs;
  for (const TokenSpan span : spans) pairs.emplace(span.begin, span.end);
  return pairs;
}

// (verb, argument) pairs of a tree. An argument stands for its gold noun group, a verb for its gold verb
// group, so that the words of a name count alike and a predicate noun for its copula. A lone indirect object
// ("told reporters") is the object, as the mended trees have it.
struct Arguments {
  Pairs subjects, objects;
};

template <typename Head, typename Name>
Arguments arguments_of(std::uint32_t size, const std::vector<std::uint32_t>& group, Head head, Name name) {
  Arguments found;
  std::vector<std::uint32_t> copula(size, kNowhere);
  std::vector<bool> has_object(size);
  for (std::uint32_t at = 0; at < size; ++at) {
    if (head(at) == kNowhere) continue;
    if (name(at) == "cop") copula[head(at)] = at;
    if (name(at) == "obj") has_object[head(at)] = true;
  }
  for (std::uint32_t at = 0; at < size; ++at) {
    if (head(at) == kNowhere) continue;
    const std::uint32_t verb = copula[head(at)] != kNowhere ? copula[head(at)] : head(at);
    if (name(at).starts_with("nsubj")) found.subjects.emplace(verb, group[at]);
    const bool lone = name(at) == "iobj" && !has_object[head(at)];
    if (name(at) == "obj" || lone) found.objects.emplace(head(at), group[at]);
  }
  return found;
}

std::uint32_t gold_head(const Sentence& sentence, std::uint32_t at) {
  return sentence.words[at].head == 0 ? kNowhere : static_cast<std::uint32_t>(sentence.words[at].head) - 1;
}

// Of a parse of every token.
void score_tree(const Document& document, const Sentence& sentence, Scores& scores) {
  const Tokens& tokens = document.tokens;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const Word& gold = sentence.words[at];
    const bool right = tokens.head[at] == gold_head(sentence, at);
    scores.heads += right ? 1 : 0;
    scores.relations += right && tokens.relation[at] == relation_from(gold.relation) ? 1 : 0;
  }
}

// Of a parse as the claims have it: names and sums of several words are one node.
void score_arguments(const Document& document, const Sentence& sentence, const std::vector<TokenSpan>& nouns,
                     Scores& scores) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t size = tokens.size();
  std::vector<std::uint32_t> group(size);
  for (std::uint32_t at = 0; at < size; ++at) group[at] = at;
  for (const TokenSpan span : nouns) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) group[at] = span.begin;
  }
  const Arguments gold = arguments_of(
      size, group, [&](std::uint32_t at) { return gold_head(sentence, at); },
      [&](std::uint32_t at) { return std::string_view(sentence.words[at].relation); });
  const Arguments got = arguments_of(
      size, group, [&](std::uint32_t at) { return tokens.head[at]; },
      [&](std::uint32_t at) { return relation_name(tokens.relation[at]); });
  scores.subjects.add(got.subjects, gold.subjects);
  scores.objects.add(got.objects, gold.objects);
}

template <typename Group>
Pairs spans_of(const std::vector<Group>& groups) {
  Pairs pairs;
  for (const Group& group : groups) pairs.emplace(group.tokens.begin, group.tokens.end);
  return pairs;
}

Pairs tokens_of(const Document& document) {
  Pairs pairs;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t)
    pairs.emplace(document.tokens.begin[t], document.tokens.end[t]);
  return pairs;
}

Scores score(const Resources& resources, const std::vector<Sentence>& treebank) {
  Scores scores;
  Document document(&resources.symbols), untokenized(&resources.symbols);
  for (const Sentence& sentence : treebank) {
    fill(document, sentence);
    untokenized.reset();
    untokenized.text = join_fields("", document.text.bytes);
    tokenize(resources, untokenized);
    scores.tokens.add(tokens_of(untokenized), tokens_of(document));
    take_flags(untokenized, document);
    tag_tokens(resources, document);
    find_groups(resources, document);
    find_amounts(resources, document);
    find_dates(resources, document);
    std::vector<Amount> amounts;
    amounts.swap(document.amounts);  // sums of several words would be one node
    parse_sentences(resources, document);
    for (std::uint32_t at = 0; at < document.tokens.size(); ++at) {
      scores.words += 1;
      scores.tags += document.tokens.tag[at] == sentence.words[at].tag ? 1 : 0;
      scores.lemmas += document.lemma(at) == sentence.words[at].lemma ? 1 : 0;
    }
    const std::vector<TokenSpan> nouns = gold_noun_groups(sentence);
    scores.nouns.add(spans_of(document.noun_groups), as_pairs(nouns));
    scores.verbs.add(spans_of(document.verb_groups), as_pairs(gold_verb_groups(sentence)));
    score_tree(document, sentence, scores);
    amounts.swap(document.amounts);
    find_names(resources, document);
    tag_names(resources, document);
    parse_sentences(resources, document);
    score_arguments(document, sentence, nouns, scores);
  }
  return scores;
}

double tags_of(const Resources& resources, std::vector<Sentence> treebank, Sentence (*recase)(Sentence)) {
  for (Sentence& sentence : treebank) sentence = recase(std::move(sentence));
  const Scores scores = score(resources, treebank);
  return 100 * scores.tags / scores.words;
}

void print(const Resources& resources, const std::vector<Sentence>& treebank, const std::string& label) {
  const Scores s = score(resources, treebank);
  const double title =
      tags_of(resources, treebank, [](Sentence one) { return in_title_case(std::move(one), false); });
  const double capitals = tags_of(resources, treebank, in_capitals);
  std::printf("%-22s %6.2f %6.2f %6.2f %6.2f   %6.2f %6.2f   %6.2f %6.2f   %6.2f %6.2f  %6.2f\n",
              label.c_str(), 100 * s.tags / s.words, title, capitals, 100 * s.lemmas / s.words,
              100 * s.heads / s.words, 100 * s.relations / s.words, s.nouns.f1(), s.verbs.f1(),
              s.subjects.f1(), s.objects.f1(), s.tokens.f1());
}

// ---- speed

double cpu_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

// Whether some rule is awake in a sentence.
bool wakes(const Resources& resources, const Document& document, std::uint32_t sentence,
           RuleScratch& scratch) {
  if (document.sentences[sentence].tokens.empty()) return false;
  read_sentence(resources, document, sentence, scratch);
  return !scratch.woken.empty() ||
         std::any_of(scratch.word_class.begin(), scratch.word_class.end(),
                     [&](std::uint32_t one) { return scratch.classes.anchors(one) != nullptr; });
}

// Nanoseconds a token of the stages over a file of articles, in their order.
bool print_speeds(const Resources& resources, const std::string& path) {
  constexpr int kPasses = 3;
  struct Timed {
    const char* name;
    void (*run)(const Resources&, Document&);
    double best = 1e18, now = 0;
  };
  Timed stages[] = {
      {"tags and lemmas", tag_tokens}, {"groups", find_groups}, {"parse, each sentence", parse_sentences}};
  std::ifstream in(path);
  if (!in) return false;
  std::vector<std::string> texts;
  for (std::string line; std::getline(in, line);) {
    if (auto article = article_from_json(line); article.ok())
      texts.push_back(std::move(article.value().text));
  }
  double tokens = 0, woken = 0;
  RuleScratch scratch;
  for (int pass = 0; pass < kPasses; ++pass) {
    tokens = woken = 0;
    for (Timed& stage : stages) stage.now = 0;
    Document document(&resources.symbols);
    for (const std::string& text : texts) {
      document.reset();
      document.text = join_fields("", text);
      tokenize(resources, document);
      split_sentences(resources, document);
      tokens += document.tokens.size();
      for (Timed& stage : stages) {
        const double begin = cpu_nanoseconds();
        stage.run(resources, document);
        stage.now += cpu_nanoseconds() - begin;
      }
      for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
        woken += wakes(resources, document, s, scratch) ? document.sentences[s].tokens.size() : 0;
    }
    for (Timed& stage : stages) stage.best = std::min(stage.best, stage.now);
  }
  for (const Timed& stage : stages) std::printf("%-22s %6.0f ns a token\n", stage.name, stage.best / tokens);
  std::printf("%-22s %6.0f %% of the tokens\n", "in woken sentences", 100 * woken / tokens);
  return true;
}

void print_sizes(const std::string& folder) {
  for (const char* name : {"tagger.bin", "lemmas.bin", "parser.bin"}) {
    std::error_code error;
    const auto size = std::filesystem::file_size(folder + "/models/" + name, error);
    if (!error) std::printf("%-22s %6.2f MB\n", name, static_cast<double>(size) / 1e6);
  }
}

int run(const std::vector<std::string>& words) {
  if (words.size() < 2) {
    std::fprintf(stderr, "usage: score_models PATTERNS [--time ARTICLES.jsonl] TREEBANK.conllu...\n");
    return 2;
  }
  const auto resources = load_resources({words[0], {}, {}});
  if (!resources.ok()) {
    std::fprintf(stderr, "%s\n", resources.error().text().c_str());
    return 1;
  }
  std::printf("%-22s %6s %6s %6s %6s   %6s %6s   %6s %6s   %6s %6s  %6s\n", "", "XPOS", "title", "capit",
              "lemma", "UAS", "LAS", "nouns", "verbs", "subj", "obj", "tokens");
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (words[at] == "--time") {
      if (++at < words.size() && print_speeds(*resources.value(), words[at])) continue;
      std::fprintf(stderr, "--time asks for a file of articles that can be read\n");
      return 2;
    }
    const auto treebank = read_treebank(words[at]);
    if (!treebank.ok()) {
      std::fprintf(stderr, "%s\n", treebank.error().text().c_str());
      return 1;
    }
    print(*resources.value(), treebank.value(), std::filesystem::path(words[at]).stem().string());
  }
  print_sizes(words[0]);
  return 0;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) {
  return claimgraph::train::run(std::vector<std::string>(words + 1, words + count));
}
