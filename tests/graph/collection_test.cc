// What many articles come to: any tree of merges gives the same bytes, and only what stands is counted.
#include "graph/collection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graph/build.h"
#include "graph/document_maker.h"
#include "graph/fingerprint.h"
#include "graph/merger.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

struct Story {
  std::string id = "d1", buyer = "Acme", target = "Beta", price = "5";
  std::string date = {}, source = {}, version = {}, uri = {}, speaker = {};
  Status status = Status::kCompleted;
  Polarity polarity = Polarity::kPositive;
  float confidence = 0.7F;
};

Graph graph_of(const Story& story) {
  const std::string dollars = "$" + story.price;
  const std::string deal = story.buyer + " bought " + story.target + " for " + dollars;
  DocumentMaker made(deal + (story.speaker.empty() ? "" : " said " + story.speaker), story.id);
  made->meta.date = story.date;
  made->meta.source = story.source;
  made->meta.version = story.version;
  made->meta.uri = story.uri;
  const std::uint32_t buyer = made.party(story.buyer);
  const std::uint32_t target = made.party(story.target);
  const std::uint32_t price = made.dollars(dollars, std::stoi(story.price));
  const std::uint32_t speaker = story.speaker.empty() ? 0 : made.party(story.speaker);
  Claim& claim = made.claim("deal.acquisition", deal);
  claim.subject = made.span(story.buyer);
  claim.status = story.status;
  claim.polarity = story.polarity;
  claim.confidence = story.confidence;
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, story.buyer);
  made.fill(claim, "target", FillerKind::kEntity, target, story.target);
  made.fill(claim, "price", FillerKind::kAmount, price, dollars);
  if (!story.speaker.empty()) made.fill(claim, "source", FillerKind::kEntity, speaker, story.speaker);
  return build_graph(shipped(), *made);
}

const Node& first_claim(const Graph& graph) {
  return *std::find_if(graph.nodes.begin(), graph.nodes.end(),
                       [](const Node& node) { return node.kind == NodeKind::kClaim; });
}

std::string roles_between_claims(const Graph& graph) {
  std::string roles;
  for (const Edge& edge : graph.edges) {
    if (is_collection_role(edge.role)) roles += edge.role + " ";
  }
  return roles;
}

// Articles that share parties, spell them otherwise, come in versions and are withdrawn.
std::vector<Graph> pool() {
  std::vector<Graph> graphs;
  const std::vector<std::string> names = {"Acme", "ACME", "Acme.", "Gamma", "Аcme"};
  for (int i = 0; i < 24; ++i) {
    Story story;
    story.id = "d" + std::to_string(i % 12);
    story.buyer = names[static_cast<std::size_t>(i) % names.size()];
    story.target = i % 3 == 0 ? "Beta" : "Beta-Inc";
    story.price = std::to_string(5 + i % 2);
    story.date = "2025-03-0" + std::to_string(1 + i % 9);
    story.source = "s" + std::to_string(i % 5);
    story.version = i < 12 ? "9" : std::to_string(8 + i % 4);
    story.speaker = i / 5 % 2 == 0 ? "Delta" : "";
    story.status = i % 2 == 0 ? Status::kAgreed : Status::kCompleted;
    story.confidence = 0.5F + 0.02F * static_cast<float>(i % 7);
    graphs.push_back(graph_of(story));
    if (i % 11 == 10) {
      Graph tombstone;
      tombstone.documents = graphs.back().documents;
      tombstone.documents.front().retracted = true;
      graphs.push_back(tombstone);
    }
  }
  return graphs;
}

// Merges the graphs by a random tree; some partial results go through JSON, some are merged twice.
Graph merged_somehow(std::vector<Graph> graphs, std::mt19937& random) {
  while (graphs.size() > 1) {
    std::shuffle(graphs.begin(), graphs.end(), random);
    const std::size_t count = std::min<std::size_t>(graphs.size(), 2 + random() % 5);
    std::vector<Graph> part(graphs.end() - static_cast<std::ptrdiff_t>(count), graphs.end());
    graphs.resize(graphs.size() - count);
    if (random() % 4 == 0) part.push_back(part.front());
    Graph whole = merge(std::move(part));
    if (random() % 8 == 0) whole = graph_from_json(to_json(whole)).value();
    graphs.push_back(std::move(whole));
  }
  return graphs.front();
}

// K3
TEST(Collection, TenThousandWaysOfMergingGiveTheSameBytes) {
  const std::vector<Graph> all = pool();
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<Graph> some;
    const std::size_t size = 2 + random() % 9;
    for (std::size_t i = 0; i < size; ++i) some.push_back(all[random() % all.size()]);
    const std::string expected = to_json(merge(some));
    for (int way = 0; way < 20; ++way) {
      std::vector<Graph> again = some;
      again.push_back(some[random() % some.size()]);
      ASSERT_EQ(to_json(merge({merged_somehow(again, random)})), expected) << round << " " << way;
    }
  }
}

// As run_merge() does it: through JSON in parts, with room in memory for so many bytes.
std::string merged_in_parts(const std::vector<Graph>& graphs, std::size_t memory) {
  Merger merger(memory);
  for (const Graph& graph : graphs) {
    std::istringstream json(to_json(graph));
    std::string error;
    merger.begin();
    EXPECT_TRUE(read_graph_parts(json, merger, error)) << error;
  }
  std::string out;
  GraphJson json(-1, [&](std::string_view piece) {
    out += piece;
    return true;
  });
  EXPECT_TRUE(merger.finish(json)) << merger.error();
  json.end();
  return out;
}

TEST(Collection, RunsOnDiskAndPartsGiveTheSameBytes) {
  const std::vector<Graph> all = pool();
  const std::string expected = to_json(merge(all));
  for (const std::size_t memory : {std::size_t{1} << 30U, std::size_t{20000}, std::size_t{0}})
    EXPECT_EQ(merged_in_parts(all, memory), expected) << memory;
  const std::vector<Graph> halves = {merge({all.begin(), all.begin() + 9}),
                                     merge({all.begin() + 9, all.end()})};
  EXPECT_EQ(merged_in_parts(halves, 5000), expected);
  EXPECT_EQ(merged_in_parts({}, 0), to_json(merge({})));
}

// K1 K2
TEST(Collection, PartsOfAGraphAreChecked) {
  const auto wrong = [](std::string json) {
    std::istringstream in(std::move(json));
    WholeGraph whole;
    std::string error;
    EXPECT_FALSE(read_graph_parts(in, whole, error));
    return error;
  };
  const std::string lists = R"("documents":[],"nodes":[],"edges":[])";
  EXPECT_EQ(wrong(R"({"claimgraph":"2",)" + lists + "}"),
            "a graph of version 2; this program reads version 1");
  EXPECT_EQ(wrong("{" + lists + "}"), "no claim graph: the field \"claimgraph\" is missing");
  EXPECT_EQ(wrong("[]"), "no JSON object");
  EXPECT_EQ(wrong(R"({"claimgraph":"1","documents":[],"nodes":[]})"), "\"edges\" is no list");
  EXPECT_EQ(wrong(R"({"claimgraph":"1","documents":[],"nodes":[7],"edges":[]})"),
            "\"nodes\" holds something that is no object");
  EXPECT_EQ(
      wrong(
          R"({"claimgraph":"1","edges":[{"source":"claim_1","target":"claim_2","role":"x"}],"documents":[],)"
          R"("nodes":[]})"),
      "an edge leads to a node that is not there");
  EXPECT_EQ(wrong(std::string(100000, '[')), "no JSON: wrong at byte 100001");
  EXPECT_EQ(wrong(R"({"claimgraph":"1","documents":)" + std::string(70, '[') + std::string(70, ']') + "}"),
            "the JSON is nested deeper than 64 levels");
  const std::string json = to_json(graph_of({}));
  for (std::size_t cut = 1; cut < json.size(); ++cut) wrong(json.substr(0, cut));
}

// K5
TEST(Collection, ANewerVersionTakesEverythingTheOlderSaidAway) {
  Graph old =
      graph_of({.id = "d1", .buyer = "ACME.", .version = "1", .speaker = "Delta", .confidence = 0.9F});
  Graph other = graph_of({.id = "d2", .buyer = "Acme"});
  Graph later = graph_of({.id = "d1", .buyer = "Gamma", .version = "2"});
  const Graph partial = merge({old, other});
  EXPECT_EQ(to_json(merge({partial, later})), to_json(merge({other, later})));
  const std::string json = to_json(merge({later, partial}));
  EXPECT_EQ(json.find("ACME."), std::string::npos);
  EXPECT_EQ(json.find("Delta"), std::string::npos);
}

TEST(Collection, WhoSaidItLeavesWithTheArticleThatToldIt) {
  Graph old = graph_of({.id = "d1", .version = "1", .speaker = "Delta"});
  Graph silent = graph_of({.id = "d2"});
  Graph elsewhere = graph_of({.id = "d3", .buyer = "Delta", .target = "Kappa"});
  Graph later = graph_of({.id = "d1", .buyer = "Gamma", .version = "2"});
  const auto sources = [](const Graph& graph) {
    return std::count_if(graph.edges.begin(), graph.edges.end(),
                         [](const Edge& edge) { return edge.role == "source"; });
  };
  const Graph partial = merge({old, silent, elsewhere});
  EXPECT_EQ(sources(partial), 1);
  EXPECT_EQ(sources(merge({partial, later})), 0);
  EXPECT_EQ(sources(merge({old, silent, elsewhere, later})), 0);
}

TEST(Collection, ARetractedArticleTakesItsEvidenceAway) {
  Graph kept = graph_of({.id = "d1"});
  Graph lost = graph_of({.id = "d2"});
  Graph tombstone;
  tombstone.documents = lost.documents;
  tombstone.documents.front().retracted = true;
  const Graph whole = merge({merge({kept, lost}), tombstone});
  EXPECT_EQ(first_claim(whole).claim()->evidence.size(), 1U);
  EXPECT_EQ(first_claim(whole).claim()->documents, 1U);
  EXPECT_EQ(whole.documents.size(), 2U);
  EXPECT_EQ(to_json(merge({whole, lost})), to_json(whole)) << "it does not come back";
}

TEST(Collection, SourcesAreCountedOnce) {
  const auto sources = [](const std::vector<Graph>& graphs) {
    return first_claim(merge(graphs)).claim()->sources;
  };
  Graph a = graph_of({.id = "a", .source = "Planet"});
  Graph b = graph_of({.id = "b", .source = "Planet"});
  Graph c = graph_of({.id = "c", .source = "Globe"});
  EXPECT_EQ(sources({a}), 1U);
  EXPECT_EQ(sources({a, b}), 1U) << "one publisher";
  EXPECT_EQ(sources({a, b, c}), 2U);
  const std::string wire = "1234567890ab 1234567890ab 1234567890ab 1234567890ab 1234567890ab 1234567890ab";
  a.documents.front().fingerprint = c.documents.front().fingerprint = wire;
  EXPECT_EQ(sources({a, b, c}), 1U) << "a copy of one text";
  EXPECT_EQ(sources({graph_of({.id = "e", .uri = "https://x.example/1"}),
                     graph_of({.id = "f", .uri = "https://x.example/2"})}),
            1U);
  EXPECT_EQ(sources({graph_of({.id = "e"}), graph_of({.id = "f"})}), 2U);
}

TEST(Collection, WireCopiesShareAFingerprint) {
  std::mt19937 random(3);
  const auto words = [&](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "w" + std::to_string(random() % 5000) + " ";
    return text;
  };
  int copies = 0, others = 0;
  constexpr int kCases = 300;
  for (int i = 0; i < kCases; ++i) {
    const std::string story = words(200);
    const std::string copy = "LONDON (Wire) -- " + story + words(8);
    copies += copy_groups({fingerprint_of(story), fingerprint_of(copy)})[1] == 0 ? 1 : 0;
    others += copy_groups({fingerprint_of(story), fingerprint_of(words(200))})[1] == 0 ? 1 : 0;
  }
  EXPECT_GE(copies, kCases * 98 / 100);
  EXPECT_EQ(others, 0);
  EXPECT_EQ(fingerprint_of("too short a text to tell"), "");
  EXPECT_EQ(fingerprint_of(std::string(100, 'x')), "");
}

TEST(Collection, ClaimsOnOneMatterAreLinked) {
  const auto linked = [](const Story& a, const Story& b) {
    return roles_between_claims(merge({graph_of(a), graph_of(b)}));
  };
  const Story story{.id = "a", .price = "5", .date = "2025-03-01"};
  EXPECT_EQ(linked(story, {.id = "b", .price = "6", .date = "2025-03-02"}), "revises ");
  EXPECT_EQ(linked(story, {.id = "b", .price = "6", .date = "2025-03-01"}), "contradicts ");
  EXPECT_EQ(linked(story, {.id = "b", .price = "6", .date = "2027-03-01"}), "") << "another deal";
  EXPECT_EQ(linked(story, {.id = "b", .target = "Delta", .price = "6", .date = "2025-03-02"}), "")
      << "another matter";
  EXPECT_EQ(linked(story, {.id = "b", .price = "5", .date = "2025-03-02", .polarity = Polarity::kNegative}),
            "contradicts ");
  EXPECT_EQ(linked(story, {.id = "b", .price = "5", .date = "2025-03-02"}), "") << "the same claim";
  EXPECT_EQ(linked({.id = "a", .price = "5", .date = "2025-03-01", .status = Status::kAgreed},
                   {.id = "b", .price = "5", .date = "2025-03-02"}),
            "revises ");
  EXPECT_EQ(linked({.id = "a", .price = "5", .date = "2025-03-01", .uri = "http://x.example/a"},
                   {.id = "b", .price = "6", .date = "2025-03-02", .uri = "http://x.example/a"}),
            "supersedes ");
}

// F1
TEST(Collection, NamesThatLookAlikeAreFlaggedNeverJoined) {
  const auto flagged = [](const std::string& a, const std::string& b) {
    const Graph whole = merge({graph_of({.id = "a", .buyer = a}), graph_of({.id = "b", .buyer = b})});
    int parties = 0, flags = 0;
    for (const Node& node : whole.nodes) {
      if (node.kind != NodeKind::kParty || node.label == "Beta") continue;
      ++parties;
      flags += static_cast<int>(node.confusable_with.size());
    }
    EXPECT_EQ(parties, 2) << a << " " << b;
    return flags == 2;
  };
  for (const auto& [name, alike] :
       std::vector<std::pair<std::string, std::string>>{{"Apple", "Аpple"},
                                                        {"Microsoft", "Microsоft"},
                                                        {"BP", "ВР"},
                                                        {"Siemens", "Siernens"},
                                                        {"Apple", "App1e"},
                                                        {"Apple", "А\u200Dpple"}})
    EXPECT_TRUE(flagged(name, alike)) << name << " " << alike;
  EXPECT_FALSE(flagged("Acme", "Acne"));
  EXPECT_FALSE(flagged("Norvia", "Norvio"));
}

// F2 F3 F5 F9
TEST(Collection, SpellingsOfOneNameAreOnePartyThatTellsOfThem) {
  for (const auto& [name, word] :
       std::vector<std::pair<std::string, std::string>>{{"A\u200Dpple", "invisible_chars"},
                                                        {"\u202EApple\u202C", "bidi_control"},
                                                        {"Ａｐｐｌｅ", "compat_form"},
                                                        {"A\U000E0041pple", "hidden_text"}}) {
    const Graph odd = graph_of({.id = "a", .buyer = name});
    const Graph whole = merge({odd, graph_of({.id = "b", .buyer = "Apple"})});
    const auto node = std::find_if(whole.nodes.begin(), whole.nodes.end(),
                                   [](const Node& each) { return each.label == "Apple"; });
    ASSERT_NE(node, whole.nodes.end()) << name;
    EXPECT_EQ(node->spelling, std::vector<std::string>{word});
    EXPECT_EQ(node->mentions.size(), 2U);
    EXPECT_EQ(node->mentions.front().at.text, name) << "the place keeps what stands there";
    Graph tombstone;
    tombstone.documents = odd.documents;
    tombstone.documents.front().retracted = true;
    for (const Node& left : merge({whole, tombstone}).nodes) EXPECT_TRUE(left.spelling.empty());
  }
}

}  // namespace
}  // namespace claimgraph
