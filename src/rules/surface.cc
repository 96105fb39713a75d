#include "rules/surface.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/archive.h"
#include "base/ascii.h"
#include "base/beside.h"
#include "rules/surface_compiled.h"

// The naive engine runs every expression over every sentence: 5 to 40 times the whole time budget. So: most
// tokens wake no rule; a woken token runs one automaton of all rules of the kind over a short window; only
// the rules it names run again, for their captures.

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestToken = 4096;  // bytes of a last token that are seen
constexpr int kMaxGroups = 24;
constexpr std::uint32_t kAskedBeforeSet = 400;  // looks that pay for an automaton of all rules of a kind

re2::StringPiece piece(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return {text.data() + begin, end - begin};
}

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

const re2::RE2::Set* SurfaceRules::Kind::set(const std::vector<std::unique_ptr<Expressions>>& expressions,
                                             bool now) const {
  if (!now && asked_.load(std::memory_order_relaxed) < kAskedBeforeSet) {
    asked_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  std::call_once(once_, [&] {
    auto made = std::make_unique<re2::RE2::Set>(surface_options(), re2::RE2::ANCHOR_START);
    for (const std::uint32_t rule : rules) made->Add(expressions[rule]->match.source(), nullptr);
    if (made->Compile()) set_ = std::move(made);
  });
  return set_.get();
}

void SurfaceRules::Kind::set_wakes(const std::unordered_map<Symbol, Wake>& by_symbol, std::uint32_t size) {
  by_word.assign(size, 0);
  for (const auto& [symbol, wake] : by_symbol) {
    const auto known = std::find(word_wakes.begin(), word_wakes.end(), wake);
    by_word[index(symbol)] = static_cast<std::uint16_t>(known - word_wakes.begin());
    if (known == word_wakes.end()) word_wakes.push_back(wake);
  }
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

SeenCaptures::Slot& SeenCaptures::slot(std::uint64_t serial, std::uint32_t rule, std::string_view text) {
  constexpr std::size_t kSlots = 4096, kLongest = 48, kGroups = 12;
  if (serial_ != serial || slots_.empty()) {
    slots_.assign(kSlots + 1, Slot());
    for (Slot& each : slots_) {  // now, or memory would grow for as long as new texts come
      each.text.reserve(kLongest);
      each.groups.reserve(kGroups);
    }
    serial_ = serial;
  }
  if (text.size() > kLongest) return slots_.back();
  return slots_[(std::hash<std::string_view>()(text) + rule * 31U) % kSlots];
}

SurfaceRules::SurfaceRules() {
  static std::atomic<std::uint64_t> made = 0;
  serial_ = ++made;
}
SurfaceRules::SurfaceRules(SurfaceRules&&) noexcept = default;
SurfaceRules& SurfaceRules::operator=(SurfaceRules&&) noexcept = default;
SurfaceRules::~SurfaceRules() = default;

template <typename Archive>
void SurfaceRules::fields(Archive& archive, SurfaceRules& all) {
  auto& [serial, rules, expressions, kinds] = all;
  archive(rules, expressions, kinds);
}
template void SurfaceRules::fields(ArchiveWriter&, SurfaceRules&);
template void SurfaceRules::fields(ArchiveReader&, SurfaceRules&);

std::string_view SurfaceRule::setting(std::string_view key) const {
  for (const auto& [known, value] : settings) {
    if (known == key) return value;
  }
  return {};
}

Result<bool> SurfaceRules::compile_all() const {
  const auto too_big = [](const SurfaceRule& rule) {
    return Error{rule.file, rule.line, 1, "surface rule " + rule.name + " is too big an expression"};
  };
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    const Expressions& each = *expressions_[rule];
    const auto good = [](const LazyExpression& expression) { return expression.get().ok(); };
    if (!good(each.match) || !std::all_of(each.unless_left.begin(), each.unless_left.end(), good) ||
        !std::all_of(each.unless_right.begin(), each.unless_right.end(), good))
      return too_big(rules_[rule]);
  }
  for (const auto& kind : kinds_) {
    if (kind->set(expressions_, true) == nullptr) return too_big(rules_[kind->rules.front()]);
  }
  return true;
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

// Runs one rule at the window's start, without its captures; a match longer than `best` takes its place.
void SurfaceRules::match_rule(std::uint32_t rule, const Document& document, ByteSpan window,
                              ByteSpan sentence, SurfaceMatch& best) const {
  const Expressions& expressions = *expressions_[rule];
  const std::string_view text = document.text.bytes;
  const re2::StringPiece seen = piece(text, window.begin, window.end);
  re2::StringPiece found;
  if (!expressions.match.get().Match(seen, 0, seen.size(), re2::RE2::ANCHOR_START, &found, 1)) return;
  const std::uint32_t end = window.begin + static_cast<std::uint32_t>(found.size());
  if (end <= best.bytes.end) return;
  const Tokens& tokens = document.tokens;
  const std::uint32_t last = token_at(tokens, end - 1, best.tokens.begin, tokens.size());
  if (!may_end(document, last, end)) return;
  const std::uint32_t look = std::max(sentence.begin, window.begin - std::min(window.begin, kSurfaceLook));
  for (const auto& left : expressions.unless_left) {
    if (re2::RE2::PartialMatch(piece(text, look, window.begin), left.get())) return;
  }
  const re2::StringPiece after = piece(text, end, std::min(sentence.end, end + kSurfaceLook));
  for (const auto& right : expressions.unless_right) {
    if (right.get().Match(after, 0, after.size(), re2::RE2::ANCHOR_START, nullptr, 0)) return;
  }
  best.rule = rule;
  best.bytes = {window.begin, end};
  best.tokens.end = last + 1;
}

// The captures of a match, appended: they cost far more than finding where it ends, and less the less is
// read.
void SurfaceRules::read_groups(const SurfaceMatch& match, std::string_view text, ByteSpan window,
                               SurfaceMatches& out) const {
  if (expressions_[match.rule]->one_capture) {
    out.groups.push_back(match.bytes);
    return;
  }
  const std::uint32_t begin = match.bytes.begin;
  const std::uint32_t behind = std::min(match.bytes.end + 1, window.end);
  std::string_view said = text.substr(begin, behind - begin);
  std::string alike;
  if (expressions_[match.rule]->digits_alike) {
    alike = said;
    for (char& c : alike) c = is_digit(c) ? '0' : c;
    said = alike;
  }
  SeenCaptures::Slot& slot = out.seen.slot(serial_, match.rule, said);
  if (slot.rule != match.rule || slot.text != said) {
    slot.rule = match.rule;
    slot.text = said;
    slot.groups.clear();
    const re2::StringPiece seen = piece(text, window.begin, window.end);
    std::array<re2::StringPiece, kMaxGroups> found;
    const auto wanted = static_cast<int>(rules_[match.rule].groups.size()) + 1;
    expressions_[match.rule]->match.get().Match(seen, 0, match.bytes.size(), re2::RE2::ANCHOR_BOTH,
                                                found.data(), wanted);
    for (int at = 1; at < wanted; ++at) {
      const re2::StringPiece& part = found[static_cast<std::size_t>(at)];
      const auto from = part.data() == nullptr ? 0 : static_cast<std::uint32_t>(part.data() - seen.data());
      slot.groups.push_back({from, from + static_cast<std::uint32_t>(part.size())});
    }
  }
  for (const ByteSpan group : slot.groups) {
    const bool took_part = !group.empty();
    out.groups.push_back(took_part ? ByteSpan{begin + group.begin, begin + group.end} : ByteSpan{});
  }
}

// The rules of a kind (by place in Kind::rules) that match at the start of `seen`, or all where the automaton
// cannot tell. False when none does: most woken tokens begin no match, and that alone is cheap to ask.
bool SurfaceRules::automaton_names(const Kind& kind, std::string_view seen, std::vector<int>& rules) const {
  const re2::RE2::Set* const set = kind.set(expressions_, false);
  if (set != nullptr) {
    const re2::StringPiece text(seen.data(), seen.size());
    re2::RE2::Set::ErrorInfo error{};
    if (set->Match(text, &rules, &error)) return true;
    if (error.kind == re2::RE2::Set::kNoError) return false;
  }
  rules.resize(kind.rules.size());
  std::iota(rules.begin(), rules.end(), 0);
  return true;
}

void SurfaceRules::Kind::compile(const std::vector<std::unique_ptr<Expressions>>& expressions,
                                 std::string_view seen, std::vector<int>& places) const {
  const re2::StringPiece text(seen.data(), seen.size());
  std::erase_if(places,
                [&](int at) { return !expressions[rules[static_cast<std::size_t>(at)]]->may_match(text); });
  std::vector<const LazyExpression*> fresh;
  for (const int at : places) {
    const LazyExpression& match = expressions[rules[static_cast<std::size_t>(at)]]->match;
    if (!match.ready()) fresh.push_back(&match);
  }
  if (fresh.size() < 2) return;
  std::atomic<std::size_t> next = 0;
  const auto compile_next = [&] {
    for (std::size_t at = next++; at < fresh.size(); at = next++) fresh[at]->get();
  };
  auto other = beside(compile_next);
  compile_next();
  other.get();
}

void SurfaceRules::find(SurfaceKind wanted, const Document& document, TokenSpan range,
                        SurfaceMatches& out) const {
  out.all.clear();
  out.groups.clear();
  if (wanted == SurfaceKind::kNone || range.empty()) return;
  const Kind& kind = *kinds_[static_cast<std::size_t>(wanted)];
  const Tokens& tokens = document.tokens;
  const ByteSpan sentence{tokens.begin[range.begin], tokens.end[range.end - 1]};
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    const RuleBits awake = kind.awake_at(tokens, token, range.end);
    if (awake.none()) continue;
    const ByteSpan window = window_of(tokens, token, range.end);
    const std::string_view seen = std::string_view(document.text.bytes).substr(window.begin, window.size());
    if (!automaton_names(kind, seen, out.scratch)) continue;
    std::erase_if(out.scratch, [&](int at) { return !awake[static_cast<std::size_t>(at)]; });
    std::sort(out.scratch.begin(), out.scratch.end());
    kind.compile(expressions_, seen, out.scratch);
    SurfaceMatch best;
    best.tokens = {token, token};
    best.bytes = {window.begin, window.begin};
    best.first_group = static_cast<std::uint32_t>(out.groups.size());
    for (const int at : out.scratch)
      match_rule(kind.rules[static_cast<std::size_t>(at)], document, window, sentence, best);
    if (best.bytes.empty()) continue;
    read_groups(best, document.text.bytes, window, out);
    out.all.push_back(best);
    while (token + 1 < range.end && tokens.begin[token + 1] < best.bytes.end) ++token;
  }
}

}  // namespace claimgraph
