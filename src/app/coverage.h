// `claimgraph patterns list --coverage FOLDER`: which types and rules find something in articles, and which
// never do.
#pragma once

#include <string>
#include <vector>

namespace claimgraph {

struct Resources;

/// Whether a type is the one asked for or of that family ("deal"); any where none is.
bool is_asked(const std::string& name, const std::string& type);

/// Reads the articles under `paths` one by one and prints, tab-separated, first a line for each type (`type`,
/// its name, its claims), then one for each rule that finds claims (`rule`, its name, its claims, its type):
/// most claims first, those without any last. `type` restricts both ("deal", "deal.supply"; "" = all).
/// Returns the program's exit code.
int print_coverage(const Resources& resources, const std::vector<std::string>& paths,
                   const std::string& type);

}  // namespace claimgraph
