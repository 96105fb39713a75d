#include "write/schema.h"

#include <string>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"
#include "resources.h"

namespace claimgraph {

int run_schema(const PatternOptions& options, bool mapping) {
  std::string text;
  if (mapping) {
    text = claims_mapping();
  } else {
    const auto extractor = Extractor::load(options);
    if (!extractor.ok()) {
      say("", extractor.error().text());
      return kUsage;
    }
    text = graph_schema(extractor.value().resources().ontology);
  }
  Output output("");
  const int code = output.open();
  return code != kDone ? code : output.write(text);
}

}  // namespace claimgraph
