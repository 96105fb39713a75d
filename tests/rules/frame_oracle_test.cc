// The frame matcher against its obvious twin: a recursive backtracking matcher without visited bits, over
// random frames and random sentences. Same leftmost-first matches, same captures; and the search for starts
// finds where the twin can begin.
#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <random>

#include "rules/frame_matcher.h"
#include "rules/frame_starts.h"
#include "rules/rules_fixture.h"

namespace claimgraph {
namespace {

using Type = FrameNode::Type;
using Random = std::mt19937;

std::uint32_t draw(Random& random, std::uint32_t below) {
  return static_cast<std::uint32_t>(random() % below);
}

// ---- the twin

class NaiveMatcher {
 public:
  NaiveMatcher(const FrameNode& frame, const Lattice& lattice, const std::vector<Symbol>& roles)
      : frame_(frame), lattice_(lattice), roles_(roles) {}

  bool begins(std::uint32_t at) {
    return match(frame_, at, [](std::uint32_t) { return true; });
  }

  std::vector<FrameMatch> all() {
    std::vector<FrameMatch> matches;
    const TokenSpan tokens = lattice_.tokens();
    for (std::uint32_t begin = tokens.begin; begin < tokens.end;) {
      captures_.clear();
      std::uint32_t end = begin;
      const bool found = match(frame_, begin, [&](std::uint32_t at) {
        end = at;
        return true;
      });
      if (found) matches.push_back({{begin, end}, captures_});
      begin = found ? end : begin + 1;
    }
    return matches;
  }

 private:
  using Rest = std::function<bool(std::uint32_t)>;

  bool match(const FrameNode& node, std::uint32_t at, const Rest& rest) {
    const TokenSpan tokens = lattice_.tokens();
    switch (node.type) {
      case Type::kTest:
        return at < tokens.end && match_unit(node.test, at, rest);
      case Type::kStep:
        return at < tokens.end && lattice_.step(at) != kNowhere && lattice_.step(at) <= tokens.end &&
               rest(lattice_.step(at));
      case Type::kSequence:
        return match_from(node, 0, at, rest);
      case Type::kChoice:
        for (const FrameNode& child : node.children)
          if (match(child, at, rest)) return true;
        return false;
      case Type::kRepeat:
        return match_repeat(node, 0, at, rest);
      case Type::kCapture:
        return match(node.children[0], at, [&](std::uint32_t end) {
          captures_.push_back({role_number(node.role), {at, end}});
          if (rest(end)) return true;
          captures_.pop_back();
          return false;
        });
      case Type::kStart:
        return at == tokens.begin && rest(at);
      case Type::kEnd:
        return at == tokens.end && rest(at);
      case Type::kMacro:  // no random frame has one
        break;
    }
    return false;
  }

  bool match_unit(TestId test, std::uint32_t at, const Rest& rest) {
    for (const Unit& unit : lattice_.at(at))
      if (lattice_.passes(unit, test) && rest(unit.tokens.end)) return true;
    return lattice_.word_passes(at, test) && rest(at + 1);
  }

  bool match_from(const FrameNode& sequence, std::size_t child, std::uint32_t at, const Rest& rest) {
    if (child == sequence.children.size()) return rest(at);
    return match(sequence.children[child], at,
                 [&](std::uint32_t end) { return match_from(sequence, child + 1, end, rest); });
  }

  bool match_repeat(const FrameNode& repeat, int done, std::uint32_t at, const Rest& rest) {
    const auto more = [&] {
      if (repeat.max >= 0 && done == repeat.max) return false;
      return match(repeat.children[0], at,
                   [&](std::uint32_t end) { return match_repeat(repeat, done + 1, end, rest); });
    };
    if (done < repeat.min) return more();
    return repeat.lazy ? rest(at) || more() : more() || rest(at);
  }

  std::uint32_t role_number(Symbol role) const {
    return static_cast<std::uint32_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
  }

  const FrameNode& frame_;
  const Lattice& lattice_;
  const std::vector<Symbol>& roles_;
  std::vector<FrameCapture> captures_;
};

// ---- random frames and sentences

constexpr std::string_view kRules =
    "lexicon two phrase a b | b c | c\n"
    "rule r\n  emit deal.acquisition\n"
    "  frame buyer=@Party a b c #NN #VB* @Noun @Money <two> [@Noun & !@Party] [#NN & !a]\n  yes x\n";

FrameNode random_frame(Random& random, const RuleSet& rules, const std::vector<Symbol>& roles, int depth) {
  FrameNode node;
  const std::uint32_t kind = draw(random, depth > 0 ? 10 : 4);
  if (kind < 3) {
    node.type = Type::kTest;
    node.test = draw(random, rules.tests.size());
  } else if (kind == 3) {
    node.type = draw(random, 4) == 0 ? (draw(random, 2) == 0 ? Type::kStart : Type::kEnd) : Type::kStep;
  } else if (kind < 7) {
    node.type = kind < 6 ? Type::kSequence : Type::kChoice;
    for (std::uint32_t i = draw(random, 3) + 1; i > 0; --i)
      node.children.push_back(random_frame(random, rules, roles, depth - 1));
  } else if (kind < 9) {
    node.type = Type::kRepeat;
    node.children.push_back(random_frame(random, rules, roles, depth - 1));
    node.min = static_cast<int>(draw(random, 2));
    node.max = draw(random, 3) == 0 ? -1 : node.min + static_cast<int>(draw(random, 3));
    node.lazy = draw(random, 2) == 0;
    if (matches_nothing(node.children[0])) node.type = Type::kSequence;  // repeats of nothing are no frames
  } else {
    node.type = Type::kCapture;
    node.role = roles[draw(random, static_cast<std::uint32_t>(roles.size()))];
    node.children.push_back(random_frame(random, rules, roles, depth - 1));
  }
  return node;
}

std::string random_words(Random& random) {
  constexpr std::string_view kWords[] = {"a/NN", "b/VB", "c/NNP", "d/NN", "a/VBD", ",/,", "\"/``"};
  std::string words;
  for (std::uint32_t i = draw(random, 8) + 1; i > 0; --i)
    words += (words.empty() ? "" : " ") + std::string(kWords[draw(random, std::size(kWords))]);
  return words;
}

void add_layers(Random& random, test::SentenceMaker& made) {
  const std::uint32_t size = made.document.tokens.size();
  for (std::uint32_t at = 0; at < size;) {
    const std::uint32_t end = std::min(size, at + 1 + draw(random, 3));
    switch (draw(random, 5)) {
      case 0:
        made.mention({at, end});
        made.noun({at, end});
        break;
      case 1:
        made.money({at, end});
        break;
      case 2:
        made.noun({at, end});
        break;
      default:
        break;
    }
    at = end;
  }
}

TEST(FrameOracle, RandomFramesMatchLikeTheirNaiveTwin) {
  const auto loaded = test::load_rule_text(kRules);
  ASSERT_TRUE(loaded.ok()) << loaded.error().text();
  const Resources& resources = *loaded.value();
  const std::vector<Symbol> names = {resources.symbols.find("buyer"), resources.symbols.find("target"),
                                     resources.symbols.find("price")};
  Random random(20250122);
  RuleScratch scratch;
  FrameMatcher matcher;
  FrameStarts starts;
  std::size_t found = 0, captured = 0;
  for (int round = 0; round < 4000; ++round) {
    FrameNode frame;
    do {
      frame = random_frame(random, resources.rules, names, 3);
    } while (matches_nothing(frame));  // loading refuses those
    std::vector<Symbol> roles;
    const Program program = compile_frame(frame, roles);
    for (int text = 0; text < 3; ++text) {
      const std::string words = random_words(random);
      test::SentenceMaker made(resources, words);
      add_layers(random, made);
      std::vector<RuleMatch> ignored;
      match_rules(resources, made.document, 0, scratch, ignored);  // fills the classes of the words
      Lattice lattice;
      lattice.build(resources.rules, resources.lexicons, made.document, made.document.sentences[0].tokens,
                    scratch.classes, scratch.word_class, scratch.rows);
      std::vector<FrameMatch> fast;
      matcher.start(program, lattice);
      for (FrameMatch match; matcher.next(match);) fast.push_back(match);
      ASSERT_EQ(fast, NaiveMatcher(frame, lattice, roles).all()) << "round " << round << ": " << words;
      const auto begins = starts.find(compile_starts(frame, resources.rules.tests), lattice);
      for (std::uint32_t t = 0; t < lattice.tokens().size(); ++t) {
        const bool may = !begins.empty() && (begins[t / 64] >> (t % 64) & 1) != 0;
        ASSERT_EQ(may, NaiveMatcher(frame, lattice, roles).begins(lattice.tokens().begin + t))
            << "round " << round << ", token " << t << ": " << words;
      }
      found += fast.size();
      for (const FrameMatch& match : fast) captured += match.captures.size();
      const std::uint64_t edges = std::uint64_t{made.document.tokens.size() + 1} * program.size();
      ASSERT_LE(matcher.steps(), edges) << "each (instruction, position) runs once";
    }
  }
  EXPECT_GT(found, 4000U) << captured;
  EXPECT_GT(captured, 1000U) << found;
}

}  // namespace
}  // namespace claimgraph
