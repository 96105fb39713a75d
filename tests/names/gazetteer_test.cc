#include "names/gazetteer.h"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

std::string table_of(std::string_view text) {
  auto table = gazetteer_table("g.tsv", text);
  return table.ok() ? table.value().text : table.error().text();
}

TEST(Gazetteer, ReadsTabsAndJsonLines) {
  EXPECT_EQ(table_of("name\tkind\ttype\tsame_as\n# ours\nAcme Robotics\tparty\torganization\tx:1;y:2\r\n"),
            "Acme Robotics\t\ttype=organization;same_as=x:1 y:2\n");
  EXPECT_EQ(
      table_of("{\"name\": \"Port Ann\", \"kind\": \"place\", \"type\": \"city\", \"same_as\": [\"z:3\"]}\n"),
      "Port Ann\t\ttype=city;same_as=z:3\n");
}

TEST(Gazetteer, OnlyTheNameIsRequired) {
  EXPECT_EQ(table_of("Acme\n"), "Acme\t\ttype=organization\n");
  EXPECT_EQ(table_of("{\"name\":\"Widget\",\"kind\":\"product\"}"), "Widget\t\ttype=product\n");
}

TEST(Gazetteer, ErrorsNameTheLineAndTheMend) {
  EXPECT_EQ(table_of("Acme\nBeta\tparti\n"),
            "g.tsv:2:1: unknown kind parti; write party, place, product or agreement");
  EXPECT_EQ(table_of("\tparty\n"), "g.tsv:1:1: a line without a name");
  EXPECT_EQ(table_of("{\"name\": \n"), "g.tsv:1:1: not a JSON object");
  EXPECT_EQ(table_of("Acme\tparty\tfirm\n"),
            "g.tsv:1:1: unknown type firm; write one of the contract, such as organization or city");
}

}  // namespace
}  // namespace claimgraph
