#include "read/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/ascii.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter made(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

bool is_wide(std::string_view charset) {
  return charset.substr(0, 6) == "UTF-16" || charset.substr(0, 6) == "UTF-32";
}

// Appends with each NUL as U+FFFD; how many there were.
std::uint32_t append_without_nul(std::string_view text, std::string& out) {
  std::uint32_t nuls = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    out.append(text.substr(at, end - at));
    at = end;
    for (; at < text.size() && text[at] == '\0'; ++at, ++nuls) out += kReplacement;
  }
  return nuls;
}

std::uint32_t append_from_utf8(std::string_view bytes, std::string& out) {
  std::string valid;
  const std::uint32_t bad = append_repaired(bytes, valid);
  return bad + append_without_nul(valid, out);
}

// Decodes by ICU, which puts U+FFFD for each bad sequence; they are counted by what was not there before.
std::uint32_t append_converted(UConverter* converter, std::string_view bytes, std::string& out) {
  constexpr std::size_t kPiece = 1U << 14U;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  std::u16string units(kPiece, u'\0');
  std::uint32_t bad = 0;
  std::string piece;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char16_t* to = units.data();
    ucnv_toUnicode(converter, &to, units.data() + kPiece, &from, end, nullptr, true, &status);
    const auto size = static_cast<std::int32_t>(to - units.data());
    bad += static_cast<std::uint32_t>(std::count(units.data(), to, u'\xFFFD'));
    piece.clear();
    icu::UnicodeString(false, units.data(), size).toUTF8String(piece);
    bad += append_without_nul(piece, out);
  }
  return bad;
}

// Bytes above 127 that are punctuation and signs in windows-1252, as English text uses them.
bool is_sign_of_1252(unsigned char c) {
  constexpr std::string_view kSigns =
      "\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa3\xa5\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbc"
      "\xbd\xbe";
  return kSigns.find(static_cast<char>(c)) != std::string_view::npos;
}

// The bytes up to a sequence of UTF-8 that the end cuts off.
std::string_view without_cut_tail(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (c >= 0xC2 && c <= 0xF4) return bytes.substr(0, bytes.size() - back);
    if (c < 0x80 || c > 0xBF) break;
  }
  return bytes;
}

// Is every byte above 127 at home in English text set in windows-1252: one of its signs, or a letter beside
// a letter, and never four in a row?
bool looks_like_1252(std::string_view bytes) {
  bytes = without_cut_tail(bytes);
  std::size_t row = 0;
  bool any = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    row = c < 0x80 ? 0 : row + 1;
    if (row == 0) continue;
    if (row > 3) return false;
    any = true;
    const bool beside_letter =
        (i > 0 && is_ascii_letter(bytes[i - 1])) || (i + 1 < bytes.size() && is_ascii_letter(bytes[i + 1]));
    const bool letter = (c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xF7) || c == 0x8A || c == 0x9A ||
                        c == 0x8C || c == 0x9C || c == 0x8E || c == 0x9E || c == 0x9F;
    if (!is_sign_of_1252(c) && !(letter && beside_letter)) return false;
  }
  return any;
}

// What uchardet makes of them; "" where few bytes speak, or it knows nothing.
std::string detected(std::string_view bytes) {
  constexpr std::size_t kEnough = 16, kLook = 1U << 16U;
  bytes = bytes.substr(0, kLook);
  const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (static_cast<std::size_t>(high) < kEnough) return "";
  const std::unique_ptr<uchardet, void (*)(uchardet*)> detector(uchardet_new(), uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return "";
  uchardet_data_end(detector.get());
  return charset_named(uchardet_get_charset(detector.get())).value_or("");
}

bool is_utf8(std::string_view bytes) {
  std::string valid;
  return append_valid(bytes, valid) == 0;
}

// Does it hold well-formed sequences above ASCII, so that it was UTF-8 before something broke it?
bool holds_utf8(std::string_view bytes) {
  std::string valid;
  const std::uint32_t bad = append_valid(bytes, valid);
  const auto leads = std::count_if(valid.begin(), valid.end(), [](char c) { return (c & 0xC0) == 0xC0; });
  return static_cast<std::uint64_t>(leads) > bad;
}

// Charset and where it is known from, when nothing says so.
std::pair<std::string, std::string_view> guessed(std::string_view bytes) {
  if (is_utf8(bytes)) return {"UTF-8", "bytes"};
  if (!holds_utf8(bytes)) {
    if (looks_like_1252(bytes)) return {"windows-1252", "guess"};
    if (const std::string found = detected(bytes); !found.empty()) return {found, "guess"};
  }
  return {"UTF-8", "guess"};
}

std::pair<std::string, std::string_view> charset_of(std::string_view bytes, const CharsetHints& hints) {
  if (auto name = charset_named(hints.option)) return {*name, "option"};
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return {"UTF-8", "mark"};
  const std::string_view wide = wide_charset(bytes.substr(0, 4096));
  const bool marked = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF" ||
                      bytes.substr(0, 4) == std::string_view("\0\0\xFE\xFF", 4);
  if (!wide.empty()) return {std::string(wide), marked ? "mark" : "bytes"};
  // Who reads the meta element of UTF-16 reads ASCII: such a label is wrong.
  if (auto name = charset_named(hints.header); name && !is_wide(*name)) return {*name, "header"};
  if (auto name = charset_named(hints.meta); name && !is_wide(*name)) return {*name, "meta"};
  return guessed(bytes);
}

}  // namespace

std::optional<std::string> charset_named(std::string_view label) {
  const std::size_t first = label.find_first_not_of(" \t\r\n\"'");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t last = label.find_last_not_of(" \t\r\n\"';");
  std::string name;
  append_lower(label.substr(first, last + 1 - first), name);
  if (name.empty() || name.size() > 40) return std::nullopt;
  // As browsers do: Latin-1 and ASCII are windows-1252.
  constexpr std::string_view kLatin[] = {"iso-8859-1", "iso8859-1", "latin1", "latin-1",     "ascii",
                                         "us-ascii",   "cp1252",    "l1",     "windows-1252"};
  if (std::find(std::begin(kLatin), std::end(kLatin), name) != std::end(kLatin)) return "windows-1252";
  if (name == "utf8" || name == "utf-8") return "UTF-8";
  const Converter converter = open_converter(name);
  if (converter == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(ucnv_getName(converter.get(), &status), "MIME", &status);
  return U_SUCCESS(status) && standard != nullptr ? standard : name;
}

std::string_view wide_charset(std::string_view start) {
  if (start.substr(0, 4) == std::string_view("\xFF\xFE\0\0", 4)) return "UTF-32LE";
  if (start.substr(0, 4) == std::string_view("\0\0\xFE\xFF", 4)) return "UTF-32BE";
  if (start.substr(0, 2) == "\xFF\xFE") return "UTF-16LE";
  if (start.substr(0, 2) == "\xFE\xFF") return "UTF-16BE";
  // English in UTF-16: nearly every second byte is NUL, and no other.
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < start.size(); ++i) nuls[i % 2] += start[i] == '\0' ? 1 : 0;
  const std::size_t most = start.size() / 2 - start.size() / 10;
  if (start.size() >= 16 && nuls[0] == 0 && nuls[1] >= most) return "UTF-16LE";
  if (start.size() >= 16 && nuls[1] == 0 && nuls[0] >= most) return "UTF-16BE";
  return {};
}

const char* binary_kind(std::string_view start) {
  constexpr struct {
    std::string_view magic;
    const char* kind;
  } kKinds[] = {{"\x1f\x8b", "gzip"},
                {"%PDF", "PDF"},
                {"\x89PNG", "PNG"},
                {std::string_view("PK\x03\x04", 4), "zip"},
                {"\xFF\xD8\xFF", "JPEG"},
                {"GIF8", "GIF"},
                {"\x7F"
                 "ELF",
                 "a program"},
                {"\x28\xB5\x2F\xFD", "zstd"},
                {"\xFD"
                 "7zXZ",
                 "xz"},
                {"BZh", "bzip2"},
                {"\xD0\xCF\x11\xE0", "an Office document"},
                {"SQLite format 3", "an SQLite database"}};
  for (const auto& [magic, kind] : kKinds) {
    if (start.substr(0, magic.size()) == magic) return kind;
  }
  if (!wide_charset(start.substr(0, 4096)).empty()) return nullptr;
  const std::string_view look = start.substr(0, 4096);
  const auto count = [&](auto is) {
    return static_cast<std::size_t>(std::count_if(look.begin(), look.end(), is));
  };
  if (count([](char c) { return c == '\0'; }) * 100 > look.size()) return "binary data";
  // EBCDIC: letters lie above 127, the space is 0x40, there is hardly an ASCII letter.
  const std::size_t high = count([](char c) { return (c & 0x80) != 0; });
  const std::size_t spaces = count([](char c) { return c == '\x40'; });
  if (high * 2 > look.size() && spaces * 20 > look.size() && count(is_ascii_letter) * 20 < look.size())
    return "EBCDIC";
  return nullptr;
}

Decoded decode(std::string_view bytes, const CharsetHints& hints) {
  Decoded made;
  std::tie(made.charset, made.charset_from) = charset_of(bytes, hints);
  made.text.reserve(bytes.size() + bytes.size() / 16);
  const Converter converter = made.charset == "UTF-8" ? nullptr : open_converter(made.charset);
  if (converter == nullptr) {
    made.repaired = append_from_utf8(bytes, made.text);
    return made;
  }
  made.repaired = append_converted(converter.get(), bytes, made.text);
  if (made.text.compare(0, 3, "\xEF\xBB\xBF") == 0) made.text.erase(0, 3);
  return made;
}

}  // namespace claimgraph
