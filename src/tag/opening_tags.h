// Tags of the word that opens a sentence, whose capital tells nothing of it.
#pragma once

#include "base/span.h"

namespace claimgraph {

class Lexicons;
struct Document;
struct Lexicon;
struct Resources;

/// What openings ask, each null where the patterns have no such lexicon.
struct OpeningWords {
  explicit OpeningWords(const Lexicons& lexicons);
  const Lexicon *common, *interjections, *endings, *firm_has, *family_names, *only_verbs, *objects;
};

/// Mends the tag of the first word. Linear in the sentence.
///   "Orbex/JJ, a rival bidder, rose"     a word nobody knows, where a name opens a sentence: NNP
///   "Asked/VBD if it would sell, it"     a past before a clause with a subject of its own: VBN
///   "Aides/VBZ to the mayor urged"       a form in -s whose phrase a finite verb follows: NNS
void repair_opening(const Resources& resources, const OpeningWords& words, Document& document,
                    TokenSpan sentence);

}  // namespace claimgraph
