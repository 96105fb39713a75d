#include "index/search.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"

namespace claimgraph {

int run_search(const SearchOptions& options) {
  auto opened = ClaimIndex::open(options.database, Database::Mode::kRead);
  if (!opened.ok()) {
    say("", opened.error().text());
    return kDamagedGraph;
  }
  ClaimIndex index = std::move(opened).value();
  const auto hits = search(index, options.query);
  if (!hits.ok()) {
    say(options.database, hits.error().message);
    return kDamagedGraph;
  }
  Output output("");
  if (const int code = output.open(); code != kDone) return code;
  const char* no_colour = std::getenv("NO_COLOR");
  const bool colour = output.is_terminal() && (no_colour == nullptr || *no_colour == '\0');
  if (hits.value().empty()) say("", "no claim found");
  return output.write(render_results(options.format, hits.value(), colour));
}

}  // namespace claimgraph
