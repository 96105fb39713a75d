#include "app/loading.h"

#include "app/messages.h"

namespace claimgraph {

std::optional<Extractor> load_extractor(const PatternOptions& options) {
  auto loaded = Extractor::load(options);
  if (!loaded.ok()) {
    say("", loaded.error().text());
    return std::nullopt;
  }
  if (!loaded.value().note().empty())
    say("", loaded.value().note() + "; the pattern files are read, which takes longer", Level::kWarning);
  return std::move(loaded).value();
}

}  // namespace claimgraph
