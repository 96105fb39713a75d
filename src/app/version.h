// What --version prints.
#pragma once

#include <string>

namespace claimgraph {

/// Program, the shipped patterns' hash (or why they do not load), and the libraries it was built with, a line
/// each.
std::string version_text();

}  // namespace claimgraph
