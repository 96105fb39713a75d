#include "rules/surface.h"

#include <algorithm>

#include "base/archive.h"
#include "rules/surface_compiled.h"

// Most tokens wake no rule; a woken token runs the rules it wakes over a short window.

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestToken = 4096;  // bytes of a last token that are seen

// The token that holds byte `at`, or the first one behind it, within [from, end).
std::uint32_t token_at(const Tokens& tokens, std::uint32_t at, std::uint32_t from, std::uint32_t end) {
  while (from < end && tokens.end[from] <= at) ++from;
  return from;
}

// Window of an expression that begins at `token`: whole tokens.
ByteSpan window_of(const Tokens& tokens, std::uint32_t token, std::uint32_t end) {
  const std::uint32_t begin = tokens.begin[token];
  const std::uint32_t limit = begin + kSurfaceWindow;
  std::uint32_t last = token;
  while (last + 1 < end && tokens.end[last] < limit && tokens.end[last + 1] - begin < kLongestToken) ++last;
  return {begin, std::min(tokens.end[last], begin + kLongestToken)};
}

// May a match end at byte `at`, which lies in (or at the end of) `token`?
bool may_end(const Document& document, std::uint32_t token, std::uint32_t at) {
  if (document.tokens.end[token] == at) return true;
  const std::string_view rest = std::string_view(document.text.bytes).substr(at, 3);
  return rest[0] == '-' || rest[0] == '/' || rest[0] == '\'' || rest.substr(0, 2) == "\xE2\x80";
}

}  // namespace

void SurfaceRules::Kind::note_begins(const Expressions& expressions, const std::vector<Letters>& letters) {
  begins.resize(256);
  for (std::size_t byte = 0; byte < begins.size(); ++byte) {
    const char c = static_cast<char>(byte);
    for (std::size_t at = 0; at < rules.size(); ++at) {
      const Expression& match = expressions.all[letters[rules[at]].match];
      begins[byte].set(at, expressions.may_begin(match.start, std::string_view(&c, 1)));
    }
  }
}

void SurfaceRules::Kind::set_wakes(const std::unordered_map<Symbol, Wake>& by_symbol, std::uint32_t size) {
  std::vector<std::uint16_t> numbers(size);
  for (const auto& [symbol, wake] : by_symbol) {
    const auto known = std::find(word_wakes.begin(), word_wakes.end(), wake);
    numbers[index(symbol)] = static_cast<std::uint16_t>(known - word_wakes.begin());
    if (known == word_wakes.end()) word_wakes.push_back(wake);
  }
  by_word = std::move(numbers);
  wakes = {};
}

// The rules that a match at `token` may be of.
RuleBits SurfaceRules::Kind::awake_at(const Tokens& tokens, std::uint32_t token, std::uint32_t end) const {
  const auto wake_of = [&](std::uint32_t at) -> std::uint16_t {
    const std::uint32_t word = index(tokens.norm[at]);
    return word < by_word.size() ? by_word[word] : 0;
  };
  const auto of_word = [&](std::uint32_t at) -> const Wake& { return word_wakes[wake_of(at)]; };
  if (wake_of(token) == 0 && (tokens.flags[token] & first_flags) == 0) return {};  // most tokens
  const auto of_token = [&](std::uint32_t at, Role role) {
    RuleBits awake = bits(of_word(at), role);
    for (const FlagWake& flag : by_flag) {
      if (tokens.has(at, flag.flag)) awake |= bits(flag.wake, role);
    }
    return awake;
  };
  const RuleBits& opens = of_word(token).opens;
  const RuleBits first = of_token(token, Role::kFirst);
  if (opens.none() || token + 1 == end) return first;
  return first | (opens & of_token(token + 1, Role::kSecond));
}

SurfaceRules::SurfaceRules() = default;
SurfaceRules::SurfaceRules(SurfaceRules&&) noexcept = default;
SurfaceRules& SurfaceRules::operator=(SurfaceRules&&) noexcept = default;
SurfaceRules::~SurfaceRules() = default;

template <typename Archive>
void SurfaceRules::fields(Archive& archive, SurfaceRules& all) {
  auto& [rules, expressions, letters, kinds] = all;
  archive(rules, expressions, letters, kinds);
}
template void SurfaceRules::fields(ArchiveWriter&, SurfaceRules&);
template void SurfaceRules::fields(ArchiveReader&, SurfaceRules&);

std::string_view SurfaceRule::setting(std::string_view key) const {
  for (const auto& [known, value] : settings) {
    if (known == key) return value;
  }
  return {};
}

SurfaceKind SurfaceRules::kind(std::string_view emit) const {
  for (std::size_t at = 0; at < kinds_.size(); ++at) {
    if (kinds_[at]->emit == emit) return static_cast<SurfaceKind>(at);
  }
  return SurfaceKind::kNone;
}

ByteSpan SurfaceRules::group(const SurfaceMatches& matches, const SurfaceMatch& match,
                             std::string_view name) const {
  const std::vector<std::string>& names = rules_[match.rule].groups;
  for (std::uint32_t at = 0; at < names.size(); ++at) {
    if (names[at] != name) continue;
    const ByteSpan span = matches.groups[match.first_group + at];
    if (!span.empty()) return span;
  }
  return {};
}

// Does what stands left or right of a match of a rule forbid it?
bool SurfaceRules::vetoed(const Letters& letters, std::string_view left, std::string_view right,
                          SurfaceMatches& out) const {
  if (!letters.unless_left.empty()) {
    out.right.read(expressions_, left);
    for (const std::uint32_t expression : letters.unless_left) {
      for (std::uint32_t from = 0; from <= left.size(); ++from) {
        if (out.right.match(expression, from) != kNowhere) return true;
      }
    }
  }
  if (letters.unless_right.empty()) return false;
  out.right.read(expressions_, right);
  return std::any_of(letters.unless_right.begin(), letters.unless_right.end(),
                     [&](std::uint32_t expression) { return out.right.match(expression, 0) != kNowhere; });
}

// Runs one rule at the window's start; a match longer than `best` takes its place.
void SurfaceRules::match_rule(std::uint32_t rule, const Document& document, ByteSpan window,
                              ByteSpan sentence, SurfaceMatch& best, SurfaceMatches& out) const {
  const Letters& letters = letters_[rule];
  const std::uint32_t size = out.matcher.match(letters.match, 0);
  if (size == kNowhere) return;
  const std::uint32_t end = window.begin + size;
  if (end <= best.bytes.end) return;
  const Tokens& tokens = document.tokens;
  const std::uint32_t last = token_at(tokens, end - 1, best.tokens.begin, tokens.size());
  if (!may_end(document, last, end)) return;
  const std::uint32_t look = std::max(sentence.begin, window.begin - std::min(window.begin, kSurfaceLook));
  const std::string_view text = document.text.bytes;
  const std::uint32_t seen = std::min(sentence.end, end + kSurfaceLook);
  if (vetoed(letters, text.substr(look, window.begin - look), text.substr(end, seen - end), out)) return;
  best.rule = rule;
  best.bytes = {window.begin, end};
  best.tokens.end = last + 1;
}

// The captures of the match that counts, appended.
void SurfaceRules::read_groups(const SurfaceMatch& match, SurfaceMatches& out) const {
  out.matcher.match_with_captures(letters_[match.rule].match, 0);
  const std::uint32_t begin = match.bytes.begin;
  for (std::uint32_t at = 0; at < rules_[match.rule].groups.size(); ++at) {
    const ByteSpan group = out.matcher.capture(at);
    out.groups.push_back(group.empty() ? ByteSpan{} : ByteSpan{begin + group.begin, begin + group.end});
  }
}

void SurfaceRules::find(SurfaceKind wanted, const Document& document, TokenSpan range,
                        SurfaceMatches& out) const {
  out.all.clear();
  out.groups.clear();
  if (wanted == SurfaceKind::kNone || range.empty()) return;
  const Kind& kind = *kinds_[static_cast<std::size_t>(wanted)];
  const Tokens& tokens = document.tokens;
  const std::string_view text = document.text.bytes;
  const ByteSpan sentence{tokens.begin[range.begin], tokens.end[range.end - 1]};
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    RuleBits awake = kind.awake_at(tokens, token, range.end);
    if (awake.none()) continue;
    awake &= kind.begins[static_cast<unsigned char>(text[tokens.begin[token]])];
    if (awake.none()) continue;
    const ByteSpan window = window_of(tokens, token, range.end);
    out.matcher.read(expressions_, text.substr(window.begin, window.size()));
    SurfaceMatch best;
    best.tokens = {token, token};
    best.bytes = {window.begin, window.begin};
    best.first_group = static_cast<std::uint32_t>(out.groups.size());
    for (std::size_t at = 0; at < kind.rules.size(); ++at) {
      if (awake[at]) match_rule(kind.rules[at], document, window, sentence, best, out);
    }
    if (best.bytes.empty()) continue;
    read_groups(best, out);
    out.all.push_back(best);
    while (token + 1 < range.end && tokens.begin[token + 1] < best.bytes.end) ++token;
  }
}

}  // namespace claimgraph
