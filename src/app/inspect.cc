#include "app/inspect.h"

#include <algorithm>

#include "app/exit_codes.h"
#include "app/output.h"
#include "app/signals.h"
#include "graph/json_text.h"
#include "read/language.h"
#include "read/record_fields.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::string_view kTaken = "article", kSkipped = "left out", kRefused = "refused";

std::string_view format_name(InputFormat format) {
  static const std::vector<std::string> kNames = input_format_names();
  return kNames[static_cast<std::size_t>(format)];
}

// One line of a table: control characters become spaces.
std::string plain(std::string_view text) {
  std::string made(text);
  for (char& c : made) c = static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
  return made;
}

// "value (from)" in a column of its width.
std::string column(std::string_view value, std::string_view from, std::size_t width) {
  std::string made = value.empty() ? "-" : plain(value);
  if (!value.empty() && !from.empty()) made += " (" + std::string(from) + ")";
  made.resize(std::max(made.size(), width), ' ');
  return made + "  ";
}

// A record as a line of the listing.
struct Inspected {
  std::string_view status;
  std::string where, why;
  const Record* record = nullptr;
  std::string language;
  std::uint32_t length = 0;  // code points
};

std::string table_line(const Inspected& line) {
  constexpr std::size_t kFormat = 12, kCharset = 20, kLanguage = 14, kDate = 35, kLength = 7;
  if (line.record == nullptr)
    return column(line.status, "", kFormat) + plain(line.where) + ": " + plain(line.why) + "\n";
  const RecordNotes& notes = line.record->notes;
  const std::string& date = line.record->article.date;
  std::string made = column(format_name(notes.format), notes.container, kFormat) +
                     column(notes.charset, notes.charset_from, kCharset) +
                     column(line.language, notes.language_from, kLanguage) +
                     column(date.substr(0, 10), notes.date_from, kDate) +
                     column(std::to_string(line.length), "", kLength) + plain(line.where);
  if (notes.repaired > 0) made += ": " + std::to_string(notes.repaired) + " bad sequences";
  if (!notes.warning.empty()) made += ": " + plain(notes.warning);
  return made + "\n";
}

void put(JsonText& json, std::string_view key, std::string_view value) {
  if (!value.empty()) json.key(key).text(value);
}

void put_map(JsonText& json, const SourceMap& map) {
  json.key("map").open('[');
  for (const SourceRun& run : map.runs) {
    json.open('[');
    for (const std::uint32_t each : {run.text, run.text_size, run.page, run.page_size}) json.number(each);
    json.close(']');
  }
  json.close(']');
}

void put_record(JsonText& json, const Inspected& line, bool map) {
  const Article& article = line.record->article;
  const RecordNotes& notes = line.record->notes;
  put(json, "format", format_name(notes.format));
  put(json, "container", notes.container);
  put(json, "charset", notes.charset);
  put(json, "charset_from", notes.charset_from);
  json.key("repaired").number(notes.repaired);
  put(json, "id", article.id);
  put(json, "text_from", notes.text_from);
  put(json, "title", article.title);
  put(json, "title_from", notes.title_from);
  put(json, "date", article.date);
  put(json, "date_from", notes.date_from);
  put(json, "language", line.language);
  put(json, "language_from", notes.language_from);
  put(json, "url", article.uri);
  put(json, "source", article.source);
  json.key("length").number(line.length);
  put(json, "warning", notes.warning);
  if (map && !line.record->map.empty()) put_map(json, line.record->map);
}

std::string json_line(const Inspected& line, bool map) {
  std::string made;
  JsonText json(made);
  json.open('{');
  put(json, "input", line.where);
  put(json, "status", line.status);
  put(json, "why", line.why);
  if (line.record != nullptr) put_record(json, line, map);
  json.close('}');
  return made + "\n";
}

Inspected line_of(Record& record) {
  Inspected line{kTaken, record.where, "", &record, record.article.language, 0};
  if (line.language.empty()) {
    line.language = detected_language(record.article.text);
    record.notes.language_from = line.language.empty() ? std::string_view() : "CLD2";
  }
  line.length = CodePoints(record.article.text).size();
  return line;
}

std::string field_table() {
  std::string made;
  for (const Alias& alias : shipped_aliases())
    made += std::string(name_of(alias.field)) + "\t" + std::string(alias.key) + "\t" +
            std::string(alias.producers) + (alias.html ? " (HTML)" : "") + "\n";
  return made;
}

}  // namespace

int run_inspect(const InspectOptions& options) {
  Output output("");
  int code = output.open();
  if (code != kDone) return code;
  if (options.fields) return output.write(field_table());
  bool refused = false;
  const auto put = [&](const Inspected& line) {
    if (code == kDone) code = output.write(options.json ? json_line(line, options.map) : table_line(line));
    return code == kDone && !stop_requested().load();
  };
  Receiver receiver;
  receiver.take = [&](Record record) { return put(line_of(record)); };
  receiver.refuse = [&](const Refusal& refusal) {
    refused = true;
    put({kRefused, refusal.where, refusal.why, nullptr, "", 0});
  };
  receiver.skip = [&](const std::string& where, const std::string& why) {
    put({kSkipped, where, why, nullptr, "", 0});
  };
  ReadOptions read = options.read;
  read.stop = &stop_requested();
  read_paths(options.paths.empty() ? std::vector<std::string>{"-"} : options.paths, read, receiver);
  if (code != kDone) return code;
  if (stop_requested().load()) return stop_exit_code();
  return refused ? kSomeRejected : kDone;
}

}  // namespace claimgraph
