// From the nodes of an expression to its steps.
#include <algorithm>

#include "base/ascii.h"
#include "rules/expression_parser.h"
#include "rules/letter_forms.h"

namespace claimgraph {

std::uint32_t ExpressionParser::put(ExpressionStep step) {
  steps_.push_back(step);
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

// Appends the steps of a node, behind which `next` comes; returns the first of them.
std::uint32_t ExpressionParser::emit(NodeId id, std::uint32_t next) {
  const Node& node = nodes_[id];
  switch (node.kind) {
    case NodeKind::kStep: {
      ExpressionStep step = node.step;
      step.next = next;
      const bool many_ways = step.kind == StepKind::kPart || step.kind == StepKind::kWords ||
                             step.kind == StepKind::kWordsAnyCase;
      if (many_ways) step.choice = choices_++;
      return put(step);
    }
    case NodeKind::kSequence:
      for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = emit(*part, next);
      return next;
    case NodeKind::kEither: {
      std::uint32_t others = emit(node.parts.back(), next);
      for (std::size_t at = node.parts.size() - 1; at-- > 0;) {
        ExpressionStep either;
        either.kind = StepKind::kEither;
        either.choice = choices_++;
        either.next = emit(node.parts[at], next);
        either.operand = others;
        others = put(either);
      }
      return others;
    }
    case NodeKind::kRepeat:
      return emit_repeat(node, next);
    case NodeKind::kCapture: {
      ExpressionStep edge;
      edge.kind = StepKind::kClose;
      edge.operand = 2 * node.step.operand + 1;
      edge.next = next;
      edge.next = emit(node.parts[0], put(edge));
      edge.kind = StepKind::kOpen;
      edge.operand = 2 * node.step.operand;
      return put(edge);
    }
  }
  return next;
}

std::uint32_t ExpressionParser::emit_repeat(const Node& node, std::uint32_t next) {
  const auto [least, most] = std::pair(node.step.least, node.step.most);
  const Node& inner = nodes_[node.parts[0]];
  if (inner.kind == NodeKind::kStep && inner.step.kind == StepKind::kSet && !node.lazy) {
    ExpressionStep run = inner.step;
    run.kind = StepKind::kRun;
    run.least = least;
    run.most = most;
    run.next = next;
    run.choice = choices_++;
    return put(run);
  }
  const auto either = [&](std::uint32_t again, std::uint32_t on) {
    ExpressionStep step;
    step.kind = StepKind::kEither;
    step.choice = choices_++;
    step.next = node.lazy ? on : again;
    step.operand = node.lazy ? again : on;
    return put(step);
  };
  std::uint32_t first = next;
  if (most == kEndless) {
    first = either(0, next);
    const std::uint32_t again = emit(node.parts[0], first);
    (node.lazy ? steps_[first].operand : steps_[first].next) = again;
    if (least > 0) first = again;
  }
  const std::size_t done = most == kEndless && least > 0 ? 1 : 0;
  for (std::size_t at = least; most != kEndless && at < most && steps_.size() < limit_; ++at)
    first = either(emit(node.parts[0], first), next);
  for (std::size_t at = done; at < least && steps_.size() < limit_; ++at) first = emit(node.parts[0], first);
  return first;
}

// Bytes that characters of a set begin with.
void ExpressionParser::add_bytes_of(const CharacterSet& set, ByteSet& to) const {
  constexpr unsigned kFirstLead = 0xC2, kLastLead = 0xF4;
  to.bits[0] |= set.ascii[0];
  to.bits[1] |= set.ascii[1];
  const auto add_leads = [&to](unsigned first, unsigned last) {
    for (unsigned lead = first; lead <= last; ++lead) to.add(static_cast<unsigned char>(lead));
  };
  if (set.letters != 0 || set.negated != 0) return add_leads(kFirstLead, kLastLead);
  const auto lead_of = [](std::uint32_t c) { return static_cast<unsigned char>(utf8_of(c)[0]); };
  for (std::uint32_t at = 0; at < set.range_count; ++at) {
    const CharacterRange& range = ranges_[set.first_range + at];
    add_leads(lead_of(range.first), lead_of(range.last));
  }
}

namespace {

void add_in_any_case(char c, ByteSet& to) {
  to.add(static_cast<unsigned char>(c));
  if (is_lower(c)) to.add(static_cast<unsigned char>(c - 'a' + 'A'));
  if (c == 's') to.add(static_cast<unsigned char>(utf8_of(kLongS)[0]));
  if (c == 'k') to.add(static_cast<unsigned char>(utf8_of(kKelvin)[0]));
}

// A space was read, and what is `next` goes on.
void add_behind_space(const Beginnings& next, Beginnings& to) {
  to.behind_space.add(next.first);
  to.only_space |= next.none;
}

}  // namespace

// What a step reads; false where it may read nothing, so that what is `next` counts from its start on.
bool ExpressionParser::add_own(const ExpressionStep& step, const Beginnings& next, Beginnings& to) const {
  switch (step.kind) {
    case StepKind::kBytes:
    case StepKind::kAnyCase: {
      const std::string_view text = std::string_view(texts_).substr(step.operand, step.most);
      const auto add = [&step](char c, ByteSet& bytes) {
        if (step.kind == StepKind::kBytes)
          bytes.add(static_cast<unsigned char>(c));
        else
          add_in_any_case(c, bytes);
      };
      add(text[0], to.first);
      if (text[0] == ' ' && text.size() > 1) add(text[1], to.behind_space);
      if (text == " ") add_behind_space(next, to);
      return true;
    }
    case StepKind::kSet:
    case StepKind::kRun: {
      const CharacterSet& set = sets_[step.operand];
      const bool runs = step.kind == StepKind::kRun;
      add_bytes_of(set, to.first);
      if (set.holds_ascii(' ')) {
        if (runs && step.most > 1) add_bytes_of(set, to.behind_space);
        if (!runs || step.least < 2) add_behind_space(next, to);
      }
      return !runs || step.least > 0;
    }
    case StepKind::kPart: {
      const Beginnings& part = begins_[steps_[all_[step.operand].start].begins];
      to.first.add(part.first);
      to.behind_space.add(part.behind_space);
      if (part.only_space != 0) add_behind_space(next, to);
      return part.none == 0;
    }
    case StepKind::kWords:
    case StepKind::kWordsAnyCase: {
      const WordNode& root = word_nodes_[step.operand];
      for (std::uint32_t at = 0; at < root.edges; ++at) {
        const auto byte = static_cast<unsigned char>(edges_[root.first_edge + at] >> kEdgeByte);
        to.first.add(byte);
        if (step.kind == StepKind::kWordsAnyCase) add_in_any_case(static_cast<char>(byte), to.first);
      }
      if (to.first.holds(' ')) to.only_space = 1;  // no word does
      return root.ends == 0;
    }
    case StepKind::kAccept:
      to.none = 1;
      return true;
    default:
      return false;
  }
}

// For all steps from one on. Nearly all go on to one before them; those that repeat need another round.
void ExpressionParser::note_begins(std::uint32_t from) {
  std::vector<Beginnings> found(steps_.size() - from);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t at = from; at < steps_.size(); ++at) {
      const ExpressionStep& step = steps_[at];
      const Beginnings& next = found[step.kind == StepKind::kAccept ? 0 : step.next - from];
      Beginnings begins;
      const auto add = [&](const Beginnings& other) {
        begins.first.add(other.first);
        begins.behind_space.add(other.behind_space);
        begins.none |= other.none;
        begins.only_space |= other.only_space;
      };
      if (!add_own(step, next, begins)) {
        add(next);
        if (step.kind == StepKind::kEither) add(found[step.operand - from]);
      }
      if (begins == found[at - from]) continue;
      found[at - from] = begins;
      changed = true;
    }
  }
  for (std::uint32_t at = from; at < steps_.size(); ++at) {
    const auto known = std::find(begins_.begin(), begins_.end(), found[at - from]);
    steps_[at].begins = static_cast<std::uint16_t>(known - begins_.begin());
    if (known == begins_.end()) begins_.push_back(found[at - from]);
  }
}

Expressions ExpressionParser::finish() {
  Expressions made;
  made.all = std::move(all_);
  made.steps = std::move(steps_);
  made.texts = std::vector<char>(texts_.begin(), texts_.end());
  made.sets = std::move(sets_);
  made.ranges = std::move(ranges_);
  made.begins = std::move(begins_);
  made.nodes = std::move(word_nodes_);
  made.edges = std::move(edges_);
  return made;
}

}  // namespace claimgraph
