// What an input is, by its first bytes and its name.
#pragma once

#include <string_view>

#include "read/record.h"

namespace claimgraph {

/// What `start` (the first bytes of an input) looks like: WARC, XML or HTML by how it begins, JSON Lines when
/// a line of it is a whole JSON object, JSON when it begins like some; then by the end of `name`; else text.
InputFormat guess_format(std::string_view start, std::string_view name);

/// The format that the end of `name` stands for, or kAuto.
InputFormat format_by_name(std::string_view name);

}  // namespace claimgraph
