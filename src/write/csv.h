// CSV that is safe to open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Appends a line (RFC 4180, ending in CR LF). A cell that a spreadsheet would read as a formula (it begins
/// with = + - @, their full-width forms, a tab or a line break) gets an apostrophe before it, unless it is a
/// plain decimal number; other control characters become spaces.
void append_csv_line(const std::vector<std::string_view>& cells, std::string& out);

}  // namespace claimgraph
