// Lines for search engines in files that one request can take.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "write/formats.h"

namespace claimgraph {

/// How many lines stand for a record; 0 for formats that are not made of records for search engines.
std::size_t lines_per_record(Format format);

struct Piece {
  std::string_view lines;
  std::size_t records = 0;
};

/// Cuts what render() made between records: each piece has at most `most` bytes, or one record that is
/// larger.
std::vector<Piece> pieces_of(Format format, std::string_view lines, std::size_t most);

/// The name of the n-th piece (from 1) of a file: "bulk-00001.ndjson" of "bulk.ndjson".
std::string piece_name(const std::string& file, std::size_t number);

/// What the pieces of a file hold, as JSON: format, records, and of each its name, records, bytes and
/// SHA-256.
std::string pieces_manifest(Format format, const std::string& file, const std::vector<Piece>& pieces);

}  // namespace claimgraph
