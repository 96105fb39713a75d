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
  for (std::size_t at = done; at < least && steps_.size() < limit_; ++at)
    first = emit(node.parts[0], first);
  return first;
}

// Bytes that characters of a set begin with.
void ExpressionParser::add_bytes_of(const CharacterSet& set, FirstBytes& to) const {
  constexpr unsigned kFirstLead = 0xC2, kLastLead = 0xF4;
  to.bytes[0] |= set.ascii[0];
  to.bytes[1] |= set.ascii[1];
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

// What a step reads first; false where it may read nothing, so that the step behind it counts too.
bool ExpressionParser::add_own_bytes(const ExpressionStep& step, FirstBytes& to) const {
  const auto add_both = [&to](unsigned char byte) {
    const char c = static_cast<char>(byte);
    to.add(byte);
    if (is_lower(c)) to.add(static_cast<unsigned char>(c - 'a' + 'A'));
  };
  switch (step.kind) {
    case StepKind::kBytes:
      to.add(static_cast<unsigned char>(texts_[step.operand]));
      return true;
    case StepKind::kAnyCase: {
      const char c = texts_[step.operand];
      add_both(static_cast<unsigned char>(c));
      if (c == 's') to.add(static_cast<unsigned char>(utf8_of(kLongS)[0]));
      if (c == 'k') to.add(static_cast<unsigned char>(utf8_of(kKelvin)[0]));
      return true;
    }
    case StepKind::kSet:
    case StepKind::kRun:
      add_bytes_of(sets_[step.operand], to);
      return step.kind == StepKind::kSet || step.least > 0;
    case StepKind::kPart: {
      const FirstBytes& part = begins_[steps_[all_[step.operand].start].begins];
      to.add(part);
      return part.none == 0;
    }
    case StepKind::kWords:
    case StepKind::kWordsAnyCase: {
      const WordNode& root = word_nodes_[step.operand];
      for (std::uint32_t at = 0; at < root.edges; ++at) {
        const auto byte = static_cast<unsigned char>(edges_[root.first_edge + at] >> kEdgeByte);
        if (step.kind == StepKind::kWords)
          to.add(byte);
        else
          add_both(byte);
      }
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
  std::vector<FirstBytes> found(steps_.size() - from);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t at = from; at < steps_.size(); ++at) {
      const ExpressionStep& step = steps_[at];
      FirstBytes begins;
      const auto add = [&](std::uint32_t other) {
        begins.add(found[other - from]);
        begins.none |= found[other - from].none;
      };
      if (!add_own_bytes(step, begins)) {
        add(step.next);
        if (step.kind == StepKind::kEither) add(step.operand);
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
