// From the bytes of a document to UTF-8, whatever they are written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// UTF-8 made of a document's bytes. A byte order mark is dropped; each bad sequence and each NUL became one
/// U+FFFD, `repaired` of them in all.
struct Decoded {
  std::string text;
  std::string charset;            // "UTF-8", "windows-1252", "UTF-16LE" ...
  std::string_view charset_from;  // option, mark, header, meta, bytes, guess
  std::uint32_t repaired = 0;
};

/// What is said about a document's character set from outside and inside it, strongest first; empty where
/// nothing is. Labels are those of the web: "iso-8859-1" means windows-1252.
struct CharsetHints {
  std::string option;  // the user's word
  std::string header;  // HTTP Content-Type
  std::string meta;    // <meta charset>, XML declaration
};

/// Decodes by: the user's word, a byte order mark, the header, the meta element, being valid UTF-8, the
/// pattern of NULs in UTF-16, windows-1252 where every byte above 127 is at home in English set in it, what
/// uchardet finds in many such bytes, else UTF-8 with repairs. Linear.
Decoded decode(std::string_view bytes, const CharsetHints& hints = {});

/// The name of a character set that decode() knows, or nothing: "latin1" -> "windows-1252".
std::optional<std::string> charset_named(std::string_view label);

/// UTF-16 or UTF-32 by a byte order mark or the pattern of NULs in `start`; "" for all else.
std::string_view wide_charset(std::string_view start);

/// Why these bytes are no text ("looks like PDF"), by magic number or many NULs; null for text.
const char* binary_kind(std::string_view start);

}  // namespace claimgraph
