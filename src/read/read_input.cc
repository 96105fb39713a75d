#include <string>
#include <utility>

#include "read/archive.h"
#include "read/charset.h"
#include "read/language.h"
#include "read/reading.h"

namespace claimgraph {
namespace {

// "a.jsonl.gz" -> "a.jsonl": the name tells the format of what is packed.
std::string_view without_suffix(std::string_view name) {
  for (const std::string_view suffix : {".gz", ".zst", ".xz", ".bz2", ".lz4"}) {
    if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix)
      name.remove_suffix(suffix.size());
  }
  return name;
}

}  // namespace

bool InputReading::input(ByteSource& source, const std::string& name, const std::string& id) {
  if (const char* kind = packed_kind(source)) return packed(source, kind, name, id);
  constexpr std::size_t kLook = 1U << 16U;
  InputFormat format = options_.format;
  if (format == InputFormat::kAuto) format = guess_format(source.peek_line(kLook), without_suffix(name));
  if (format == InputFormat::kWarc) return warc(source, name);
  if (format != InputFormat::kJson && format != InputFormat::kJsonl)
    return document(source, format, name, id);
  if (!options_.charset.empty() || !wide_charset(source.peek_line(64).substr(0, 64)).empty())
    return decoded_json(source, format, name);
  return format == InputFormat::kJsonl ? lines(source, name) : values(source, name);
}

bool InputReading::deliver(Record record, const std::string& where) {
  if (record.notes.left_out.empty() && !options_.any_language) leave_out_other_languages(record);
  record.where = where;
  record.notes.container = container_;
  if (record.notes.left_out.empty()) return receiver_.take(std::move(record));
  receiver_.skip(where, record.notes.left_out);
  return true;
}

bool InputReading::stopped(ReadStatus status, const ByteSource& source, const std::string& where) {
  if (status == ReadStatus::kFailed) receiver_.reject(where, source.error());
  return status != ReadStatus::kInterrupted;
}

void InputReading::reject_too_long(const std::string& where, std::size_t limit) {
  receiver_.reject(where, "longer than the limit of " + std::to_string(limit) + " bytes; skipped");
}

bool InputReading::whole(ByteSource& source, const std::string& name, std::string& bytes) {
  const ReadStatus status = source.rest(bytes, options_.input_limit);
  if (status == ReadStatus::kTooLong) reject_too_long(name, options_.input_limit);
  go_on_ = status == ReadStatus::kTooLong || stopped(status, source, name);
  return status == ReadStatus::kData || status == ReadStatus::kEnd;
}

bool InputReading::document(ByteSource& source, InputFormat format, const std::string& name,
                            const std::string& id) {
  std::string bytes;
  if (!whole(source, name, bytes)) return go_on_;
  if (const char* kind = binary_kind(bytes)) {
    receiver_.refuse({name, std::string("no text: looks like ") + kind, bytes, InputFormat::kText, id});
    return true;
  }
  if (format == InputFormat::kXml) return xml(bytes, name, id);
  if (format == InputFormat::kHtml) return page(bytes, {options_.charset, "", "", ""}, name, id);
  return plain(bytes, {options_.charset, "", "", ""}, name, id);
}

bool InputReading::plain(std::string_view bytes, const PageSource& from, const std::string& where,
                         const std::string& id) {
  Decoded decoded = decode(bytes, {from.charset_option, from.charset_header, ""});
  Record made;
  made.article.id = id;
  made.article.uri = from.uri;
  made.article.language = from.language;
  if (!from.language.empty()) made.notes.language_from = "record";
  made.article.extracted = !from.uri.empty();
  made.article.text = std::move(decoded.text);
  made.notes.charset = decoded.charset;
  made.notes.charset_from = decoded.charset_from;
  made.notes.repaired = decoded.repaired;
  return deliver(std::move(made), where);
}

bool InputReading::page(std::string_view bytes, const PageSource& from, const std::string& where,
                        const std::string& id) {
  auto made = article_from_html(bytes, from);
  if (!made.ok()) {
    receiver_.refuse({where, made.error().message, bytes, InputFormat::kHtml, id});
    return true;
  }
  made.value().article.id = id;
  return deliver(std::move(made).value(), where);
}

bool read_input(ByteSource& source, const ReadOptions& options, const std::string& name,
                const std::string& id, const Receiver& receiver) {
  return InputReading(options, receiver).input(source, name, id);
}

}  // namespace claimgraph
