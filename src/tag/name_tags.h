// What names teach the tagger: their capitalised words are proper nouns.
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Retags the words of names that were taken for something else ("Gap reports a loss", "OpenAI, Acme and ..."
/// at a sentence's start), and finds the groups anew where that changed anything. Names are known only after
/// amounts and dates, which want groups, so groups are found before and, with names, again.
void tag_names(const Resources& resources, Document& document);

}  // namespace claimgraph
