// Everything in patterns/, loaded once, checked, immutable afterwards and shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "amounts/amount_words.h"
#include "base/result.h"
#include "base/symbols.h"
#include "claims/confidence_weights.h"
#include "claims/operators.h"
#include "dates/time_tables.h"
#include "names/name_model.h"
#include "names/name_words.h"
#include "parse/model.h"
#include "parse/tree_words.h"
#include "references/reference_words.h"
#include "rules/lexicons.h"
#include "rules/ontology.h"
#include "rules/rule_set.h"
#include "rules/surface.h"
#include "tag/group_words.h"
#include "tag/lemmatizer.h"
#include "tag/slips.h"
#include "tag/tagger.h"
#include "text/text_words.h"

namespace claimgraph {

/// Where patterns come from. `folder` is the shipped set; `added` folders and gazetteers stand on top of it.
/// `image` is the file that compiled_patterns() made of the folder, "" where there is none.
struct PatternSources {
  std::string folder;
  std::vector<std::string> added;
  std::vector<std::string> gazetteers;
  std::string image = {};
};

struct Resources {
  SymbolTable symbols;  // frozen after loading
  Ontology ontology;
  Lexicons lexicons;
  SurfaceRules surface;
  RuleSet rules;
  Tagger tagger;
  Lemmatizer lemmatizer;
  Slips slips;
  GroupWords group_words;
  TextWords text_words;
  AmountWords amount_words;
  TimeWords time_words;
  NameWords name_words;
  NameModel name_model;
  Operators operators;
  ConfidenceWeights confidence;
  ReferenceWords reference_words;
  ParserModel parser;
  TreeWords tree_words;
  // "sha256:" and 64 hex digits over all pattern files, in path order. A model is told by its header, whose
  // checksum the rest was compared with.
  std::string hash;
  std::uint64_t checksum = 0;           // of the same
  std::shared_ptr<const char[]> image;  // what symbols and lexicons point into, where they come from an image
  std::string note;                     // what is wrong with the image, where it is at fault, else ""
};

/// Reads and checks a pattern folder. On failure the error names file, line, column and the mend. Where the
/// image of the very same files is at hand and nothing stands on top of them, it is read instead.
Result<std::unique_ptr<const Resources>> load_resources(const PatternSources& sources);
/// The word classes and parts of rules in the folders that nothing names (rules/unnamed.h).
Result<std::vector<Error>> unnamed_patterns(const PatternSources& sources);
/// Resources::hash of a folder, which is not checked.
Result<std::string> hash_of_patterns(const std::string& folder);
/// The bytes of an image of a folder, which was read and checked.
Result<std::string> compiled_patterns(const std::string& folder);

}  // namespace claimgraph
