// What a claim looks like, and the weights that make its confidence.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "claims/claim_features.h"
#include "claims/confidence_weights.h"
#include "graph/build.h"
#include "graph/confident.h"
#include "support.h"

namespace claimgraph {
namespace {

const ClaimFields* claim_of(const Node& node) {
  return node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause ? node.claim() : nullptr;
}

// The features of the first claim of a type ("open" too) in a text.
FeatureValues features_of(std::string_view type, std::string_view text) {
  const Resources& resources = test::shipped();
  const auto document = test::analysed(text);
  const std::uint16_t wanted = type == "open" ? Ontology::kNoType : resources.ontology.find(type);
  const auto claim = std::find_if(document->claims.begin(), document->claims.end(),
                                  [&](const Claim& each) { return each.type == wanted; });
  if (claim == document->claims.end()) {
    ADD_FAILURE() << "no " << type << " in: " << text;
    return {};
  }
  const SyntaxTree tree(*document);
  return FeatureReader(resources, tree).read(*claim);
}

TEST(ClaimFeatures, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (std::size_t f = 0; f < kFeatures; ++f) names.insert(name_of(static_cast<Feature>(f)));
  EXPECT_EQ(names.size(), kFeatures);
  EXPECT_FALSE(names.contains(""));
  EXPECT_EQ(name_of(Feature::kStatement), "statement_claim");
  EXPECT_EQ(name_of(Feature::kFirstMissing), "first_party_missing");
  EXPECT_EQ(name_of(Feature::kOpenParticiple), "open_participle");
  EXPECT_EQ(feature_named("in_apposition"), Feature::kApposition);
  EXPECT_EQ(feature_named("apposition"), Feature::kCount);
}

TEST(ClaimFeatures, TellWhatFillsTheRoles) {
  const FeatureValues named =
      features_of("deal.acquisition", "Norvia Corp. bought Keld Inc. for $3 billion.");
  EXPECT_EQ(named[Feature::kStatement], 0);
  EXPECT_EQ(named[Feature::kAmount], 1);
  EXPECT_EQ(named[Feature::kManyRoles], 1);
  EXPECT_EQ(named[Feature::kFirstMissing], 0);
  EXPECT_EQ(named[Feature::kLinkDoubt], 0);
  EXPECT_EQ(named[Feature::kUnusedParties], 0);
  EXPECT_EQ(named[Feature::kToldAgain], 0);
  EXPECT_EQ(named[Feature::kVerbsBetween], 0);

  const FeatureValues meant =
      features_of("deal.acquisition", "Norvia Corp. has money to spend. It bought Keld Inc. last year.");
  EXPECT_GT(meant[Feature::kLinkDoubt], 0);
  EXPECT_EQ(meant[Feature::kAmount], 0);

  const FeatureValues beside =
      features_of("deal.acquisition", "Norvia Corp. bought Keld Inc. while Sarn Ltd. watched.");
  EXPECT_GT(beside[Feature::kUnusedParties], 0);

  const FeatureValues nobody = features_of("deal.acquisition", "Keld Inc. was bought for $3 billion.");
  EXPECT_EQ(nobody[Feature::kFirstMissing], 1);
}

TEST(ClaimFeatures, TellHowAClaimStands) {
  const FeatureValues planned =
      features_of("deal.acquisition", "Norvia Corp. plans to buy Keld Inc. next year.");
  EXPECT_EQ(planned[Feature::kPlanned], 1);
  EXPECT_EQ(planned[Feature::kInfinitive], 1);
  EXPECT_GT(planned[Feature::kVerbsBetween], 0);
  EXPECT_EQ(planned[Feature::kOpenInfinitive], 0);  // is asked of open claims alone
}

TEST(ClaimFeatures, TellWhatIsSaidAndByWhom) {
  const FeatureValues said = features_of("statement.say", "Norvia Corp. said prices would fall next year.");
  EXPECT_EQ(said[Feature::kStatement], 1);
  EXPECT_EQ(said[Feature::kSpeakerName], 1);
  EXPECT_EQ(said[Feature::kContentBefore], 0);
  const FeatureValues quoted =
      features_of("statement.say", "\"Prices will fall next year,\" she said in Oslo.");
  EXPECT_EQ(quoted[Feature::kContentBefore], 1);
  EXPECT_EQ(quoted[Feature::kSpeakerName], 0);
}

TEST(ClaimFeatures, TellTheTripleOfAnOpenClaim) {
  const FeatureValues open = features_of("open", "Norvia Corp. painted the old bridge in Oslo red.");
  EXPECT_EQ(open[Feature::kLongSubject], 0);
  EXPECT_EQ(open[Feature::kSubjectBehind], 0);
  EXPECT_EQ(open[Feature::kApposition], 0);
  EXPECT_EQ(open[Feature::kNoRole], 0);  // is asked of typed claims alone
}

// The weights of a lexicon table.
ConfidenceWeights weights_of(std::string table) {
  SymbolTable symbols;
  const auto lexicons = load_lexicons({}, {{"confidence.tsv", std::move(table)}}, symbols);
  EXPECT_TRUE(lexicons.ok());
  return {lexicons.value(), test::shipped().ontology};
}

TEST(ConfidenceWeights, AreSummedToAProbability) {
  const Ontology& ontology = test::shipped().ontology;
  const std::uint16_t merger = ontology.find("deal.merger"), fine = ontology.find("legal.fine");
  const ConfidenceWeights weights = weights_of(
      "# a comment\nalways\tfeature\tweight=1\ndoubt_of_references\tfeature\tweight=-2.5\n"
      "deal.merger\ttype\tweight=0.5\nopen\ttype\tweight=-1\n");
  FeatureValues values;
  EXPECT_NEAR(weights.probability(values, fine), 0.7310586, 1e-6);
  EXPECT_NEAR(weights.probability(values, merger), 0.8175745, 1e-6);
  EXPECT_NEAR(weights.probability(values, Ontology::kNoType), 0.2689414, 1e-6);  // an open claim
  values[Feature::kLinkDoubt] = 1;
  EXPECT_NEAR(weights.probability(values, merger), 0.2689414, 1e-6);
  EXPECT_NEAR(weights_of("").probability(values, merger), 0.5, 1e-6);
}

TEST(ConfidenceWeights, ErrorsNameTheLineAndTheMend) {
  struct Row {
    const char* table;
    const char* error;
  };
  const Row rows[] = {
      {"always\tfeature\tweight=1\nopen\ttype\tweight=-.5\n", ""},
      {"# x\nalways 1\n", "t.tsv:2:1: expected a name, a tab, feature or type, a tab and weight=NUMBER"},
      {"always\tfeature\tweight=much\n", "t.tsv:1:1: expected weight= and a decimal number"},
      {"always\tfeature\tweight=1 \n", "t.tsv:1:1: expected weight= and a decimal number"},
      {"always\tfeature\tweight=inf\n", "t.tsv:1:1: expected weight= and a decimal number"},
      {"always\tfeature\tprecision=1\n", "t.tsv:1:1: expected weight= and a decimal number"},
      {"always\tkind\tweight=1\n", "t.tsv:1:1: expected feature or type, not \"kind\""},
      {"always\tfeature\tweight=1\nalways\tfeature\tweight=1", "t.tsv:2:1: \"always\" has a weight above"},
      {"in_headlin\tfeature\tweight=1",
       "t.tsv:1:1: \"in_headlin\" is no feature of claims; did you mean in_headline?"},
      {"deal.merge\ttype\tweight=1", "t.tsv:1:1: \"deal.merge\" is no type; did you mean deal.merger?"},
  };
  for (const Row& row : rows) {
    const auto error = check_weights("t.tsv", row.table, test::shipped().ontology);
    EXPECT_EQ(error ? error->text() : "", row.error) << row.table;
  }
}

TEST(Confidence, IsOfEveryClaimAndAHigherBoundKeepsFewer) {
  const auto document = test::analysed(
      "Norvia Corp. bought Keld Inc. for $3 billion. It may sell the firm's mills, which Sarn Ltd., he said, "
      "and others wanted, if prices fall, a spokesman told reporters.");
  const Graph whole = build_graph(test::shipped(), *document);
  std::set<std::string> before;
  std::set<double> told;
  for (const Node& node : whole.nodes) {
    if (const ClaimFields* claim = claim_of(node)) {
      told.insert(claim->confidence);
      EXPECT_GT(claim->confidence, 0);
      EXPECT_LT(claim->confidence, 1);
    }
    before.insert(node.id);
  }
  EXPECT_GT(told.size(), 1U);
  for (const double least : {0.2, 0.5, 0.7, 0.9, 1.0}) {
    Graph kept = whole;
    keep_confident(kept, least);
    std::set<std::string> now;
    for (const Node& node : kept.nodes) {
      now.insert(node.id);
      if (const ClaimFields* claim = claim_of(node)) {
        EXPECT_GE(claim->confidence, least);
      }
    }
    EXPECT_TRUE(std::includes(before.begin(), before.end(), now.begin(), now.end()));
    for (const Edge& edge : kept.edges) {
      EXPECT_TRUE(now.contains(edge.source));
      EXPECT_TRUE(now.contains(edge.target));
    }
    before = now;
  }
}

TEST(Confidence, StatementsRatherWrongThanRightAreLeftOutWhereNobodyAsks) {
  const auto graph = [](double confidence) {
    Graph made;
    for (const char* const type : {"statement.say", "deal.merger"}) {
      Node& node = made.nodes.emplace_back();
      node.id = type;
      node.kind = NodeKind::kClaim;
      node.type = type;
      ClaimFields fields;
      fields.confidence = confidence;
      node.fields = fields;
    }
    made.edges.push_back({"statement.say", "deal.merger", "content", ""});
    return made;
  };
  Graph doubtful = graph(0.49);
  keep_confident(doubtful, std::nullopt);
  ASSERT_EQ(doubtful.nodes.size(), 1U);
  EXPECT_EQ(doubtful.nodes[0].type, "deal.merger");
  EXPECT_TRUE(doubtful.edges.empty());
  Graph likely = graph(0.5), asked = graph(0.49);
  keep_confident(likely, std::nullopt);
  keep_confident(asked, 0);
  EXPECT_EQ(likely.nodes.size(), 2U);
  EXPECT_EQ(asked.nodes.size(), 2U);
  EXPECT_EQ(asked.edges.size(), 1U);
}

}  // namespace
}  // namespace claimgraph
