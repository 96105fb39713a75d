// From paths and standard input to articles.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/claimgraph.h"
#include "read/byte_source.h"

namespace claimgraph {

enum class InputFormat : std::uint8_t { kAuto, kText, kJson, kJsonl };

std::optional<InputFormat> input_format_named(std::string_view name);
std::vector<std::string> input_format_names();

/// An article and where it was read: "news/a.jsonl:12".
struct Record {
  Article article;
  std::string where;
};

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  const std::atomic<bool>* stop = nullptr;  // ends reading after the record in hand
};

/// What reading hands out. `take` answers false to stop; `reject` names an input that gave no article, and
/// why.
struct Receiver {
  std::function<bool(Record)> take;
  std::function<void(const std::string& where, const std::string& why)> reject;
};

/// What `start` (the first bytes of an input) looks like: JSON Lines when a line of it is a whole JSON
/// object, JSON when it begins like some (or is called .json), else text.
InputFormat guess_format(std::string_view start, std::string_view name);

/// Reads one open input to its end. `id` is for an article without one ("" = a hash of the text). False when
/// the receiver or `stop` ended it.
bool read_input(ByteSource& source, InputFormat format, const std::string& name, const std::string& id,
                const Receiver& receiver);

/// Reads files and folders (recursively, in name order; hidden files and symbolic links are left out) in the
/// order given. "-" is standard input. An article without an id gets its path below the argument. False when
/// the receiver or `stop` ended it.
bool read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const Receiver& receiver);

}  // namespace claimgraph
