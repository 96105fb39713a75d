// What the sentence of a match must hold: of each of a rule's needs, something that passes one of its tests.
// Rules share many needs, so each is answered once a sentence.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "rules/unit.h"

namespace claimgraph {

using NeedId = std::uint32_t;

/// The distinct needs of all rules, and which rule has which.
class Needs {
 public:
  /// Notes what the next rule needs; first the one that most sentences lack.
  void add_rule(std::span<const std::vector<TestId>> needs) {
    for (const std::vector<TestId>& any : needs) {
      const auto [known, fresh] = numbers_.try_emplace(any, size());
      of_rules_.push_back(known->second);
      if (!fresh) continue;
      tests_.insert(tests_.end(), any.begin(), any.end());
      first_test_.push_back(static_cast<std::uint32_t>(tests_.size()));
    }
    first_of_rule_.push_back(static_cast<std::uint32_t>(of_rules_.size()));
  }
  /// Frees what only add_rule() needs.
  void finish() { numbers_ = {}; }
  template <typename Archive>
  static void fields(Archive& archive, Needs& all) {
    auto& [numbers, tests, first_test, of_rules, first_of_rule] = all;
    archive(tests, first_test, of_rules, first_of_rule);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(first_test_.size()) - 1; }
  std::span<const NeedId> of(std::uint32_t rule) const {
    return {of_rules_.data() + first_of_rule_[rule], of_rules_.data() + first_of_rule_[rule + 1]};
  }
  std::span<const TestId> tests(NeedId need) const {
    return {tests_.data() + first_test_[need], tests_.data() + first_test_[need + 1]};
  }

 private:
  std::map<std::vector<TestId>, NeedId> numbers_;
  std::vector<TestId> tests_;                    // by need
  std::vector<std::uint32_t> first_test_{0};     // by need, one past the end
  std::vector<NeedId> of_rules_;                 // by rule
  std::vector<std::uint32_t> first_of_rule_{0};  // by rule, one past the end
};

/// Which needs of a sentence are met, as far as somebody asked.
class NeedsMet {
 public:
  /// Forgets the last sentence.
  void start(const Needs& needs) { answers_.assign(needs.size(), Answer::kUnknown); }
  /// `may_pass` tells of a test whether something in the sentence may pass it.
  template <typename MayPass>
  bool met(const Needs& needs, NeedId need, MayPass&& may_pass) {
    Answer& answer = answers_[need];
    if (answer == Answer::kUnknown) {
      answer = Answer::kNo;
      for (const TestId test : needs.tests(need)) {
        if (!may_pass(test)) continue;
        answer = Answer::kYes;
        break;
      }
    }
    return answer == Answer::kYes;
  }

 private:
  enum class Answer : std::uint8_t { kUnknown, kNo, kYes };
  std::vector<Answer> answers_;  // by need
};

}  // namespace claimgraph
