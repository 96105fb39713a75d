#include "write/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "write/terminal.h"

namespace claimgraph {
namespace {

std::string line(const std::vector<std::string_view>& cells) {
  std::string out;
  append_csv_line(cells, out);
  return out;
}

// H1
TEST(Csv, CellsAreQuotedWhereTheyMust) {
  EXPECT_EQ(line({"a", "b c", "", "d,e", "f\"g", "h\ni"}), "a,b c,,\"d,e\",\"f\"\"g\",\"h\ni\"\r\n");
}

TEST(Csv, NoCellIsAFormula) {
  const std::vector<std::string> formulas = {"=1+1",
                                             "+1+1",
                                             "-1+1",
                                             "@SUM(A1)",
                                             "\t=1",
                                             "\r=1",
                                             "\n=1",
                                             "＝1",
                                             "＋1",
                                             "－1",
                                             "＠A",
                                             "=cmd|' /C calc'!A0",
                                             "-2+3+cmd|' /C calc'!A0",
                                             "=HYPERLINK(\"http://x.example\")",
                                             "=IMPORTXML(A1)",
                                             "@a",
                                             "+a",
                                             "-a",
                                             "  =1",
                                             "\"=1\"",
                                             "';=1",
                                             ",=1",
                                             "=",
                                             "+",
                                             "-",
                                             "@",
                                             "--1",
                                             "-1-",
                                             "-.5",
                                             "+5",
                                             "=\x01",
                                             " \t=1",
                                             "-1,5",
                                             "-1.2.3"};
  for (const std::string& formula : formulas) {
    const std::string written = line({formula});
    EXPECT_TRUE(written.starts_with("\"'")) << written;
    EXPECT_TRUE(written.ends_with("\"\r\n")) << written;
  }
  for (const char* harmless : {"-5", "-0.25", "12", "a=b", "a-b", "x@y.example"})
    EXPECT_EQ(line({harmless}), std::string(harmless) + "\r\n");
}

TEST(Csv, ControlCharactersBecomeSpaces) {
  EXPECT_EQ(line({std::string_view("a\0b\x1b[2Jc\x7f", 9)}), "a b [2Jc \r\n");
}

TEST(Terminal, NothingSteersOrHides) {
  EXPECT_EQ(visible("a\x1b]0;x\x07\nb\x7f"), "a\\x1b]0;x\\x07\\x0ab\\x7f");
  EXPECT_EQ(visible("\u009B31m"), "<U+009B>31m");
  for (const char* control : {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                              "\u2066", "\u2067", "\u2068", "\u2069", "\u200B", "\u2028", "\U000E0041"})
    EXPECT_TRUE(visible(control).starts_with("<U+")) << visible(control);
  EXPECT_EQ(visible("Société 東芝"), "Société 東芝");
}

}  // namespace
}  // namespace claimgraph
