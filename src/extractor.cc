#include "extractor.h"

#include <chrono>
#include <string>
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

using Clock = std::chrono::steady_clock;

// The first `most` bytes, and no half of a code point.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

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
  const std::string_view taken = first_bytes(body, document.limits.article);
  if (taken.size() < body.size()) document.cut_short("the text is above the limit of bytes");
  document.text = join_fields(meta.title, taken);
  document.meta = std::move(meta);
}

void analyse(const Resources& resources, std::string_view body, Metadata meta, Document& document) {
  begin_analysis(body, std::move(meta), document);
  const std::chrono::milliseconds time(document.limits.time);
  const auto begun = time.count() > 0 ? Clock::now() : Clock::time_point();
  for (const Stage& stage : kPipeline) {
    stage.run(resources, document);
    if (time.count() == 0 || Clock::now() - begun <= time) continue;
    document.cut_short(std::string("the time was up after finding ") + stage.name);
    return;
  }
}

}  // namespace claimgraph
