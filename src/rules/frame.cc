#include "rules/frame.h"

#include <algorithm>
#include <utility>

namespace claimgraph {
namespace {

using Type = FrameNode::Type;
using Op = Instruction::Op;

const Factor* rarest(const std::vector<Factor>& factors) {
  const auto found = std::min_element(factors.begin(), factors.end(),
                                      [](const Factor& a, const Factor& b) { return a.weight < b.weight; });
  return found == factors.end() ? nullptr : &*found;
}

// Emits the code of a tree; what follows a node is the instruction after its code.
class FrameCompiler {
 public:
  explicit FrameCompiler(std::vector<Symbol>& roles) : roles_(roles) {}

  void compile(const FrameNode& written) {
    const FrameNode& node = written_out(written);
    switch (node.type) {
      case Type::kTest:
        emit({Op::kTest, node.test, 0});
        break;
      case Type::kStep:
        emit({Op::kStep, 0, 0});
        break;
      case Type::kSequence:
        for (const FrameNode& child : node.children) compile(child);
        break;
      case Type::kChoice:
        choice(node);
        break;
      case Type::kRepeat:
        repeat(node);
        break;
      case Type::kCapture: {
        const std::uint32_t role = role_number(node.role);
        emit({Op::kSave, 2 * role, 0});
        compile(node.children[0]);
        emit({Op::kSave, 2 * role + 1, 0});
        break;
      }
      case Type::kStart:
        emit({Op::kStart, 0, 0});
        break;
      case Type::kEnd:
        emit({Op::kEnd, 0, 0});
        break;
      case Type::kMacro:
        break;
    }
  }

  Program finish() {
    emit({Op::kMatch, 0, 0});
    return std::move(program_);
  }

 private:
  std::uint32_t emit(Instruction instruction) {
    program_.push_back(instruction);
    return static_cast<std::uint32_t>(program_.size()) - 1;
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  std::uint32_t role_number(Symbol role) {
    const auto found = std::find(roles_.begin(), roles_.end(), role);
    if (found == roles_.end()) roles_.push_back(role);
    return static_cast<std::uint32_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
  }

  void choice(const FrameNode& node) {
    std::vector<std::uint32_t> jumps;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
      const std::uint32_t split = emit({Op::kSplit, here() + 1, 0});
      compile(node.children[i]);
      jumps.push_back(emit({Op::kJump, 0, 0}));
      program_[split].b = here();
    }
    compile(node.children.back());
    for (const std::uint32_t jump : jumps) program_[jump].a = here();
  }

  // A split that goes on into the repeated code, or past it (set by leave).
  std::uint32_t enter(bool lazy) {
    const std::uint32_t split = emit({Op::kSplit, 0, 0});
    (lazy ? program_[split].b : program_[split].a) = here();
    return split;
  }
  void leave(std::uint32_t split, bool lazy) { (lazy ? program_[split].a : program_[split].b) = here(); }

  void repeat(const FrameNode& node) {
    for (int i = 0; i < node.min; ++i) compile(node.children[0]);
    if (node.max < 0) {
      const std::uint32_t split = enter(node.lazy);
      compile(node.children[0]);
      emit({Op::kJump, split, 0});
      leave(split, node.lazy);
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = node.min; i < node.max; ++i) {
      splits.push_back(enter(node.lazy));
      compile(node.children[0]);
    }
    for (const std::uint32_t split : splits) leave(split, node.lazy);
  }

  std::vector<Symbol>& roles_;
  std::vector<Instruction> program_;
};

}  // namespace

Program compile_frame(const FrameNode& frame, std::vector<Symbol>& roles) {
  FrameCompiler compiler(roles);
  compiler.compile(frame);
  return compiler.finish();
}

bool matches_nothing(const FrameNode& written) {
  const FrameNode& frame = written_out(written);
  const auto& children = frame.children;
  switch (frame.type) {
    case Type::kTest:
    case Type::kStep:
      return false;
    case Type::kSequence:
      return std::all_of(children.begin(), children.end(), matches_nothing);
    case Type::kChoice:
      return std::any_of(children.begin(), children.end(), matches_nothing);
    case Type::kRepeat:
      return frame.min == 0 || matches_nothing(children[0]);
    case Type::kCapture:
      return matches_nothing(children[0]);
    case Type::kStart:
    case Type::kEnd:
    case Type::kMacro:
      return true;
  }
  return true;
}

namespace {

// Appends the required factors of a frame.
void add_factors(const FrameNode& written, const std::vector<TestWitness>& witness,
                 std::vector<Factor>& factors) {
  const FrameNode& frame = written_out(written);
  switch (frame.type) {
    case Type::kTest:
      factors.push_back({{witness[frame.test].test}, witness[frame.test].weight});
      break;
    case Type::kSequence:
      for (const FrameNode& child : frame.children) add_factors(child, witness, factors);
      break;
    case Type::kChoice: {
      Factor joined;
      std::vector<Factor> branch;
      for (const FrameNode& child : frame.children) {
        branch.clear();
        add_factors(child, witness, branch);
        const Factor* const best = rarest(branch);
        if (best == nullptr) return;
        joined.any.insert(joined.any.end(), best->any.begin(), best->any.end());
        joined.weight += best->weight;
      }
      factors.push_back(std::move(joined));
      break;
    }
    case Type::kRepeat:
      if (frame.min > 0) add_factors(frame.children[0], witness, factors);
      break;
    case Type::kCapture:
      add_factors(frame.children[0], witness, factors);
      break;
    case Type::kStep:
    case Type::kStart:
    case Type::kEnd:
    case Type::kMacro:
      break;
  }
}

}  // namespace

std::vector<Factor> required_factors(const FrameNode& frame, const std::vector<TestWitness>& witness) {
  std::vector<Factor> factors;
  add_factors(frame, witness, factors);
  return factors;
}

}  // namespace claimgraph
