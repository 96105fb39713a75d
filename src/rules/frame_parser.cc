#include "rules/frame_parser.h"

#include <algorithm>

namespace claimgraph {
namespace {

using Type = FrameNode::Type;

constexpr int kDeepestBrackets = 30;    // brackets and macros in each other
constexpr std::size_t kLargest = 4000;  // instructions of a frame
constexpr std::string_view kAnchor = "anchor";

FrameNode test_node(TestId test) {
  FrameNode node;
  node.type = Type::kTest;
  node.test = test;
  return node;
}

FrameNode repeated(FrameNode child, int min, int max, bool lazy) {
  FrameNode node;
  node.type = Type::kRepeat;
  node.min = min;
  node.max = max;
  node.lazy = lazy;
  node.children.push_back(std::move(child));
  return node;
}

std::size_t size_of(const FrameNode& node) {
  if (node.type == Type::kMacro) return node.macro->size;
  std::size_t size = 1;
  for (const FrameNode& child : node.children) size += 1 + size_of(child);
  if (node.type == Type::kRepeat) size *= static_cast<std::size_t>(std::max({1, node.min, node.max}));
  return std::min(size, kLargest + 1);
}

bool holds(Type type, const FrameNode& written) {
  const FrameNode& node = written_out(written);
  return node.type == type || std::any_of(node.children.begin(), node.children.end(),
                                          [type](const FrameNode& child) { return holds(type, child); });
}

class FrameParser : public TestParser {
 public:
  FrameParser(const RuleNames& names, const RoleScope& roles, const Block& block, const BlockField& field,
              FrameMacros& macros, int depth)
      : TestParser(names, block, field), roles_(roles), macros_(macros), depth_(depth), deepest_(depth) {}

  FrameNode whole() {
    FrameNode frame = alternatives();
    if (!at_end()) fail(at_, std::string("nothing opens this ") + peek());
    return frame;
  }
  int deepest() const { return deepest_; }

 private:
  void go_down(int levels) {
    deepest_ = std::max(deepest_, depth_ + levels);
    if (deepest_ > kDeepestBrackets) fail(at_, "brackets or macros stand too deep in each other");
  }

  FrameNode alternatives() {
    go_down(1);
    ++depth_;
    FrameNode choice;
    choice.type = Type::kChoice;
    do {
      choice.children.push_back(sequence());
    } while (take('|'));
    --depth_;
    if (choice.children.size() == 1) return std::move(choice.children[0]);
    return choice;
  }

  FrameNode sequence() {
    FrameNode sequence;
    at_end();
    const std::size_t begin = at_;
    while (!at_end() && peek() != ')' && peek() != '|') sequence.children.push_back(repeats(item()));
    if (sequence.children.empty()) fail(begin, "an alternative without text");
    if (sequence.children.size() == 1) return std::move(sequence.children[0]);
    return sequence;
  }

  FrameNode repeats(FrameNode node) {
    int min = 1, max = 1;
    const std::size_t begin = at_;
    if (peek() == '?' || peek() == '*' || peek() == '+') {
      const char sign = text_[at_++];
      min = sign == '+' ? 1 : 0;
      max = sign == '?' ? 1 : -1;
    } else if (peek() == '{') {
      ++at_;
      min = number(begin);
      max = take(',') ? number(begin) : min;
      if (!take('}')) fail(begin, "this { is never closed");
      if (max < min || max > kLongestGap || max == 0) {
        fail(begin, "write {m,n} with m <= n <= " + std::to_string(kLongestGap));
      }
    } else {
      return node;
    }
    if (max < 0 && holds(Type::kStep, node)) fail(begin, "unbounded gap; write ..N");
    if (max < 0 && matches_nothing(node)) fail(begin, "what may match nothing is repeated without end");
    const bool lazy = peek() == '?';
    at_ += lazy ? 1 : 0;
    return repeated(std::move(node), min, max, lazy);
  }

  int number(std::size_t begin) {
    int value = 0;
    at_end();
    const std::size_t first = at_;
    for (; peek() >= '0' && peek() <= '9' && value < 1000; ++at_) value = value * 10 + (peek() - '0');
    if (at_ == first) fail(begin, "a number is missing");
    return value;
  }

  FrameNode item() {
    FrameNode node;
    const std::size_t begin = at_;
    switch (peek()) {
      case '(':
        ++at_;
        node = alternatives();
        if (!take(')')) fail(begin, "this ( is never closed");
        return node;
      case '^':
      case '$':
        node.type = text_[at_++] == '^' ? Type::kStart : Type::kEnd;
        return node;
      case '"':
        return words();
      case '<':
        return lexicon_or_macro();
      case '_':
        ++at_;
        node.type = Type::kStep;
        return node;
      case '@':
        if (take_word("@Parties")) return macro("Parties", begin);
        return test_node(test());
      default:
        break;
    }
    if (text_.substr(at_, 2) == "..") return gap();
    const std::size_t sign = text_.find_first_of(kSigns, at_);
    if (sign != std::string_view::npos && sign > at_ && text_[sign] == '=') return capture(sign);
    return test_node(test());
  }

  FrameNode gap() {
    const std::size_t begin = at_;
    at_ += 2;
    if (peek() < '0' || peek() > '9') fail(begin, "unbounded gap; write ..N");
    const int longest = failed() ? 1 : number(begin);
    if (longest > kLongestGap || longest == 0) {
      fail(begin, "a gap is 1 to " + std::to_string(kLongestGap) + " units long");
    }
    FrameNode step;
    step.type = Type::kStep;
    return repeated(std::move(step), 0, longest, true);
  }

  FrameNode words() {
    FrameNode sequence;
    const std::size_t begin = at_;
    for (const WordAtom& atom : quoted()) {
      NewUnitTest test;
      test.clauses.push_back({false, {atom}});
      sequence.children.push_back(test_node(intern(std::move(test), begin)));
    }
    if (sequence.children.size() == 1) return std::move(sequence.children[0]);
    return sequence;
  }

  FrameNode lexicon_or_macro() {
    if (const TestId known = test_known(); known != kNoTest) return test_node(known);
    const std::size_t begin = at_;
    const std::string wanted = lexicon_name();
    if (failed()) return {};
    if (names_.macros.count(wanted) != 0) return macro(wanted, begin);
    if (names_.lexicons.find(wanted) == nullptr) {
      std::vector<std::string> known = names_.lexicons.names();
      for (const auto& [name, block] : names_.macros) known.push_back(name);
      std::sort(known.begin(), known.end());
      fail(begin, "unknown lexicon or macro <" + wanted + ">" + did_you_mean(wanted, known));
      return {};
    }
    at_ = begin;
    return test_node(test());
  }

  FrameNode macro(const std::string& wanted, std::size_t begin) {
    const auto found = names_.macros.find(wanted);
    if (found == names_.macros.end()) {
      fail(begin, "macro " + wanted + " is not declared");
      return {};
    }
    const FrameMacro* const macro = tree_of(*found->second);
    if (failed()) {
      at_ = text_.size();
      return {};
    }
    go_down(macro->depth);
    if (macro->size > kLargest) fail(begin, "macro " + wanted + " is too large");
    FrameNode node;
    node.type = Type::kMacro;
    node.macro = macro;
    return node;
  }

  // The tree of a macro, read at its first use: in frames of any type, or where it holds captures, in those
  // of this type.
  const FrameMacro* tree_of(const Block& block) {
    for (const std::uint16_t type : {Ontology::kNoType, roles_.type}) {
      if (const auto known = macros_.read.find({&block, type}); known != macros_.read.end())
        return known->second;
    }
    FrameParser inner(names_, roles_, block, block.header, macros_, depth_ + 1);
    FrameMacro macro;
    macro.tree = inner.whole();
    if (inner.failed() && !failed()) error_ = inner.error();
    macro.size = size_of(macro.tree);
    macro.depth = inner.deepest() - depth_;
    const std::uint16_t type = holds(Type::kCapture, macro.tree) ? roles_.type : Ontology::kNoType;
    const FrameMacro* const tree = &macros_.trees.emplace_back(std::move(macro));
    return macros_.read.emplace(std::pair(&block, type), tree).first->second;
  }

  FrameNode capture(std::size_t sign) {
    const std::size_t begin = at_;
    const std::string name(text_.substr(begin, sign - begin));
    at_ = sign + 1;
    FrameNode node;
    node.type = Type::kCapture;
    node.role = names_.symbols.intern(name);
    std::string message;
    const RoleType* const role = find_role(roles_, name, message);
    if (role == nullptr && name != kAnchor) {
      fail(begin, message);
      return {};
    }
    node.children.push_back(item());
    if (failed() || role == nullptr) return node;
    message = mismatch(*role, node.children[0]);
    if (!message.empty()) fail(begin, message);
    return node;
  }

  // Something inside the capture must be able to fill the role.
  std::string mismatch(const RoleType& role, const FrameNode& written) const {
    const FrameNode& node = written_out(written);
    if (node.type == Type::kTest) return role_mismatch(roles_, role, names_.tests[node.test].need);
    if (node.type == Type::kStep) return role_mismatch(roles_, role, 0);
    std::string first;
    for (const FrameNode& child : node.children) {
      const std::string message = mismatch(role, child);
      if (message.empty()) return {};
      if (first.empty()) first = message;
    }
    return first;
  }

  const RoleScope& roles_;
  FrameMacros& macros_;
  int depth_;
  int deepest_;
};

constexpr Kinds kTextKinds = bit(Kind::kNoun) | bit(Kind::kNounPhrase);

// The kinds that can fill a role; 0 = anything can.
Kinds fitting_kinds(RoleKind kind) {
  switch (kind) {
    case RoleKind::kParty:
      return kEntityKinds | kTextKinds;
    case RoleKind::kPlace:
      return bit(Kind::kPlace) | bit(Kind::kEntity) | bit(Kind::kName) | kTextKinds;
    case RoleKind::kAgreement:
      return bit(Kind::kAgreement) | bit(Kind::kEntity) | bit(Kind::kName) | bit(Kind::kProduct) | kTextKinds;
    case RoleKind::kAmount:
      return kAmountKinds;
    case RoleKind::kDate:
      return kDateKinds;
    case RoleKind::kClause:
    case RoleKind::kClaim:
    case RoleKind::kSlot:
      break;
  }
  return 0;
}

}  // namespace

const RoleType* find_role(const RoleScope& roles, const std::string& name, std::string& message) {
  if (const RoleType* role = roles.ontology.role(roles.type, name)) return role;
  const ClaimType& type = roles.ontology.types[roles.type];
  std::string known;
  for (const RoleType& role : type.roles) known += (known.empty() ? "" : ", ") + role.name;
  const auto& common = type.clause ? roles.ontology.common_clause_roles : roles.ontology.common_claim_roles;
  for (const RoleType& role : common) known += (known.empty() ? "" : ", ") + role.name;
  message = "claim " + type.name + " has no role " + name + " (roles: " + known + ")";
  return nullptr;
}

std::string role_mismatch(const RoleScope& roles, const RoleType& role, Kinds need) {
  const Kinds fitting = fitting_kinds(role.kind);
  if (fitting == 0 || (need & fitting) != 0) return {};
  constexpr std::string_view kWanted[] = {"@Party", "@Amount", "@Date", "", "@Agreement", "", "@Place", ""};
  return "role " + role.name + " of " + roles.ontology.types[roles.type].name + " takes " +
         std::string(kWanted[static_cast<std::size_t>(role.kind)]);
}

Result<FrameNode> parse_frame(const RuleNames& names, const RoleScope& roles, const Block& block,
                              const BlockField& field, FrameMacros& macros) {
  FrameParser parser(names, roles, block, field, macros, 0);
  FrameNode frame = parser.whole();
  if (!parser.failed() && matches_nothing(frame)) parser.fail(0, "the frame matches nothing at all");
  if (!parser.failed() && size_of(frame) > kLargest) parser.fail(0, "the frame is too large; split the rule");
  if (parser.failed()) return *parser.error();
  return frame;
}

}  // namespace claimgraph
