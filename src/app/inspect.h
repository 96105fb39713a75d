// What each input became: format, character set, language, date and where it is known from.
#pragma once

#include <string>
#include <vector>

#include "read/inputs.h"

namespace claimgraph {

struct InspectOptions {
  std::vector<std::string> paths;
  ReadOptions read;
  bool json = false;    // an object a line instead of a table
  bool map = false;     // with the runs of text and page of extracted articles
  bool fields = false;  // nothing is read: the keys of JSON records that are known
};

/// Lists every record, taken or not; answers the program's exit code.
int run_inspect(const InspectOptions& options);

}  // namespace claimgraph
