// What loading makes of a pattern folder, as one file that is read instead: tables as they stand in memory,
// without what needs no symbols (models), follows from the rest (word classes) or is for who writes rules
// (their files and examples).
//
// An image belongs to one program and one set of pattern files: it names the sources the program was built
// from and a checksum of the files, and is of no use to another program or for other files. The sources stand
// for the version of the image, too.
#pragma once

#include <string>

#include "base/archive.h"
#include "base/result.h"

namespace claimgraph {

struct Resources;

inline constexpr ModelKind kImageKind{"patterns", 1, "image",
                                      "run claimgraph patterns compile to make it anew"};

/// An image that was found whole. The parts of one of this program are read one after another or by threads
/// of their own, but `rules` after `symbols`.
struct PatternImage {
  std::string program;   // kProgramSources of the one that made it
  std::string patterns;  // Resources::hash and ...
  std::uint64_t files;   // ... checksum of the files it was made of
  ModelReader symbols, lexicons, rules, tagger, words;

  /// The symbols, and the ontology.
  bool read_symbols(Resources& to);
  bool read_lexicons(Resources& to);
  bool read_rules(Resources& to);
  /// The model with the sums of its words.
  bool read_tagger(Resources& to);
  /// What the classes of words tell by symbol; each must use() the lexicons.
  bool read_words(Resources& to);

 private:
  friend Result<PatternImage> open_pattern_image(const std::string& path);
  explicit PatternImage(ModelReader payload);
};

/// The error says what is wrong with the file.
Result<PatternImage> open_pattern_image(const std::string& path);
/// The error of an image that does not make sense.
Error damaged_image(const std::string& path);

/// The bytes of an image of what was loaded.
std::string pattern_image_bytes(Resources& resources);

/// Tells programs apart by what they were built from.
extern const char* const kProgramSources;

}  // namespace claimgraph
