// What stands in brackets around or behind a name and only tells what it is: "<Acme Corp>", "Acme Corp
// <ACM>", "Acme Corp (NYSE: ACM)".
#pragma once

#include "document.h"

namespace claimgraph {

/// A name of the sentence with the angle brackets around it or the symbol in angle brackets behind it; else
/// the name.
TokenSpan with_angle_brackets(const Document& document, TokenSpan name, TokenSpan sentence);

/// A name of the sentence with a symbol or short form in capitals and round brackets behind it, or with its
/// angle brackets; else the name.
TokenSpan with_asides(const Document& document, TokenSpan name, TokenSpan sentence);

}  // namespace claimgraph
