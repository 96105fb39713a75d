// From paths and standard input to articles.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "read/byte_source.h"
#include "read/formats.h"
#include "read/record.h"
#include "read/record_fields.h"

namespace claimgraph {

struct ReadOptions {
  std::atomic<std::uint64_t>* bytes_read = nullptr;   // grows with what is read of files and standard input
  std::size_t record_limit = ByteSource::kLineLimit;  // bytes of a JSON record
  std::size_t input_limit = ByteSource::kWholeLimit;  // bytes of an input that is one document
  InputFormat format = InputFormat::kAuto;
  const std::atomic<bool>* stop = nullptr;  // ends reading after the record in hand
  std::string charset;                      // the user's word; "" = found out for each document
  std::vector<OwnField> fields;             // of JSON records, before the shipped aliases
  bool repair = false;                      // bad UTF-8 in JSON becomes U+FFFD instead of costing the record
  bool any_language = false;                // articles that are not English are taken too
};

/// Reads one open input to its end. `name` names it in messages (and may tell its format), `id` is for an
/// article without one ("" = a hash of the text). False when the receiver or `stop` ended it.
bool read_input(ByteSource& source, const ReadOptions& options, const std::string& name,
                const std::string& id, const Receiver& receiver);

/// Reads one file; an article without an id gets `id`.
bool read_file(const std::string& path, const std::string& id, const ReadOptions& options,
               const Receiver& receiver);

/// Reads files and folders (recursively, in name order; hidden files and symbolic links are left out) in the
/// order given. "-" is standard input. An article without an id gets its path below the argument. False when
/// the receiver or `stop` ended it.
bool read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const Receiver& receiver);

}  // namespace claimgraph
