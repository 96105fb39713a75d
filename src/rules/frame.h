// A frame's text as a tree, and the tree as a program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/flat_array.h"
#include "rules/unit.h"

namespace claimgraph {

inline constexpr int kLongestGap = 40;

struct FrameMacro;

struct FrameNode {
  enum class Type : std::uint8_t {
    kTest,      // one unit that passes `test`
    kStep,      // one unit of the coarsest layer, whatever it is
    kSequence,  // all children
    kChoice,    // the first child that leads to a match
    kRepeat,    // children[0], min to max times (max < 0: without end)
    kCapture,   // children[0] fills `role`
    kStart,     // ^
    kEnd,       // $
    kMacro,     // the tree of `macro`
  };
  Type type = Type::kSequence;
  TestId test = kNoTest;
  std::vector<FrameNode> children;
  int min = 0, max = 0;
  bool lazy = false;
  Symbol role = kNoSymbol;
  const FrameMacro* macro = nullptr;
};

/// The tree of a macro, shared by all frames that name it.
struct FrameMacro {
  FrameNode tree;
  std::size_t size = 0;  // about how many instructions it makes
  int depth = 0;         // of brackets and macros in each other
};

/// The node, or the tree that it stands for.
inline const FrameNode& written_out(const FrameNode& node) {
  const FrameNode* tree = &node;
  while (tree->type == FrameNode::Type::kMacro) tree = &tree->macro->tree;
  return *tree;
}

/// One instruction of a frame's program (Thompson's construction). Targets are indices.
struct Instruction {
  using Flat = void;
  enum class Op : std::uint32_t { kTest, kStep, kSplit, kJump, kSave, kStart, kEnd, kMatch };
  Op op = Op::kMatch;
  // kTest: test; kSplit: preferred target; kJump: target; kSave: 2 x role + (1 at its end)
  std::uint32_t a = 0;
  std::uint32_t b = 0;  // kSplit: other target
};

using Program = FlatArray<Instruction>;

/// Whether the frame may match without any unit.
bool matches_nothing(const FrameNode& frame);

/// A required factor: whatever matches the frame holds a unit that passes one of these tests.
struct Factor {
  std::vector<TestId> any;
  double weight = 0;  // guessed frequency, per 1,000 words
};

inline constexpr double kTooFrequent = 8;  // a trigger must be rarer, per 1,000 words

/// What must stand in a sentence for a test to be passed there, and how often it does.
struct TestWitness {
  TestId test = kNoTest;  // the test itself, or the word test of its head
  double weight = 0;
};

/// The program of a frame; `roles` are the symbols that kSave numbers, extended as they are met.
Program compile_frame(const FrameNode& frame, std::vector<Symbol>& roles);

/// All required factors of a frame; `witness` is by test.
std::vector<Factor> required_factors(const FrameNode& frame, const std::vector<TestWitness>& witness);

}  // namespace claimgraph
