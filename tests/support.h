// What tests share: the shipped patterns, loaded once, and a text through the whole pipeline.
#pragma once

#include <memory>
#include <string_view>

#include "document.h"
#include "resources.h"

namespace claimgraph::test {

/// The shipped patterns; ends the test program with the load error when they do not load.
const Resources& shipped();

/// The analysed text; `date` is the document's date, ISO or empty.
std::unique_ptr<Document> analysed(std::string_view text, std::string_view date = "",
                                   std::string_view title = "");

}  // namespace claimgraph::test
