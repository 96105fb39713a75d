#include "graph/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace claimgraph {
namespace {

std::string text_of(std::string_view value) {
  std::string out;
  JsonText(out).text(value);
  return out;
}

TEST(JsonText, EscapesWhatJsonForbidsAndNothingElse) {
  EXPECT_EQ(text_of("a \"quoted\" back\\slash / \x7f"), "\"a \\\"quoted\\\" back\\\\slash / \x7f\"");
  EXPECT_EQ(text_of("eight chars\n\t\r\b\f\x01\x1f"), "\"eight chars\\n\\t\\r\\b\\f\\u0001\\u001f\"");
  EXPECT_EQ(text_of("caf\u00e9 \u201cquoted\u201d"), "\"caf\u00e9 \u201cquoted\u201d\"");
}

// H8
TEST(JsonText, BadUtf8IsReplaced) {
  EXPECT_EQ(text_of("a\xff"
                    "b\xe2\x82"),
            "\"a\uFFFDb\uFFFD\"");
}

TEST(JsonText, EveryByteAtEveryPlaceReadsBack) {
  for (int byte = 0; byte < 0x80; ++byte) {
    for (std::size_t at = 0; at < 18; ++at) {
      std::string value(18, 'x');
      value[at] = static_cast<char>(byte);
      EXPECT_EQ(nlohmann::json::parse(text_of(value)).get<std::string>(), value);
    }
  }
}

// H9
TEST(JsonText, NumbersAreShortestAndKeepTheirKind) {
  std::string out;
  JsonText json(out);
  json.open('[');
  for (const double value : {0.0, 1.0, 0.91, 0.001}) json.number(value);
  json.number(std::uint32_t{7});
  json.close(']');
  EXPECT_EQ(out, "[0.0,1.0,0.91,0.001,7]");
}

TEST(JsonText, IndentsLikeOthersDo) {
  std::string out;
  JsonText json(out, 2);
  json.open('{');
  json.key("empty").open('[');
  json.close(']');
  json.key("list").open('[');
  json.text("a");
  json.open('{');
  json.close('}');
  json.close(']');
  json.key("none").null();
  json.close('}');
  EXPECT_EQ(out, nlohmann::ordered_json::parse(out).dump(2));
}

}  // namespace
}  // namespace claimgraph
