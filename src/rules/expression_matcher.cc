#include "rules/expression_matcher.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kNoCharacter = 0;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The bytes of the character outside ASCII that begins a text; 0 where there is none, or not all of it.
std::uint32_t wide_size(std::string_view rest) {
  const auto lead = static_cast<unsigned char>(rest[0]);
  const std::uint32_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (rest.size() < size) return kNoCharacter;
  for (std::uint32_t at = 1; at < size; ++at) {
    if (!continues_character(rest[at])) return kNoCharacter;
  }
  return size;
}

bool holds_wide(const Expressions& all, const CharacterSet& set, std::string_view character) {
  const CodePoint point = code_point_at(character, 0);
  const auto begin = all.ranges.begin() + set.first_range;
  const bool listed = std::any_of(begin, begin + set.range_count, [&](const CharacterRange& range) {
    return range.first <= point.value && point.value <= range.last;
  });
  const bool letter =
      set.letters != 0 && (point.kind == CharClass::kUpper || point.kind == CharClass::kLetter);
  return (listed || letter) != (set.negated != 0);
}

bool is_word_byte(char c) { return is_ascii_letter(c) || is_digit(c) || c == '_'; }

}  // namespace

void ExpressionMatcher::read(const Expressions& expressions, std::string_view text) {
  all_ = &expressions;
  text_ = text;
  asked_at_.assign(text.size() + 1, kNowhere);
  asked_.clear();
  ends_.clear();
}

std::uint32_t ExpressionMatcher::match(std::uint32_t expression, std::uint32_t from) {
  keeps_captures_ = false;
  return first_end(expression, from);
}

std::uint32_t ExpressionMatcher::match_with_captures(std::uint32_t expression, std::uint32_t from) {
  keeps_captures_ = true;
  slots_.assign(std::size_t{2} * all_->all[expression].captures, kNowhere);
  return first_end(expression, from);
}

std::uint32_t ExpressionMatcher::first_end(std::uint32_t expression, std::uint32_t from) {
  const Expression& wanted = all_->all[expression];
  std::uint32_t end = kNowhere;
  if (!all_->may_begin(wanted.start, text_.substr(from)) || !goes_beyond_first(wanted, from)) return end;
  run(wanted, from, [&](std::uint32_t at) {
    end = at;
    return true;
  });
  return end;
}

// False where an expression begins with a part or words, and what comes behind them surely does not go on.
bool ExpressionMatcher::goes_beyond_first(const Expression& expression, std::uint32_t from) {
  const ExpressionStep* step = &all_->steps[expression.start];
  while (step->kind == StepKind::kOpen) step = &all_->steps[step->next];
  if (step->kind != StepKind::kPart && step->kind != StepKind::kWords &&
      step->kind != StepKind::kWordsAnyCase)
    return true;
  const Ends ends = ends_of(*step, from);
  return std::any_of(ends_.begin() + ends.begin, ends_.begin() + ends.end,
                     [&](std::uint32_t end) { return all_->may_begin(step->next, text_.substr(end)); });
}

// Is it the second time that a choice is met at a place? What failed once fails again.
bool ExpressionMatcher::tried(std::size_t visited, const ExpressionStep& step, std::uint32_t at) {
  const std::size_t bit = std::size_t{step.choice} * (text_.size() + 1) + at;
  std::uint64_t& word = visited_[visited + bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << bit % 64;
  const bool known = (word & mask) != 0;
  word |= mask;
  return known;
}

// Tells `accept` each place where the expression may end, in the order of preference and once, until it says
// that this was enough.
template <typename Accept>
void ExpressionMatcher::run(const Expression& expression, std::uint32_t from, Accept accept) {
  const std::size_t bottom = choices_.size(), visited = visited_.size();
  visited_.resize(visited + (std::size_t{expression.choices} * (text_.size() + 1) + 63) / 64);
  const auto goes_with = [this](std::uint32_t step, std::uint32_t place) {
    return all_->may_begin(step, text_.substr(place));
  };
  std::uint32_t at = from, here = expression.start;
  bool goes_on = true, enough = false;
  while (!enough) {
    if (!goes_on) {  // back to the last choice
      if (choices_.size() == bottom) break;
      Choice& choice = choices_.back();
      switch (choice.kind) {
        case Choice::Kind::kCapture:
          slots_[choice.step] = choice.at;
          choices_.pop_back();
          continue;
        case Choice::Kind::kStep:
          here = choice.step;
          at = choice.at;
          choices_.pop_back();
          break;
        case Choice::Kind::kShorterRun:
          here = choice.step;
          do --choice.at;
          while (continues_character(text_[choice.at]) ||
                 (choice.at > choice.last && !goes_with(here, choice.at)));
          at = choice.at;
          if (at == choice.last) choices_.pop_back();
          break;
        case Choice::Kind::kNextEnd:
          here = choice.step;
          while (choice.at + 1 < choice.last && !goes_with(here, ends_[choice.at])) ++choice.at;
          at = ends_[choice.at];
          if (++choice.at == choice.last) choices_.pop_back();
          break;
      }
      goes_on = true;
    }
    const std::uint32_t number = here;
    const ExpressionStep& step = all_->steps[number];
    std::uint32_t read = 0;
    here = step.next;
    switch (step.kind) {
      case StepKind::kAccept:
        goes_on = false;
        if (!tried(visited, step, at)) enough = accept(at);
        break;
      case StepKind::kBytes:
      case StepKind::kAnyCase:
        read = literal(step, at);
        goes_on = read != kNowhere;
        at += read;
        break;
      case StepKind::kSet:
        read = character(all_->sets[step.operand], at);
        goes_on = read != kNoCharacter;
        at += read;
        break;
      case StepKind::kRun: {
        goes_on = !tried(visited, step, at);
        if (!goes_on) break;
        const CharacterSet& set = all_->sets[step.operand];
        std::uint32_t count = 0, shortest = at;
        for (; count < step.most || step.most == kEndless; ++count) {
          if (count == step.least) shortest = at;
          read = character(set, at);
          if (read == kNoCharacter) break;
          at += read;
        }
        goes_on = count >= step.least;
        if (count == step.least) shortest = at;
        if (goes_on && at != shortest)
          choices_.push_back({Choice::Kind::kShorterRun, step.next, at, shortest});
        break;
      }
      case StepKind::kEither: {
        // Only what is read as few times as will do comes back here by its second way.
        if (step.operand < number && !goes_with(step.next, at)) {
          here = step.operand;
          break;
        }
        goes_on = !tried(visited, step, at);
        if (goes_on && goes_with(step.operand, at))
          choices_.push_back({Choice::Kind::kStep, step.operand, at, 0});
        break;
      }
      case StepKind::kPart:
      case StepKind::kWords:
      case StepKind::kWordsAnyCase: {
        goes_on = goes_with(number, at) && !tried(visited, step, at);
        if (!goes_on) break;
        Ends ends = ends_of(step, at);
        goes_on = ends.begin != ends.end;
        if (!goes_on) break;
        while (ends.begin + 1 < ends.end && !goes_with(step.next, ends_[ends.begin])) ++ends.begin;
        at = ends_[ends.begin];
        if (ends.begin + 1 != ends.end)
          choices_.push_back({Choice::Kind::kNextEnd, step.next, ends.begin + 1, ends.end});
        break;
      }
      case StepKind::kWordEdge:
      case StepKind::kNoWordEdge:
        goes_on = word_edge(at) == (step.kind == StepKind::kWordEdge);
        break;
      case StepKind::kTextStart:
        goes_on = at == 0;
        break;
      case StepKind::kTextEnd:
        goes_on = at == size();
        break;
      case StepKind::kOpen:
      case StepKind::kClose: {
        if (!keeps_captures_) break;
        std::uint32_t& slot = slots_[step.operand];
        choices_.push_back({Choice::Kind::kCapture, step.operand, slot, 0});
        slot = at;
        break;
      }
    }
  }
  choices_.resize(bottom);
  visited_.resize(visited);
}

ExpressionMatcher::Ends ExpressionMatcher::ends_of(const ExpressionStep& step, std::uint32_t from) {
  for (std::uint32_t at = asked_at_[from]; at != kNowhere; at = asked_[at].before) {
    if (asked_[at].operand == step.operand && asked_[at].kind == step.kind) return asked_[at].ends;
  }
  const std::size_t bottom = found_.size();
  if (step.kind != StepKind::kPart) {
    find_words(step, from);
  } else {
    run(all_->all[step.operand], from, [&](std::uint32_t end) {
      found_.push_back(end);
      return false;
    });
  }
  Ends ends{static_cast<std::uint32_t>(ends_.size()), 0};
  ends_.insert(ends_.end(), found_.begin() + static_cast<std::ptrdiff_t>(bottom), found_.end());
  found_.resize(bottom);
  ends.end = static_cast<std::uint32_t>(ends_.size());
  asked_.push_back({step.kind, step.operand, ends, asked_at_[from]});
  asked_at_[from] = static_cast<std::uint32_t>(asked_.size() - 1);
  return ends;
}

void ExpressionMatcher::find_words(const ExpressionStep& step, std::uint32_t from) {
  const bool any_case = step.kind == StepKind::kWordsAnyCase;
  const std::size_t bottom = found_.size();
  const WordNode* node = &all_->nodes[step.operand];
  for (std::uint32_t at = from;; ++at) {
    if (node->ends != 0) found_.push_back(at);
    if (at == size()) break;
    const char c = any_case ? to_lower(text_[at]) : text_[at];
    const auto begin = all_->edges.begin() + node->first_edge;
    const auto edge = std::find_if(begin, begin + node->edges, [&](WordEdge each) {
      return each >> kEdgeByte == static_cast<unsigned char>(c);
    });
    if (edge == begin + node->edges) break;
    node = &all_->nodes[*edge & ((WordEdge{1} << kEdgeByte) - 1)];
  }
  std::reverse(found_.begin() + static_cast<std::ptrdiff_t>(bottom), found_.end());
}

// Bytes of the character at a place where it is of the set, else kNoCharacter.
std::uint32_t ExpressionMatcher::character(const CharacterSet& set, std::uint32_t at) const {
  if (at == size()) return kNoCharacter;
  const auto byte = static_cast<unsigned char>(text_[at]);
  if (byte < 0x80) return set.holds_ascii(byte) ? 1 : kNoCharacter;
  const std::uint32_t bytes = wide_size(text_.substr(at));
  return bytes != kNoCharacter && holds_wide(*all_, set, text_.substr(at, bytes)) ? bytes : kNoCharacter;
}

// Bytes that a literal reads, else kNowhere. Beside "k" and "s" in any case stand the sign of Kelvin and the
// long s.
std::uint32_t ExpressionMatcher::literal(const ExpressionStep& step, std::uint32_t from) const {
  const char* const wanted = all_->texts.data() + step.operand;
  std::uint32_t at = from;
  if (step.kind == StepKind::kBytes) {
    const bool same = text_.substr(at, step.most) == std::string_view(wanted, step.most);
    return same ? step.most : kNowhere;
  }
  for (std::uint32_t done = 0; done < step.most; ++done) {
    const std::string_view rest = text_.substr(at);
    if (!rest.empty() && to_lower(rest[0]) == wanted[done])
      ++at;
    else if (wanted[done] == 's' && rest.starts_with("\xC5\xBF"))
      at += 2;
    else if (wanted[done] == 'k' && rest.starts_with("\xE2\x84\xAA"))
      at += 3;
    else
      return kNowhere;
  }
  return at - from;
}

bool ExpressionMatcher::word_edge(std::uint32_t at) const {
  const bool before = at > 0 && is_word_byte(text_[at - 1]);
  return before != (at < size() && is_word_byte(text_[at]));
}

}  // namespace claimgraph
