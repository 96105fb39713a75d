// What the program says on standard error: one line a message, whatever the texts in it hold.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// "claimgraph: where: what", with control characters written as \x1b.
void say(std::string_view where, std::string_view what);

/// A line of progress that is overwritten by the next; nothing where standard error is no terminal.
void show_progress(std::string_view text);

}  // namespace claimgraph
