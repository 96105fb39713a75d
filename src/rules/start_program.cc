#include "rules/start_program.h"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

using Type = FrameNode::Type;
using StartOp = StartStep::Op;

class StartCompiler {
 public:
  explicit StartCompiler(const UnitTests& tests) : tests_(tests) {}

  StartProgram compile(const FrameNode& frame) {
    const std::uint32_t match = emit(StartOp::kMatch, 0, 0);
    program_.begin = row_of(frame, match);
    return std::move(program_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.steps.size()); }

  std::uint32_t emit(StartOp op, std::uint32_t a, std::uint32_t next) {
    StartStep step;
    step.op = op;
    step.a = a;
    step.next = next;
    program_.steps.push_back(step);
    return here() - 1;
  }

  // The row of a node that the row `next` follows.
  std::uint32_t row_of(const FrameNode& written, std::uint32_t next) {
    const FrameNode& node = written_out(written);
    switch (node.type) {
      case Type::kTest:
        return emit(tests_[node.test].is_word() ? StartOp::kWord : StartOp::kUnit, node.test, next);
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
  std::uint32_t branch(const FrameNode& node, std::uint32_t next) {
    const std::uint32_t begin = here();
    const std::uint32_t row = row_of(node, next);
    for (std::uint32_t step = begin; step < here(); ++step) {
      if (program_.steps[step].skip == StartStep::kNoMatch) go_round(step, row);
    }
    return row;
  }

  // Where the step's row is empty, what is emitted next goes on.
  void go_round(std::uint32_t step, std::uint32_t branch) {
    program_.steps[step].skip = here();
    program_.steps[step].branch = branch;
  }

  // The word test that a node is, or kNoTest.
  TestId word_test(const FrameNode& written) const {
    const FrameNode& node = written_out(written);
    const bool wraps = node.type == Type::kSequence || node.type == Type::kCapture;
    if (wraps && node.children.size() == 1) return word_test(node.children[0]);
    return node.type == Type::kTest && tests_[node.test].is_word() ? node.test : kNoTest;
  }

  std::uint32_t choice(const FrameNode& node, std::uint32_t next) {
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
    std::uint32_t row = kNowhere;
    if (!words.empty()) {
      row = emit(StartOp::kWords, static_cast<std::uint32_t>(words.size()), next);
      for (const TestId word : words) emit(StartOp::kWord, word, next);
      if (!others.empty()) go_round(row, row);  // others may lead on
    }
    for (const FrameNode* const other : others) {
      const std::uint32_t begin = branch(*other, next);
      row = row == kNowhere ? begin : emit(StartOp::kJoin, begin, row);
      if (row != begin && other != others.back()) go_round(row, row);
    }
    return row;
  }

  std::uint32_t repeat(const FrameNode& node, std::uint32_t next) {
    const FrameNode& child = written_out(node.children[0]);
    std::uint32_t row = next;
    if (node.max < 0) {
      row = emit(StartOp::kLoop, 0, next);
      emit(StartOp::kAgain, branch(child, row), row);
    } else if (node.max > node.min && child.type == Type::kStep) {
      row = emit(StartOp::kGap, static_cast<std::uint32_t>(node.max - node.min), next);
    } else {
      for (int i = node.min; i < node.max; ++i) row = emit(StartOp::kJoin, branch(child, row), next);
    }
    for (int i = 0; i < node.min; ++i) row = row_of(child, row);
    return row;
  }

  const UnitTests& tests_;
  StartProgram program_;
};

}  // namespace

StartProgram compile_starts(const FrameNode& frame, const UnitTests& tests) {
  return StartCompiler(tests).compile(frame);
}

}  // namespace claimgraph
