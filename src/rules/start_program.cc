#include "rules/start_program.h"

#include <span>
#include <utility>

namespace claimgraph {
namespace {

using Type = FrameNode::Type;
using StartOp = StartStep::Op;

class StartCompiler {
 public:
  explicit StartCompiler(const UnitTests& tests) : tests_(tests) {}

  StartProgram compile(const FrameNode& frame) {
    const Number match = emit(StartOp::kMatch, 0, 0);
    const Number begin = row_of(frame, match);
    return {std::move(steps_), std::move(words_), begin};
  }

 private:
  using Number = StartStep::Number;

  Number here() const { return static_cast<Number>(steps_.size()); }

  Number emit(StartOp op, std::uint32_t a, Number next) {
    StartStep step;
    step.op = op;
    step.a = a;
    step.next = next;
    steps_.push_back(step);
    return static_cast<Number>(here() - 1);
  }

  Number emit_words(std::span<const TestId> words, Number next) {
    const Number row = emit(StartOp::kWord, static_cast<std::uint32_t>(words_.size()), next);
    steps_[row].count = static_cast<Number>(words.size());
    words_.insert(words_.end(), words.begin(), words.end());
    return row;
  }

  // The row of a node that the row `next` follows: that of the last step, or `next`.
  Number row_of(const FrameNode& written, Number next) {
    const FrameNode& node = written_out(written);
    switch (node.type) {
      case Type::kTest:
        return tests_[node.test].is_word() ? emit_words({&node.test, 1}, next)
                                           : emit(StartOp::kUnit, node.test, next);
      case Type::kStep:
        return emit(StartOp::kStep, 0, next);
      case Type::kSequence:
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
          next = row_of(*child, next);
        return next;
      case Type::kChoice:
        return choice(node, next);
      case Type::kRepeat:
        return repeat(node, next);
      case Type::kCapture:
        return row_of(node.children[0], next);
      case Type::kStart:
        return emit(StartOp::kStart, 0, next);
      case Type::kEnd:
        return emit(StartOp::kEnd, 0, next);
      case Type::kMacro:
        break;
    }
    return next;
  }

  // Code that some matches go round: where it leads nowhere, the rest of it is left out.
  Number branch(const FrameNode& node, Number next) {
    const Number begin = here();
    const Number row = row_of(node, next);
    for (Number step = begin; step < here(); ++step) {
      if (steps_[step].skip == StartStep::kNoMatch) go_round(step);
    }
    return row;
  }

  // Where the step's row is empty, what is emitted next goes on.
  void go_round(Number step) { steps_[step].skip = here(); }

  // The word test that a node is, or kNoTest.
  TestId word_test(const FrameNode& written) const {
    const FrameNode& node = written_out(written);
    const bool wraps = node.type == Type::kSequence || node.type == Type::kCapture;
    if (wraps && node.children.size() == 1) return word_test(node.children[0]);
    return node.type == Type::kTest && tests_[node.test].is_word() ? node.test : kNoTest;
  }

  Number choice(const FrameNode& node, Number next) {
    std::vector<TestId> words;
    std::vector<const FrameNode*> others;
    for (const FrameNode& child : node.children) {
      const TestId word = word_test(child);
      if (word != kNoTest) {
        words.push_back(word);
      } else {
        others.push_back(&child);
      }
    }
    Number row = StartStep::kNoMatch;
    if (!words.empty()) {
      row = emit_words(words, next);
      if (!others.empty()) go_round(row);  // others may lead on
    }
    for (const FrameNode* const other : others) {
      const Number begin = branch(*other, next);
      const bool first = row == StartStep::kNoMatch;
      row = first ? begin : emit(StartOp::kJoin, begin, row);
      if (!first && other != others.back()) go_round(row);
    }
    return row;
  }

  Number repeat(const FrameNode& node, Number next) {
    const FrameNode& child = written_out(node.children[0]);
    Number row = next;
    if (node.max < 0) {
      const Number loop = emit(StartOp::kLoop, 0, next);
      const Number again = branch(child, loop);
      row = emit(StartOp::kAgain, again, loop);
    } else if (node.max > node.min && child.type == Type::kStep) {
      row = emit(StartOp::kGap, static_cast<std::uint32_t>(node.max - node.min), next);
    } else {
      for (int i = node.min; i < node.max; ++i) {
        const Number once = branch(child, row);
        row = emit(StartOp::kJoin, once, next);
      }
    }
    for (int i = 0; i < node.min; ++i) row = row_of(child, row);
    return row;
  }

  const UnitTests& tests_;
  std::vector<StartStep> steps_;
  std::vector<TestId> words_;
};

}  // namespace

StartProgram compile_starts(const FrameNode& frame, const UnitTests& tests) {
  return StartCompiler(tests).compile(frame);
}

}  // namespace claimgraph
