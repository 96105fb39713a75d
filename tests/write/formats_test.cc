#include "write/formats.h"

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <re2/re2.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "graph/build.h"
#include "graph/document_maker.h"
#include "write/claim_record.h"
#include "write/pieces.h"
#include "write/schema.h"

namespace claimgraph {
namespace {

using test::DocumentMaker;
using test::shipped;

Graph purchase() {
  DocumentMaker made("Acme bought Beta\tInc for $5", "d 1");
  const std::uint32_t buyer = made.party("Acme");
  const std::uint32_t target = made.party("Beta");
  const std::uint32_t price = made.dollars("$5", 5);
  Claim& claim = made.claim("deal.acquisition", "Acme bought Beta\tInc for $5");
  claim.subject = made.span("Acme");
  claim.relation = made.span("bought");
  claim.object = {2, 4};
  claim.status = Status::kCompleted;
  claim.confidence = 0.75F;
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, "Acme");
  made.fill(claim, "target", FillerKind::kEntity, target, "Beta");
  made.fill(claim, "price", FillerKind::kAmount, price, "$5");
  return build_graph(shipped(), *made);
}

TEST(Formats, NamesAreThoseOfTheCommandLine) {
  for (const std::string& name : format_names()) EXPECT_TRUE(format_named(name)) << name;
  EXPECT_FALSE(format_named("xml"));
}

TEST(Formats, ATripleIsALineOfSevenFields) {
  EXPECT_EQ(render(Format::kTriples, purchase()), "d 1\t0\t27\t0.75\tAcme\tbought\tBeta Inc\n");
}

TEST(Formats, ASummaryLineTellsAClaim) {
  EXPECT_EQ(render(Format::kSummary, purchase()),
            "claim deal.acquisition [asserted,completed] Acme bought Beta Inc for $5 | buyer=Acme; price=$5; "
            "target=Beta | Acme bought Beta Inc for $5 | open\n");
}

TEST(Formats, AFlatRecordJoinsWhatTheGraphHolds) {
  const auto record = nlohmann::json::parse(render(Format::kClaims, purchase()));
  EXPECT_EQ(record["type"], "deal.acquisition");
  EXPECT_EQ(record["status"], "completed");
  ASSERT_EQ(record["parties"].size(), 2U);
  EXPECT_EQ(record["parties"][0]["role"], "buyer");
  EXPECT_EQ(record["amounts"][0]["value"], "5");
  EXPECT_EQ(record["document"]["id"], "d 1");
  EXPECT_EQ(record["source"], nullptr);
  EXPECT_EQ(record["end"], 27);
}

// Whether every field of `value` stands in the mapping's `properties`: nothing may come in by itself.
void expect_mapped(const nlohmann::json& value, const nlohmann::json& properties, const std::string& path) {
  for (const auto& [key, field] : value.items()) {
    ASSERT_TRUE(properties.contains(key)) << path << key << " is not in the mapping";
    const nlohmann::json& mapped = properties[key];
    const std::string type = mapped.value("type", "object");
    if (type != "nested" && type != "object") continue;
    const auto list = field.is_array() ? field : nlohmann::json::array({field});
    for (const auto& each : list) expect_mapped(each, mapped["properties"], path + key + ".");
  }
}

// H5 H6
TEST(Formats, BulkIsAnActionAndARecordALine) {
  DocumentMaker made("Acme bought Beta\n{\"delete\":{\"_id\":\"x\"}} for $5", "d\n1\"}}");
  const std::uint32_t buyer = made.party("Acme");
  const std::uint32_t price = made.dollars("$5", 5);
  Claim& claim = made.claim("deal.acquisition", "Acme bought Beta\n{\"delete\":{\"_id\":\"x\"}} for $5");
  made.fill(claim, "buyer", FillerKind::kEntity, buyer, "Acme");
  made.fill(claim, "price", FillerKind::kAmount, price, "$5");
  const std::string bulk = render(Format::kBulk, build_graph(shipped(), *made));
  ASSERT_EQ(std::count(bulk.begin(), bulk.end(), '\n'), 2);
  EXPECT_EQ(bulk.back(), '\n');
  const std::size_t end = bulk.find('\n');
  const auto action = nlohmann::json::parse(bulk.substr(0, end));
  const auto record = nlohmann::json::parse(bulk.substr(end + 1));
  ASSERT_EQ(action.size(), 1U);
  EXPECT_EQ(action["index"]["_index"], "claims");
  EXPECT_EQ(action["index"]["_id"], record["id"]);
  EXPECT_LE(record["id"].get<std::string>().size(), 512U);
  EXPECT_EQ(record["amounts"][0]["value"], "5");
  EXPECT_EQ(record["amounts"][0]["number"], 5.0);
  EXPECT_EQ(record["amounts"][0]["range"]["gte"], 5.0);
  const auto mapping = nlohmann::json::parse(claims_mapping())["mappings"];
  EXPECT_EQ(mapping["dynamic"], "strict");
  expect_mapped(record, mapping["properties"], "");
}

// H7
TEST(Formats, PiecesEndBetweenRecords) {
  const std::string lines = "a1\na2\nb1\nb2\nlong-c1\nlong-c2\nd1\nd2\n";
  const auto pieces = pieces_of(Format::kBulk, lines, 12);
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[0].lines, "a1\na2\nb1\nb2\n");
  EXPECT_EQ(pieces[0].records, 2U);
  EXPECT_EQ(pieces[1].lines, "long-c1\nlong-c2\n");
  EXPECT_EQ(pieces[2].lines, "d1\nd2\n");
  EXPECT_EQ(pieces_of(Format::kSolr, lines, 1).size(), 8U);
  EXPECT_TRUE(pieces_of(Format::kBulk, "", 1).empty());
  const auto manifest = nlohmann::json::parse(pieces_manifest(Format::kBulk, "bulk.ndjson", pieces));
  EXPECT_EQ(manifest["records"], 4);
  EXPECT_EQ(manifest["files"][1]["name"], "bulk-00002.ndjson");
  EXPECT_EQ(manifest["files"][1]["bytes"], 16);
}

// F9
TEST(Formats, WhatNobodySeesIsNotSearched) {
  EXPECT_EQ(searchable("Ac\U000E0041\U000E007Fme \U000E0100x"), "Acme \U000E0100x");
  EXPECT_EQ(searchable(std::string("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(searchable("\xF3\xA0"), "\xF3\xA0");
}

// Names that try to be something else in every format (H10).
Graph hostile() {
  Graph graph = purchase();
  const std::string text = "\"><script>x</script> \\N{x}\n<urn:x> <urn:y> <urn:z> .\n]]>&amp; \x01\x7F -> {";
  for (Node& node : graph.nodes) {
    node.label = text;
    if (node.kind == NodeKind::kParty) node.aliases = {text};
  }
  graph.documents.front().title = graph.documents.front().publisher = text;
  return graph;
}

TEST(Formats, EveryQuadIsALineOfFourTermsAtMost) {
  const std::string quads = render(Format::kNQuads, hostile());
  const RE2 line(
      "<[a-zA-Z0-9:/.,_%#-]+> <[a-zA-Z0-9:/.,_%#-]+> "
      "(<[a-zA-Z0-9:/.,_%#-]+>|\"([^\"\\\\\\x00-\\x1f\\x7f]|\\\\[\"\\\\]|"
      "\\\\u[0-9A-F]{4})*\"(\\^\\^<[a-zA-Z0-9:/.#]+>)?)( <[a-zA-Z0-9:/.,_%#-]+>)? \\.");
  ASSERT_TRUE(line.ok()) << line.error();
  std::size_t count = 0;
  for (std::size_t at = 0; at < quads.size(); ++count) {
    const std::size_t end = quads.find('\n', at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_TRUE(RE2::FullMatch(quads.substr(at, end - at), line)) << quads.substr(at, end - at);
    at = end + 1;
  }
  EXPECT_GT(count, 30U);
  EXPECT_NE(quads.find("deal.acquisition"), std::string::npos);
}

TEST(Formats, DrawingsHoldNoMoreThanTheGraph) {
  const Graph graph = hostile();
  const auto count = [](const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  const std::string xml = render(Format::kGraphMl, graph);
  EXPECT_EQ(count(xml, "<node "), graph.nodes.size());
  EXPECT_EQ(count(xml, "<edge "), graph.edges.size());
  EXPECT_EQ(count(xml, "<script"), 0U);
  EXPECT_EQ(count(xml, "\x01"), 0U);
  xmlDocPtr parsed =
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, XML_PARSE_NONET);
  EXPECT_NE(parsed, nullptr);
  xmlFreeDoc(parsed);
  const std::string drawing = render(Format::kDot, graph);
  EXPECT_EQ(count(drawing, "\n"), graph.nodes.size() + graph.edges.size() + 2);
}

TEST(Formats, ADateIsNoMoreExactThanItsValue) {
  EXPECT_EQ(precision_of("2026"), "year");
  EXPECT_EQ(precision_of("2026-03"), "month");
  EXPECT_EQ(precision_of("2026-Q1"), "quarter");
  EXPECT_EQ(precision_of("2026-H1"), "half");
  EXPECT_EQ(precision_of("2026-W09"), "week");
  EXPECT_EQ(precision_of("2026-03-01"), "day");
  EXPECT_EQ(precision_of("2026-03-01T10:00"), "time");
  for (const char* other : {"", "P3Y", "XXXX-03-01", "PRESENT_REF", "202", "2026-", "2026-W09-WE", "2026-SU"})
    EXPECT_EQ(precision_of(other), "") << other;
}

TEST(Formats, EveryJsonLineEndsInALineBreak) {
  const std::string line = render(Format::kJsonl, purchase());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_GT(render(Format::kGraph, purchase(), true).find("\n  "), 0U);
}

}  // namespace
}  // namespace claimgraph
