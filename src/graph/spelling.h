// What a reader of a name or a text does not see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Of the tables that all this goes by: "15.0".
std::string unicode_version();

/// The text without characters that are not shown (Default_Ignorable_Code_Point: zero-width, direction, tag,
/// variation), as labels have it. Valid UTF-8 in, valid UTF-8 out.
std::string shown(std::string_view text);

/// What is odd about the spelling of a name, in alphabetical order; empty for most. bidi_control: it steers
/// the direction of text; compat_form: letters or digits that are full-width, mathematical and the like;
/// hidden_text: tag characters; invisible_chars: others that are not shown; mixed_script: letters of scripts
/// that are not written together (UTS 39: less than highly restrictive).
std::vector<std::string> spelling_of(std::string_view name);

/// The same of a whole text: bidi_control, bidi_unbalanced (a direction does not end in its paragraph),
/// hidden_text (tag characters but those of flags). Linear.
std::vector<std::string> hidden_in(std::string_view text);

}  // namespace claimgraph
