// Which language an article is in, and whether it is read.
#pragma once

#include <string>
#include <string_view>

#include "read/record.h"

namespace claimgraph {

/// Is a language field English ("en", "en-GB", "eng", "English"), another language, or no statement?
enum class NamedLanguage : std::uint8_t { kNone, kEnglish, kOther };
NamedLanguage named_language(std::string_view field);

/// The language (ISO 639-1 where it has such a code) of valid UTF-8 by CLD2, from its first 8 KiB; "" where
/// that is too little or mixed to be sure.
std::string detected_language(std::string_view text);

/// Sets notes.left_out where the article is not English: by its own field, else by its text. An English text
/// is mostly known by its commonest words, which costs a hundredth of asking CLD2.
void leave_out_other_languages(Record& record);

}  // namespace claimgraph
