// JSON text to a tree, with the checks that a record from anywhere needs.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

#include "claimgraph/result.h"

namespace claimgraph {

/// Keeps its memory from one text to the next (not what a text above 1 MiB took). For one thread.
class JsonParser {
 public:
  /// The tree of one JSON text; it, and all views into it, live until the next call. Nesting above 64 levels
  /// is refused. Whole numbers that no machine word holds come as strings of their digits. The error says
  /// what is wrong, and at which byte (from 1). Throws std::bad_alloc where memory runs out.
  Result<simdjson::dom::element> parse(std::string_view json);

 private:
  simdjson::error_code try_parse(std::string_view json, simdjson::dom::element& root);

  simdjson::dom::parser parser_;
};

/// "a string", "an array" ...: for messages.
const char* type_name(simdjson::dom::element value);

}  // namespace claimgraph
