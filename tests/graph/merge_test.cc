#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "claimgraph/claimgraph.h"
#include "graph/build.h"
#include "graph/document_maker.h"
#include "graph/parts.h"
#include "graph/versions.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

// An article that says who bought whom, `number` of some kinds.
Graph article(int number) {
  const std::string buyer = number % 2 == 0 ? "Acme" : "Gamma";
  DocumentMaker made("On Monday " + buyer + " bought Beta", "d" + std::to_string(number));
  const std::uint32_t first = made.party(buyer);
  const std::uint32_t second = made.party("Beta");
  Claim& claim = made.claim("deal.acquisition", buyer + " bought Beta");
  claim.confidence = 0.5F + 0.01F * static_cast<float>(number);
  made.fill(claim, "buyer", FillerKind::kEntity, first, buyer);
  made.fill(claim, "target", FillerKind::kEntity, second, "Beta");
  return build_graph(shipped(), *made);
}

TEST(Merge, EvidenceOfAllDocumentsComesTogether) {
  const Graph whole = merge({article(0), article(2), article(4)});
  EXPECT_EQ(whole.documents.size(), 3U);
  ASSERT_EQ(whole.nodes.size(), 3U);
  EXPECT_EQ(whole.nodes.back().claim()->evidence.size(), 3U);
  EXPECT_DOUBLE_EQ(whole.nodes.back().claim()->confidence, 0.54);
  EXPECT_EQ(whole.edges.size(), 2U);
}

TEST(Merge, TheOrderAndTheTreeOfMergingDoNotMatter) {
  std::vector<Graph> graphs;
  for (int i = 0; i < 12; ++i) graphs.push_back(article(i));
  const std::string expected = to_json(merge(graphs));
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(graphs.begin(), graphs.end(), random);
    const auto middle = graphs.begin() + 1 + static_cast<int>(random() % 10);
    const Graph left = merge({graphs.begin(), middle});
    const Graph right = merge({middle, graphs.end()});
    EXPECT_EQ(to_json(merge({left, right})), expected);
  }
}

TEST(Merge, AGraphWithItselfIsItself) {
  const Graph graph = merge({article(1), article(2)});
  EXPECT_EQ(to_json(merge({graph, graph})), to_json(graph));
}

TEST(Merge, OfTwoVersionsTheHigherStays) {
  Graph old = article(0);
  Graph later = article(1);
  later.documents.front().id = "d0";
  later.documents.front().version = "10";
  later.documents.front().sha256 = "ff";
  old.documents.front().version = "9";
  for (Node& node : later.nodes) {
    for (NodeMention& mention : node.mentions) mention.at.document = "d0";
    if (auto* claim = std::get_if<ClaimFields>(&node.fields)) claim->evidence.front().at.document = "d0";
  }
  std::vector<std::string> dropped;
  const Graph whole = merge({later, old}, &dropped);
  EXPECT_EQ(dropped, std::vector<std::string>{"d0"});
  ASSERT_EQ(whole.documents.size(), 1U);
  EXPECT_EQ(whole.documents.front().version, "10");
  for (const Node& node : whole.nodes) EXPECT_NE(node.label, "Acme");
  EXPECT_EQ(to_json(merge({old, later})), to_json(whole));
}

TEST(Merge, VersionsCompareByTheirNumbers) {
  EXPECT_TRUE(version_less("9", "10"));
  EXPECT_TRUE(version_less("1.9", "1.10"));
  EXPECT_TRUE(version_less("", "1"));
  EXPECT_FALSE(version_less("2", "2"));
  EXPECT_FALSE(version_less("02", "2"));
  EXPECT_TRUE(version_less("2025-01-31", "2025-02-01"));
}

TEST(GraphJson, ReadsBackWhatItWrote) {
  const Graph graph = merge({article(0), article(1)});
  const std::string json = to_json(graph);
  const auto read = graph_from_json(json);
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(to_json(read.value()), json);
}

// Reads in both ways; whether a graph came out. What is read is written and read again to the same bytes.
bool reads(const std::string& json) {
  std::istringstream in(json);
  WholeGraph parts;
  std::string error;
  const bool in_parts = read_graph_parts(in, parts, error);
  const auto whole = graph_from_json(json);
  if (whole.ok()) {
    const std::string again = to_json(whole.value());
    EXPECT_EQ(to_json(graph_from_json(again).value()), again);
  }
  return in_parts && whole.ok();
}

TEST(GraphJson, K2EveryByteMayBeDamaged) {
  const std::string json = to_json(article(0));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    for (const char bits : {'\x01', '\x20', '\x80'}) {
      std::string damaged = json;
      damaged[at] = static_cast<char>(damaged[at] ^ bits);
      refused += reads(damaged) ? 0 : 1;
    }
    EXPECT_FALSE(reads(json.substr(0, at))) << at;
  }
  EXPECT_GT(refused, json.size()) << "what is no text of an article is found";
  EXPECT_FALSE(reads(json + "x"));
}

TEST(GraphJson, DamageIsNamed) {
  const std::string json = to_json(article(0));
  EXPECT_FALSE(graph_from_json("").ok());
  EXPECT_FALSE(graph_from_json("[]").ok());
  EXPECT_FALSE(graph_from_json("{}").ok());
  EXPECT_FALSE(graph_from_json(json.substr(0, json.size() / 2)).ok());
  EXPECT_FALSE(graph_from_json(std::string(100000, '[')).ok());
  const auto newer = graph_from_json(R"({"claimgraph":"2"})");
  ASSERT_FALSE(newer.ok());
  EXPECT_EQ(newer.error().message, "a graph of version 2; this program reads version 1");
  const auto loose = graph_from_json(
      R"({"claimgraph":"1","documents":[],"nodes":[],"edges":[{"source":"claim_1","target":"claim_2","role":"x"}]})");
  EXPECT_FALSE(loose.ok());
}

}  // namespace
}  // namespace claimgraph
