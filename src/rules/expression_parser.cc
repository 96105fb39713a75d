#include "rules/expression_parser.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "rules/letter_forms.h"
#include "rules/word_tree.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLastCharacter = 0x10FFFF;
constexpr std::size_t kMostSteps = 20'000;    // of one expression
constexpr std::uint32_t kMostCased = 0x400;   // a longer range of characters holds both cases
constexpr std::uint32_t kMostParts = 40;      // parts within parts
constexpr std::uint16_t kLongestText = 1000;  // bytes of a step
constexpr std::string_view kSetLetters = "dDwWsS";
}  // namespace

/// A set that is being read.
struct ExpressionParser::Characters {
  std::vector<CharacterRange> ranges;
  bool letters = false, negated = false;

  void add(std::uint32_t first, std::uint32_t last) { ranges.push_back({first, last}); }
  void add_all_but(std::vector<CharacterRange> others) {
    std::uint32_t first = 0;
    for (const CharacterRange& other : others) {  // in order
      if (other.first > first) add(first, other.first - 1);
      first = other.last + 1;
    }
    add(first, kLastCharacter);
  }
  bool holds(std::uint32_t character) const {
    return std::any_of(ranges.begin(), ranges.end(), [&](const CharacterRange& range) {
      return range.first <= character && character <= range.last;
    });
  }
};

ExpressionParser::ExpressionParser() { begins_.emplace_back(); }

void ExpressionParser::define_words(std::string name, std::vector<std::string_view> words) {
  WordTree tree(name[0] == '<');
  for (const std::string_view word : words) tree.add(word);
  words_[std::move(name)] = tree.write(word_nodes_, edges_);
}

ExpressionParser::NodeId ExpressionParser::node(NodeKind kind, std::vector<NodeId> parts) {
  nodes_.push_back({kind, {}, false, std::move(parts)});
  return static_cast<NodeId>(nodes_.size() - 1);
}

ExpressionParser::NodeId ExpressionParser::step_node(StepKind kind, std::uint32_t operand) {
  const NodeId made = node(NodeKind::kStep);
  nodes_[made].step.kind = kind;
  nodes_[made].step.operand = operand;
  return made;
}

ExpressionParser::NodeId ExpressionParser::beyond(std::string what) {
  if (error_.empty()) error_ = "expressions of surface rules know no " + what;
  return node(NodeKind::kSequence);
}

ExpressionParser::NodeId ExpressionParser::set_node(Characters characters, bool any_case) {
  std::vector<CharacterRange>& ranges = characters.ranges;
  if (any_case) {
    const std::vector<CharacterRange> before = ranges;
    for (const CharacterRange& range : before) {
      if (range.last - range.first > kMostCased) continue;
      for (std::uint32_t c = range.first; c <= range.last; ++c) {
        for (const std::uint32_t form : any_case_of(c)) {
          if (!characters.holds(form)) characters.add(form, form);
        }
      }
    }
  }
  CharacterSet set;
  set.letters = characters.letters ? 1 : 0;
  set.negated = characters.negated ? 1 : 0;
  for (unsigned char c = 0; c < kFirstWide; ++c) {
    const bool held = characters.holds(c) || (characters.letters && is_ascii_letter(static_cast<char>(c)));
    if (held != characters.negated) set.ascii[c / 64] |= std::uint64_t{1} << c % 64;
  }
  set.first_range = static_cast<std::uint32_t>(ranges_.size());
  std::sort(ranges.begin(), ranges.end(),
            [](const CharacterRange& a, const CharacterRange& b) { return a.first < b.first; });
  for (const CharacterRange& range : ranges) {
    if (range.last >= kFirstWide) ranges_.push_back({std::max(range.first, kFirstWide), range.last});
  }
  set.range_count = static_cast<std::uint32_t>(ranges_.size()) - set.first_range;
  sets_.push_back(set);
  return step_node(StepKind::kSet, static_cast<std::uint32_t>(sets_.size() - 1));
}

ExpressionParser::NodeId ExpressionParser::literal_node(std::uint32_t character, bool any_case) {
  if (any_case && character >= kFirstWide) {
    Characters forms;
    forms.add(character, character);
    return set_node(std::move(forms), true);
  }
  const std::string bytes = utf8_of(character);
  const NodeId made =
      step_node(any_case ? StepKind::kAnyCase : StepKind::kBytes, static_cast<std::uint32_t>(texts_.size()));
  nodes_[made].step.most = static_cast<std::uint16_t>(bytes.size());
  texts_ += any_case ? lowered(bytes) : bytes;
  return made;
}

ExpressionParser::NodeId ExpressionParser::parse_either(Reading& in) {
  std::vector<NodeId> ways{parse_sequence(in)};
  while (in.next() == '|') {
    ++in.at;
    ways.push_back(parse_sequence(in));
  }
  return ways.size() == 1 ? ways[0] : node(NodeKind::kEither, std::move(ways));
}

ExpressionParser::NodeId ExpressionParser::parse_sequence(Reading& in) {
  std::vector<NodeId> parts;
  while (in.at < in.text.size() && in.text[in.at] != '|' && in.text[in.at] != ')' && error_.empty())
    append(parts, parse_repeated(in));
  return node(NodeKind::kSequence, std::move(parts));
}

// Letters that stand side by side are one step.
void ExpressionParser::append(std::vector<NodeId>& parts, NodeId item) {
  if (!parts.empty() && nodes_[item].kind == NodeKind::kStep &&
      nodes_[parts.back()].kind == NodeKind::kStep) {
    ExpressionStep& last = nodes_[parts.back()].step;
    const ExpressionStep& next = nodes_[item].step;
    const bool letters = next.kind == StepKind::kBytes || next.kind == StepKind::kAnyCase;
    if (letters && last.kind == next.kind && last.operand + last.most == next.operand &&
        last.most < kLongestText) {
      last.most = static_cast<std::uint16_t>(last.most + next.most);
      return;
    }
  }
  parts.push_back(item);
}

ExpressionParser::NodeId ExpressionParser::parse_repeated(Reading& in) {
  NodeId item = parse_item(in);
  while (const auto bounds = parse_bounds(in)) {
    item = node(NodeKind::kRepeat, {item});
    nodes_[item].step.least = bounds->first;
    nodes_[item].step.most = bounds->second;
    nodes_[item].lazy = in.next() == '?';
    if (nodes_[item].lazy) ++in.at;
  }
  return item;
}

// How often the item before is read: "?", "{2,3}" and the like.
std::optional<std::pair<std::uint16_t, std::uint16_t>> ExpressionParser::parse_bounds(Reading& in) {
  std::uint16_t least = 0, most = kEndless;
  std::size_t length = 1;
  switch (in.next()) {
    case '?':
      most = 1;
      break;
    case '+':
      least = 1;
      break;
    case '*':
      break;
    case '{': {
      const char* const end = in.text.data() + in.text.size();
      auto read = std::from_chars(in.text.data() + in.at + 1, end, least);
      if (read.ec != std::errc()) return std::nullopt;
      most = least;
      if (read.ptr != end && *read.ptr == ',') {
        most = kEndless;
        read = std::from_chars(read.ptr + 1, end, most);
      }
      if (read.ptr == end || *read.ptr != '}') return std::nullopt;
      length = static_cast<std::size_t>(read.ptr + 1 - in.text.data()) - in.at;
      break;
    }
    default:
      return std::nullopt;
  }
  in.at += length;
  return std::pair(least, most);
}

ExpressionParser::NodeId ExpressionParser::parse_item(Reading& in) {
  const std::string_view rest = in.text.substr(in.at);
  switch (rest[0]) {
    case '(':
      return parse_group(in);
    case '[':
      return parse_set(in);
    case '\\':
      return parse_escape(in);
    case '{':
      if (is_letter_byte(in.next(1)) || std::string_view("_<@").find(in.next(1)) != std::string_view::npos)
        return parse_name(in);
      break;
    case '^':
      ++in.at;
      return step_node(StepKind::kTextStart);
    case '$':
      ++in.at;
      return step_node(StepKind::kTextEnd);
    case '.': {
      ++in.at;
      Characters all;
      all.add_all_but({{'\n', '\n'}});
      return set_node(std::move(all), false);
    }
    default:
      break;
  }
  const CodePoint point = code_point_at(rest, 0);
  in.at += point.size;
  return literal_node(point.value, in.any_case);
}

ExpressionParser::NodeId ExpressionParser::parse_group(Reading& in) {
  const std::string_view rest = in.text.substr(in.at);
  const bool any_case = in.any_case;
  NodeId capture = kUnread;
  if (rest.starts_with("(?:")) {
    in.at += 3;
  } else if (rest.starts_with("(?i:")) {
    in.at += 4;
    in.any_case = true;
  } else if (rest.starts_with("(?P<")) {
    in.at += rest.find('>') + 1;
    capture = node(NodeKind::kCapture);
    nodes_[capture].step.operand = in.captures++;
  } else {
    return beyond("\"" + std::string(rest.substr(0, 3)) + "\"");
  }
  const NodeId inner = parse_either(in);
  in.any_case = any_case;
  if (in.next() != ')') return beyond("group without its end");
  ++in.at;
  if (capture == kUnread) return inner;
  nodes_[capture].parts = {inner};
  return capture;
}

// A name in braces. A part with captures is read anew wherever it is named: each has captures of its own.
ExpressionParser::NodeId ExpressionParser::parse_name(Reading& in) {
  const std::size_t close = std::min(in.text.find('}', in.at), in.text.size() - 1);
  const std::string name(in.text.substr(in.at + 1, close - in.at - 1));
  in.at = close + 1;
  if (name == "_") {
    Characters spaces;
    for (const std::uint32_t space : kSpaces) spaces.add(space, space);
    return set_node(std::move(spaces), false);
  }
  if (const auto words = words_.find(name); words != words_.end())
    return step_node(name[0] == '<' ? StepKind::kWordsAnyCase : StepKind::kWords, words->second);
  Part& part = parts_[name];
  if (in.level == kMostParts) return beyond("parts that deep in parts");
  Reading inner{part.text, 0, 0, in.any_case, in.level + 1};
  if (part.text.find("(?P<") != std::string::npos) {
    inner.captures = in.captures;
    const NodeId made = parse_either(inner);
    in.captures = inner.captures;
    in.depth = std::max(in.depth, inner.depth);
    return made;
  }
  Compiled& compiled = part.compiled[in.any_case ? 1 : 0];
  if (!compiled.known) {
    const auto added = add_reading(inner);
    if (!added.ok()) return node(NodeKind::kSequence);
    compiled = {true, added.value(), inner.depth};
  }
  in.depth = std::max(in.depth, compiled.depth + 1);
  if (in.depth > kMostParts) return beyond("parts that deep in parts");
  return step_node(StepKind::kPart, compiled.expression);
}

void ExpressionParser::add_escaped_set(char letter, Characters& to) {
  const std::vector<CharacterRange> digits{{'0', '9'}};
  const std::vector<CharacterRange> word{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
  const std::vector<CharacterRange> space{{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
  const std::vector<CharacterRange>& meant = to_lower(letter) == 'd'   ? digits
                                             : to_lower(letter) == 'w' ? word
                                                                       : space;
  if (is_upper(letter))
    to.add_all_but(meant);
  else
    to.ranges.insert(to.ranges.end(), meant.begin(), meant.end());
}

// The character of "\.", "\n", "\x{a0}"; moves behind it.
std::uint32_t ExpressionParser::escaped_character(Reading& in) {
  const char letter = in.next(1);
  in.at = std::min(in.at + 2, in.text.size());
  constexpr std::string_view kLetters = "nrtfv", kMeant = "\n\r\t\f\v";
  if (const std::size_t at = kLetters.find(letter); at != std::string_view::npos)
    return static_cast<unsigned char>(kMeant[at]);
  if (letter != 'x') {
    if (is_letter_byte(letter) || is_digit(letter)) beyond(std::string("\"\\") + letter + '"');
    return static_cast<unsigned char>(letter);
  }
  const bool braced = in.next() == '{';
  if (braced) ++in.at;
  const std::size_t end = std::min(braced ? in.text.find('}', in.at) : in.at + 2, in.text.size());
  std::uint32_t value = 0;
  std::from_chars(in.text.data() + in.at, in.text.data() + end, value, 16);
  in.at = std::min(end + (braced ? 1 : 0), in.text.size());
  return value;
}

ExpressionParser::NodeId ExpressionParser::parse_escape(Reading& in) {
  const std::string_view rest = in.text.substr(in.at);
  const char letter = in.next(1);
  constexpr std::string_view kEdges = "bBAz";
  constexpr std::array kEdgeSteps{StepKind::kWordEdge, StepKind::kNoWordEdge, StepKind::kTextStart,
                                  StepKind::kTextEnd};
  if (const std::size_t edge = kEdges.find(letter); edge != std::string_view::npos) {
    in.at += 2;
    return step_node(kEdgeSteps[edge]);
  }
  Characters set;
  if (rest.starts_with("\\pL")) {
    in.at += 3;
    set.letters = true;
    return set_node(std::move(set), false);
  }
  if (kSetLetters.find(letter) != std::string_view::npos) {
    in.at += 2;
    add_escaped_set(letter, set);
    return set_node(std::move(set), in.any_case);
  }
  return literal_node(escaped_character(in), in.any_case);
}

ExpressionParser::NodeId ExpressionParser::parse_set(Reading& in) {
  Characters set;
  ++in.at;
  set.negated = in.next() == '^';
  if (set.negated) ++in.at;
  const auto one = [&]() -> std::uint32_t {
    if (in.next() == '\\') return escaped_character(in);
    const CodePoint point = code_point_at(in.text, static_cast<std::uint32_t>(in.at));
    in.at += point.size;
    return point.value;
  };
  for (bool first = true; first || in.next() != ']'; first = false) {
    const std::string_view rest = in.text.substr(in.at);
    if (rest.empty() || rest.starts_with("[:")) return beyond("set like \"" + std::string(rest) + '"');
    if (rest.starts_with("\\pL")) {
      in.at += 3;
      set.letters = true;
    } else if (rest[0] == '\\' && kSetLetters.find(in.next(1)) != std::string_view::npos) {
      add_escaped_set(in.next(1), set);
      in.at += 2;
    } else {
      const std::uint32_t from = one();
      const bool range = in.next() == '-' && in.next(1) != ']' && in.next(1) != '\0';
      if (range) ++in.at;
      set.add(from, range ? one() : from);
    }
  }
  ++in.at;
  return set_node(std::move(set), in.any_case);
}

Result<std::uint32_t> ExpressionParser::add(std::string_view text) {
  Reading whole{text, 0, 0, false, 0};
  auto added = add_reading(whole);
  nodes_.clear();
  error_.clear();
  return added;
}

Result<std::uint32_t> ExpressionParser::add_reading(Reading& in) {
  const NodeId whole = parse_either(in);
  if (in.at != in.text.size()) beyond("\")\" that closes nothing");
  if (!error_.empty()) return Error{"", 0, 0, error_};
  const std::size_t from = steps_.size();
  limit_ = from + kMostSteps;
  choices_ = 0;
  ExpressionStep accept;
  accept.choice = choices_++;
  const std::uint32_t start = emit(whole, put(accept));
  if (steps_.size() >= limit_) error_ = "the expression is too big";
  if (!error_.empty()) return Error{"", 0, 0, error_};
  note_begins(static_cast<std::uint32_t>(from));
  all_.push_back({start, choices_, static_cast<std::uint16_t>(in.captures)});
  return static_cast<std::uint32_t>(all_.size() - 1);
}

}  // namespace claimgraph
