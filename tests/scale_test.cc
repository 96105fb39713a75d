// Time grows with the text, not faster, through the whole way: texts made to wake what is slow.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>

#include "claimgraph/graph.h"
#include "graph/build.h"
#include "support.h"

namespace claimgraph {
namespace {

// About `tokens` tokens; every # becomes another number, so that names and amounts are not all the same.
std::string repeated(std::string_view piece, int piece_tokens, int tokens) {
  std::string text;
  for (int number = 0; number * piece_tokens < tokens; ++number) {
    for (const char c : piece) {
      if (c == '#')
        text += std::to_string(number);
      else
        text += c;
    }
  }
  return text;
}

// Seconds of processor time of this thread; the best of two.
double seconds_for(const std::string& text) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  double best = 1e9;
  for (int round = 0; round < 2; ++round) {
    const double start = now();
    const auto document = test::analysed(text, "2025-01-22");
    EXPECT_FALSE(to_json(build_graph(test::shipped(), *document)).empty());
    best = std::min(best, now() - start);
  }
  return best;
}

struct Hostile {
  std::string_view name, piece;
  int tokens;  // of a piece
};

TEST(Scale, TimeGrowsWithTheText) {
  constexpr int kSmall = 1000, kTimes = 8;
  constexpr double kSlack = 2.5;  // a doubling may cost 2.5 times, not four
  for (const Hostile& hostile : {
           Hostile{"E1 one sentence", "the company of the city said that the firm would and ", 11},
           Hostile{"E1 commas", "Acme, ", 2},
           Hostile{"signs", ", ", 1},
           Hostile{"E4 opening brackets", "( Acme ", 2},
           Hostile{"E3 quotations", "\" Acme said \" ", 4},
           Hostile{"E3 opening quotes", "\u201c", 1},
           Hostile{"capital words", "Alpha# Beta ", 2},
           Hostile{"persons", "Jane Smith# met Mary. ", 5},
           Hostile{"E8 numbers", "# million , ", 3},
           Hostile{"conditions", "If profit reaches $# million, Acme will pay $3 million. ", 13},
           Hostile{"E9 dates", "Acme bought Beta in March 2024. ", 7},
           Hostile{"one-word lines", "Acme#\n", 1},
           Hostile{"short paragraphs", "word\n\n", 1},
           Hostile{"a list of names", "Acme# and ", 2},
           Hostile{"a chain of nouns", "the deal of ", 3},
           Hostile{"E5 reported reports", "Acme# said that ", 3},
           Hostile{"nested conditions", "if Acme buys Beta, ", 5},
           Hostile{"E7 pronouns", "It said the company would sell its unit. ", 9},
           Hostile{"acronyms", "Federal Trade Commission (FTC) ", 6},
           Hostile{"agreements", "The Acme pact with Beta# ended. The agreement was signed. ", 11},
           Hostile{"hyphens", "a-", 2},
           Hostile{"E2 one word", "abcde", 1},
           Hostile{"E2 letters and digits of base64", "aGVsbG8gd29ybGQ5", 1},
           Hostile{"E5 said", "said ", 1},
           Hostile{"E6 abbreviations", "U.S. Inc. Corp. v. No. ", 5},
           Hostile{"E7 names and he", "Adam# met him, and he ", 7},
           Hostile{"E10 one paragraph again and again", "Acme bought Beta for $3 million.\n\n", 8},
           Hostile{"E11 combining marks", "\u0301\u0316", 1},
       }) {
    const double small = seconds_for(repeated(hostile.piece, hostile.tokens, kSmall));
    const double big = seconds_for(repeated(hostile.piece, hostile.tokens, kSmall * kTimes));
    EXPECT_LT(big, small * kTimes * kSlack + 0.02) << hostile.name;
  }
}

}  // namespace
}  // namespace claimgraph
