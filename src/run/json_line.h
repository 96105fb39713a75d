// What a run writes of itself is JSON on one line; bytes that are no UTF-8 are replaced, never an error.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace claimgraph {

inline std::string json_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace claimgraph
