#include "train/recase.h"

#include <utility>

#include "base/ascii.h"

namespace claimgraph::train {
namespace {

constexpr std::size_t kPeriod = 12;  // sentences; four of them are copied

char upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

bool stays_small(const Word& word) {
  return word.form.size() <= 3 &&
         (word.tag == Tag::kIN || word.tag == Tag::kDT || word.tag == Tag::kCC || word.tag == Tag::kTO);
}

}  // namespace

Sentence in_capitals(Sentence sentence) {
  for (Word& word : sentence.words) {
    for (char& c : word.form) c = upper(c);
  }
  return sentence;
}

Sentence in_title_case(Sentence sentence, bool small_words_stay) {
  for (std::size_t at = 0; at < sentence.words.size(); ++at) {
    Word& word = sentence.words[at];
    const bool clitic = word.form.find('\'') != std::string::npos;
    if (clitic || (small_words_stay && at > 0 && stays_small(word))) continue;
    word.form.front() = upper(word.form.front());
  }
  return sentence;
}

Sentence in_small_letters(Sentence sentence) {
  for (Word& word : sentence.words) word.form = word.lower;
  return sentence;
}

Sentence like_a_headline(Sentence sentence) {
  std::vector<Word>& words = sentence.words;
  const auto dropped = [](const Word& word) {
    return word.relation == "aux:pass" || word.lower == "the" || word.lower == "a" || word.lower == "an";
  };
  std::erase_if(words, dropped);
  if (words.size() > 1 && words.back().tag == Tag::kPeriod) words.pop_back();
  return sentence;
}

std::vector<Sentence> with_other_cases(std::vector<Sentence> treebank) {
  const std::size_t count = treebank.size();
  for (std::size_t at = 0; at < count; ++at) {
    const std::size_t place = at % kPeriod;
    if (place == 5) {
      treebank.push_back(like_a_headline(in_capitals(treebank[at])));
    } else if (place == 1 || place == 9) {
      treebank.push_back(like_a_headline(in_title_case(treebank[at], place == 1)));
    } else if (place == 7) {
      treebank.push_back(in_small_letters(treebank[at]));
    }
  }
  return treebank;
}

}  // namespace claimgraph::train
