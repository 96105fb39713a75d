#include <string>
#include <utility>

#include "read/article_json.h"
#include "read/charset.h"
#include "read/inputs.h"
#include "read/json_values.h"
#include "read/language.h"

namespace claimgraph {
namespace {

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view without_mark(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

std::string too_long(std::size_t limit) {
  return "longer than " + std::to_string(limit >> 20U) + " MiB; skipped";
}

// One input on its way to the receiver. Its functions answer false when reading is to end.
class Reading {
 public:
  Reading(const ReadOptions& options, const Receiver& receiver) : options_(options), receiver_(receiver) {}

  bool input(ByteSource& source, const std::string& name, const std::string& id) {
    constexpr std::size_t kLook = 1U << 16U;
    InputFormat format = options_.format;
    if (format == InputFormat::kAuto) format = guess_format(source.peek_line(kLook), name);
    const bool json = format == InputFormat::kJson || format == InputFormat::kJsonl;
    if (json && (!options_.charset.empty() || !wide_charset(source.peek(64)).empty()))
      return decoded_json(source, format, name);
    if (format == InputFormat::kJsonl) return lines(source, name);
    if (format == InputFormat::kJson) return values(source, name);
    return document(source, name, id);
  }

 private:
  // Hands a record on, or says why a rule leaves it out.
  bool deliver(Record record, const std::string& where) {
    if (record.notes.left_out.empty() && !options_.any_language) leave_out_other_languages(record);
    record.where = where;
    if (record.notes.left_out.empty()) return receiver_.take(std::move(record));
    receiver_.skip(where, record.notes.left_out);
    return true;
  }

  // What a status that is no data means for the reading of `where`.
  bool stopped(ReadStatus status, const ByteSource& source, const std::string& where) {
    if (status == ReadStatus::kFailed) receiver_.reject(where, source.error());
    return status != ReadStatus::kInterrupted;
  }

  bool record(std::string_view json, InputFormat format, const std::string& where) {
    auto read = articles_.read(json);
    if (!read.ok()) {
      receiver_.reject(where, read.error().message);
      return true;
    }
    read.value().notes.format = format;
    if (!charset_.empty()) read.value().notes.charset = charset_;
    return deliver(std::move(read).value(), where);
  }

  bool lines(ByteSource& source, const std::string& name) {
    std::string line;
    for (std::size_t number = 1;; ++number) {
      const ReadStatus status = source.line(line);
      if (status == ReadStatus::kEnd) return true;
      const std::string where = name + ":" + std::to_string(number);
      if (status == ReadStatus::kTooLong) {
        receiver_.reject(where, too_long(ByteSource::kLineLimit));
        continue;
      }
      if (status != ReadStatus::kData) return stopped(status, source, where);
      const std::string_view object = number == 1 ? without_mark(line) : std::string_view(line);
      if (!blank(object) && !record(object, InputFormat::kJsonl, where)) return false;
    }
  }

  bool values(ByteSource& source, const std::string& name) {
    if (source.peek(3).substr(0, 3) == "\xEF\xBB\xBF") source.skip(3);
    JsonValues entries(source);
    std::string value;
    for (std::size_t number = 1;; ++number) {
      const ReadStatus status = entries.next(value);
      if (status == ReadStatus::kEnd) return true;
      const std::string where =
          name + ":" + std::to_string(entries.line()) + ", value " + std::to_string(number);
      if (status == ReadStatus::kTooLong) {
        receiver_.reject(where, too_long(ByteSource::kLineLimit));
        continue;
      }
      if (status != ReadStatus::kData) return stopped(status, source, where);
      if (!record(value, InputFormat::kJson, where)) return false;
    }
  }

  // JSON that is not in UTF-8: made so as a whole.
  bool decoded_json(ByteSource& source, InputFormat format, const std::string& name) {
    std::string bytes;
    if (!whole(source, name, bytes)) return go_on_;
    const Decoded decoded = decode(bytes, {options_.charset, "", ""});
    charset_ = decoded.charset;
    ByteSource text(pull_from(std::string_view(decoded.text)), options_.stop);
    const bool go_on = format == InputFormat::kJsonl ? lines(text, name) : values(text, name);
    charset_.clear();
    return go_on;
  }

  // All bytes of an input that is one document; false where there are none to read (go_on_ then says whether
  // reading goes on).
  bool whole(ByteSource& source, const std::string& name, std::string& bytes) {
    const ReadStatus status = source.rest(bytes);
    if (status == ReadStatus::kTooLong) receiver_.reject(name, too_long(ByteSource::kWholeLimit));
    go_on_ = status == ReadStatus::kTooLong || stopped(status, source, name);
    return status == ReadStatus::kData || status == ReadStatus::kEnd;
  }

  bool document(ByteSource& source, const std::string& name, const std::string& id) {
    std::string bytes;
    if (!whole(source, name, bytes)) return go_on_;
    if (const char* kind = binary_kind(bytes)) {
      receiver_.reject(name, std::string("no text: looks like ") + kind);
      return true;
    }
    Decoded decoded = decode(bytes, {options_.charset, "", ""});
    Record made;
    made.article.id = id;
    made.article.text = std::move(decoded.text);
    made.notes.charset = decoded.charset;
    made.notes.charset_from = decoded.charset_from;
    made.notes.repaired = decoded.repaired;
    return deliver(std::move(made), name);
  }

  const ReadOptions& options_;
  const Receiver& receiver_;
  ArticleReader articles_{&options_.fields, options_.repair};
  std::string charset_;  // of the JSON in hand, where it is not UTF-8
  bool go_on_ = true;
};

}  // namespace

bool read_input(ByteSource& source, const ReadOptions& options, const std::string& name,
                const std::string& id, const Receiver& receiver) {
  return Reading(options, receiver).input(source, name, id);
}

}  // namespace claimgraph
