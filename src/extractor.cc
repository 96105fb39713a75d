#include "extractor.h"

#include <utility>

#include "pipeline.h"
#include "resources.h"
#include "stages/amounts.h"
#include "stages/claims.h"
#include "stages/dates.h"
#include "stages/names.h"
#include "stages/parse.h"
#include "stages/places.h"
#include "stages/references.h"
#include "tag/groups_stage.h"
#include "tag/name_tags.h"
#include "tag/tag_stage.h"
#include "text/quotes.h"
#include "text/sentences.h"
#include "text/tokenize.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr Stage kPipeline[] = {
    //    name         reads                                     fills        by
    Stage{"tokens", kText, kTokens, tokenize},
    Stage{"sentences", kTokens, kSentences, split_sentences},
    Stage{"quotes", kTokens | kSentences, kQuotes, find_quotes},
    Stage{"tags", kTokens | kSentences, kTags, tag_tokens},
    Stage{"groups", kTokens | kSentences | kTags, kGroups, find_groups},
    Stage{"amounts", kTokens | kSentences | kTags | kGroups, kAmounts, find_amounts},
    Stage{"dates", kTokens | kSentences | kTags | kGroups | kAmounts, kDates, find_dates},
    Stage{"names", kTokens | kSentences | kTags | kGroups | kAmounts | kDates, kNames, find_names},
    Stage{"name tags", kTokens | kTags | kGroups | kNames, kTags | kGroups, tag_names},
    Stage{"parse", kTokens | kSentences | kTags, kTree, parse_sentences},
    Stage{"references", kTokens | kSentences | kQuotes | kTags | kGroups | kNames, kReferences,
          resolve_references},
    Stage{"places", kTokens | kSentences | kGroups | kTree | kAmounts | kDates | kReferences, kPlaces,
          find_places},
    Stage{"claims", kTokens | kSentences | kQuotes | kReferences | kPlaces | kAmounts | kDates, kClaims,
          find_claims},
};
static_assert(well_ordered(kPipeline), "a stage reads a layer that no stage before it fills");

}  // namespace

std::span<const Stage> pipeline() { return kPipeline; }

void begin_analysis(std::string_view body, Metadata meta, Document& document) {
  document.reset();
  document.text = join_fields(meta.title, body);
  document.meta = std::move(meta);
}

void analyse(const Resources& resources, std::string_view body, Metadata meta, Document& document) {
  begin_analysis(body, std::move(meta), document);
  for (const Stage& stage : kPipeline) stage.run(resources, document);
}

}  // namespace claimgraph
