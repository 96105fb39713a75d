#include "graph/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/document_maker.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

const Node* node_of_kind(const Graph& graph, NodeKind kind, std::size_t number = 0) {
  for (const Node& node : graph.nodes) {
    if (node.kind == kind && number-- == 0) return &node;
  }
  return nullptr;
}

std::size_t count(const Graph& graph, NodeKind kind) {
  return static_cast<std::size_t>(
      std::count_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& n) { return n.kind == kind; }));
}

// "Acme bought Beta for $5" with a claim of the purchase.
DocumentMaker purchase(std::string_view id, std::string_view before = "") {
  DocumentMaker made(std::string(before) + "Acme bought Beta for $5", id);
  const std::uint32_t buyer = made.party("Acme");
  const std::uint32_t target = made.party("Beta");
  const std::uint32_t price = made.dollars("$5", 5);
  Claim& claim = made.claim("deal.acquisition", "Acme bought Beta for $5");
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, "Acme");
  made.fill(claim, "target", FillerKind::kEntity, target, "Beta");
  made.fill(claim, "price", FillerKind::kAmount, price, "$5");
  return made;
}

TEST(BuildGraph, OffsetsCountCodePointsOfTheText) {
  DocumentMaker made("Café Zoë bought Beta");
  made.party("Beta");
  const Graph graph = build_graph(shipped(), *made);
  const TextPlace& at = node_of_kind(graph, NodeKind::kParty)->mentions.front().at;
  EXPECT_EQ(at.start, 16U);
  EXPECT_EQ(at.end, 20U);
  EXPECT_EQ(at.text, "Beta");
  EXPECT_EQ(graph.documents.front().length, 20U);
}

TEST(BuildGraph, WhatStandsInTheTitleSaysSoAndCountsFromItsStart) {
  DocumentMaker made("Beta fell", "d1", "Über Acme");
  made.party("Acme");
  made.party("Beta");
  const Graph graph = build_graph(shipped(), *made);
  for (const Node& node : graph.nodes) {
    const TextPlace& at = node.mentions.front().at;
    EXPECT_EQ(at.in_title, node.label == "Acme");
    EXPECT_EQ(at.start, node.label == "Acme" ? 5U : 0U);
  }
}

TEST(BuildGraph, RolesBecomeEdges) {
  DocumentMaker made = purchase("d1");
  const Graph graph = build_graph(shipped(), *made);
  const Node* claim = node_of_kind(graph, NodeKind::kClaim);
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->type, "deal.acquisition");
  std::vector<std::string> filled;
  const auto [first, last] = graph.edges_from(claim->id);
  for (const Edge* edge = first; edge != last; ++edge)
    filled.push_back(edge->role + "=" + graph.find(edge->target)->label);
  EXPECT_EQ(filled, (std::vector<std::string>{"buyer=Acme", "price=$5", "target=Beta"}));
}

TEST(BuildGraph, TheSameClaimInTwoDocumentsHasOneId) {
  DocumentMaker one = purchase("d1");
  DocumentMaker two = purchase("d2", "Yesterday ");
  const Graph a = build_graph(shipped(), *one);
  const Graph b = build_graph(shipped(), *two);
  EXPECT_EQ(node_of_kind(a, NodeKind::kClaim)->id, node_of_kind(b, NodeKind::kClaim)->id);
}

TEST(BuildGraph, ADeniedClaimIsAnotherClaim) {
  DocumentMaker one = purchase("d1");
  DocumentMaker two = purchase("d1");
  two->claims.front().modality = Modality::kDenied;
  EXPECT_NE(node_of_kind(build_graph(shipped(), *one), NodeKind::kClaim)->id,
            node_of_kind(build_graph(shipped(), *two), NodeKind::kClaim)->id);
}

TEST(BuildGraph, PersonsKnownByOneWordStayInTheirDocument) {
  const auto id_of = [](std::string_view name, std::string_view document) {
    DocumentMaker made(std::string(name) + " spoke", document);
    made.party(name, "person");
    return build_graph(shipped(), *made).nodes.front().id;
  };
  EXPECT_NE(id_of("Miller", "d1"), id_of("Miller", "d2"));
  EXPECT_EQ(id_of("Ann Miller", "d1"), id_of("Ann Miller", "d2"));
  EXPECT_EQ(id_of("ANN MILLER", "d1"), id_of("Ann Miller", "d2"));
}

TEST(BuildGraph, DescriptionsWithoutANameAreOfTheirPlace) {
  DocumentMaker made("a bank met a bank");
  made.party("a bank", "organization", false);
  Entity other = made->entities.front();
  made->entities.push_back(other);
  EntityMention mention = made->mentions.front();
  mention.entity = 1;
  mention.tokens = {3, 5};
  made->mentions.push_back(mention);
  EXPECT_EQ(count(build_graph(shipped(), *made), NodeKind::kParty), 2U);
}

TEST(BuildGraph, APluralPartyStandsForItsMembers) {
  DocumentMaker made = purchase("d1", "both firms said ");
  const std::uint32_t both = made.party("both firms", "group", false);
  made->entities.back().members = {0, 1};
  Claim& claim = made.claim("statement.say", "both firms said");
  made.fill(claim, "speaker", FillerKind::kEntity, both, "both firms");
  const Graph graph = build_graph(shipped(), *made);
  EXPECT_EQ(std::count_if(graph.edges.begin(), graph.edges.end(),
                          [](const Edge& e) { return e.role == "speaker"; }),
            2);
}

TEST(BuildGraph, AConditionCarriesItsOperatorAndMakesAnotherClaim) {
  DocumentMaker plain = purchase("d1", "if it falls ");
  DocumentMaker bound = purchase("d1", "if it falls ");
  Claim& condition = bound.claim("open", "it falls");
  bound.fill(condition, "object", FillerKind::kText, kNowhere, "it");
  bound.fill(bound->claims.front(), "condition", FillerKind::kClaim, 1, "", "if");
  const Graph graph = build_graph(shipped(), *bound);
  const auto edge = std::find_if(graph.edges.begin(), graph.edges.end(),
                                 [](const Edge& e) { return e.role == "condition"; });
  ASSERT_NE(edge, graph.edges.end());
  EXPECT_EQ(edge->op, "if");
  EXPECT_EQ(graph.find(edge->target)->type, "open");
  EXPECT_NE(edge->source, node_of_kind(build_graph(shipped(), *plain), NodeKind::kClaim)->id);
}

TEST(BuildGraph, WhoSpeaksIsAnEdgeAndASlot) {
  DocumentMaker made("Acme said it fell");
  const std::uint32_t speaker = made.party("Acme");
  Claim& claim = made.claim("statement.say", "Acme said it fell");
  made.fill(claim, "speaker", FillerKind::kEntity, speaker, "Acme");
  const Graph graph = build_graph(shipped(), *made);
  const Node* node = node_of_kind(graph, NodeKind::kClaim);
  ASSERT_EQ(node->claim()->slots.size(), 1U);
  EXPECT_EQ(node->claim()->slots.front().role, "source");
  EXPECT_EQ(graph.edges.front().role, "speaker");
}

TEST(BuildGraph, TheSameAmountIsOneNodeWithTwoMentions) {
  DocumentMaker made("$5 million and $5,000,000");
  made.dollars("$5 million", 5000000);
  made.dollars("$5,000,000", 5000000);
  const Graph graph = build_graph(shipped(), *made);
  ASSERT_EQ(graph.nodes.size(), 1U);
  EXPECT_EQ(graph.nodes.front().mentions.size(), 2U);
  EXPECT_EQ(graph.nodes.front().amount()->value, "5000000");
}

TEST(BuildGraph, ClausesAreNodesOfTheirKind) {
  DocumentMaker made("Acme keeps a first look");
  made.claim("right_of_first_refusal", "Acme keeps a first look");
  const Graph graph = build_graph(shipped(), *made);
  EXPECT_EQ(count(graph, NodeKind::kClause), 1U);
  EXPECT_EQ(graph.nodes.front().id.rfind("clause_", 0), 0U);
}

}  // namespace
}  // namespace claimgraph
