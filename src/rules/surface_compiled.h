// The compiled form of surface rules; seen by the loader and the matcher only.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rules/surface.h"

namespace claimgraph {

struct SurfaceRules::Expressions {
  std::unique_ptr<re2::RE2> match;
  std::vector<std::unique_ptr<re2::RE2>> unless_left;   // each ends at the end of its text
  std::vector<std::unique_ptr<re2::RE2>> unless_right;  // tried from the start of its text
};

struct SurfaceRules::Kind {
  std::string emit;
  std::vector<std::uint32_t> rules;  // in file order
  // One bit a rule: which rules a token wakes, by its flags and by its word.
  struct FlagWake {
    TokenFlag flag;
    std::uint64_t rules = 0;
  };
  std::vector<FlagWake> by_flag;
  std::vector<std::uint64_t> by_word;  // by symbol of the norm; frozen symbols only
  std::unique_ptr<re2::RE2::Set> set;  // all matches, from the start of the text; tells which rules to run
};

}  // namespace claimgraph
