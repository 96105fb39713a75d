// Word classes and parts of rules that nothing names: left over, or forgotten where they were meant to be
// used.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/block_file.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// The words in quotation marks that the sources of the language side write, a line each, sorted; those that
/// end in "-" or "." begin names which are put together (scripts/cmake/program-sources.cmake).
extern const char* const kProgramWords;

/// The `lexicon`, `macro` and `pattern` blocks and the tables that no block names and the program does not
/// either, each at its first place, with the mend. A table is named where one of its classes is; where one is
/// not, neither are the classes that nothing names. O(text).
std::vector<Error> find_unnamed(const std::vector<Block>& blocks, const std::vector<LexiconTable>& tables,
                                std::string_view program_words);

}  // namespace claimgraph
