// What a search found, written down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/search.h"

namespace claimgraph {

enum class ResultFormat : std::uint8_t { kTable, kJson, kCsv };

std::optional<ResultFormat> result_format_named(std::string_view name);
std::vector<std::string> result_format_names();

/// table: for people; `colour` shows what matched in bold, else it stands between asterisks. json: a line a
/// hit,
/// {"claim": its flat record, "highlights": [[start, end]], "evidence": [...]}. csv: with a header.
std::string render_results(ResultFormat format, const std::vector<SearchHit>& hits, bool colour);

}  // namespace claimgraph
