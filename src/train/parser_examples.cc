#include "train/parser_examples.h"

#include <charconv>
#include <fstream>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "train/treebank.h"

namespace claimgraph::train {
namespace {

bool goes_on(const std::vector<ParserWord>& words, std::size_t first, std::size_t at) {
  if (words[first].tag == Tag::kDollar) return words[at].tag == Tag::kCD;
  if (words[first].tag == Tag::kCD) return words[at].lower == "%" && at == first + 1;
  return is_proper(words[first].tag) && is_proper(words[at].tag);
}

// Past the longest run from `first` that is one subtree with one way out: its head's; `head` is that word.
std::size_t end_of_run(const ParserExample& example, std::size_t first, std::size_t& head) {
  std::size_t best = first + 1;
  head = first;
  for (std::size_t end = first + 1; end < example.words.size() && goes_on(example.words, first, end); ++end) {
    std::size_t outside = 0;
    std::size_t way_out = first;
    for (std::size_t at = first; at <= end; ++at) {
      const auto above = static_cast<std::size_t>(example.head[at]);
      if (above >= first && above <= end) continue;
      ++outside;
      way_out = at;
    }
    if (outside != 1) continue;
    best = end + 1;
    head = way_out;
  }
  return best;
}

// The number of a head; nothing where there is none ("_").
std::optional<std::int32_t> head_from(const std::string& column) {
  std::int32_t head = 0;
  const char* const end = column.data() + column.size();
  const auto read = std::from_chars(column.data(), end, head);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return head;
}

// Ends a sentence; false where a head is none of its words.
bool finish(ParserExample& example, std::vector<ParserExample>& out) {
  const auto size = static_cast<std::int32_t>(example.words.size());
  for (std::int32_t& head : example.head) {
    if (head < 0 || head > size) return false;
    head = head == 0 ? size : head - 1;
  }
  if (size > 0) out.push_back(std::move(example));
  example = ParserExample();
  return true;
}

}  // namespace

ParserExample joined(const ParserExample& example) {
  ParserExample out;
  const std::size_t size = example.words.size();
  std::vector<std::int32_t> node(size + 1);
  for (std::size_t first = 0; first < size;) {
    std::size_t head = first;
    const std::size_t end = end_of_run(example, first, head);
    for (std::size_t at = first; at < end; ++at) node[at] = static_cast<std::int32_t>(out.words.size());
    out.words.push_back(example.words[is_proper(example.words[first].tag) ? end - 1 : head]);
    out.head.push_back(example.head[head]);
    out.relation.push_back(example.relation[head]);
    first = end;
  }
  node[size] = static_cast<std::int32_t>(out.words.size());
  for (std::int32_t& head : out.head) head = node[static_cast<std::size_t>(head)];
  return out;
}

Result<std::vector<ParserExample>> read_examples(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{path, 0, 0, "cannot be read"};
  const auto outside = [&](int line) { return Error{path, line, 0, "a head outside of the sentence"}; };
  std::vector<ParserExample> examples;
  ParserExample example;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() && !finish(example, examples)) return outside(number);
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> columns = columns_of(line);
    if (columns.size() < 8 || columns[0].find_first_of("-.") != std::string::npos) continue;
    if (columns[1].empty()) return Error{path, number, 0, "a word without a form"};
    const std::optional<std::int32_t> head = head_from(columns[6]);
    if (!head) return Error{path, number, 0, "a word without a head"};
    const Tag tag = tag_of(columns[4]);
    const std::string lower = lowered(goes_by_lemma(tag) ? columns[2] : columns[1]);
    example.words.push_back({lower, columns[1][0] >= 'A' && columns[1][0] <= 'Z', tag});
    example.head.push_back(*head);
    example.relation.push_back(relation_from(columns[7]));
  }
  if (!finish(example, examples)) return outside(number);
  if (examples.empty()) return Error{path, 0, 0, "holds no sentence"};
  return examples;
}

void prepare(const ParserModel& model, std::vector<ParserExample>& examples) {
  for (ParserExample& example : examples) {
    for (const ParserWord& word : example.words)
      example.tokens.push_back(
          {parse_word(model, word.lower, word.capital), 1U + static_cast<std::uint32_t>(word.tag)});
  }
}

}  // namespace claimgraph::train
