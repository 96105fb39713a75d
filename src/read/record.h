// What reading hands on: an article, where it was read, and what it was read from.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/claimgraph.h"
#include "read/source_map.h"

namespace claimgraph {

/// kXml: RSS, Atom, RDF feeds, NewsML-G2, NITF. kWarc: WARC and WET.
enum class InputFormat : std::uint8_t { kAuto, kText, kJson, kJsonl, kHtml, kXml, kWarc };

std::optional<InputFormat> input_format_named(std::string_view name);
/// In the order of the enum.
std::vector<std::string> input_format_names();

/// How an article was come by. Views point to static text, or into the options of the reading.
struct RecordNotes {
  InputFormat format = InputFormat::kText;
  std::string container;                    // "gzip", "zip" ...; empty where there is none
  std::string charset = "UTF-8";            // what its bytes were decoded from
  std::string_view charset_from = "bytes";  // mark, header, meta, option, bytes, guess
  std::string_view text_from;              // key of the record, "JSON-LD", "main content" ...; "" = all of it
  std::string_view title_from, date_from;  // "" = there is none
  std::string_view language_from;          // key of the record, html, "CLD2"; "" = nothing said so
  std::uint32_t repaired = 0;              // bad sequences of the source that became U+FFFD
  std::string warning;                     // why the article is less than it could be; "" = it is whole
  std::string left_out;                    // why a rule leaves it out; "" = it is taken
};

/// "canceled" and "withheld" items are left out; `status` is the publisher's word, maybe behind "stat:".
void mark_withdrawn(const std::string& status, RecordNotes& notes);

/// An article and where it was read: "news/a.jsonl:12".
struct Record {
  Article article;
  std::string where;
  RecordNotes notes;
  SourceMap map;  // from the text back to the page; empty where the text is the record's own
};

/// What gave no article: where it stood, why not, and what it was, as far as it was held in memory.
struct Refusal {
  std::string where;
  std::string why;
  std::string_view raw;                     // its bytes, until the call ends
  InputFormat format = InputFormat::kAuto;  // how they were read
  std::string id;                           // what a document would have been called
};

/// What reading hands out, one call an input record. `take` answers false to stop. `refuse` names what gave
/// no article, `skip` what was left out by rule: another language, a withdrawn item.
struct Receiver {
  std::function<bool(Record)> take;
  std::function<void(const Refusal&)> refuse;
  std::function<void(const std::string& where, const std::string& why)> skip;

  /// For what left no bytes to keep.
  void reject(const std::string& where, const std::string& why) const {
    refuse({where, why, {}, InputFormat::kAuto, ""});
  }
};

}  // namespace claimgraph
