#include <string>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/output.h"

namespace claimgraph {

int run_limits(const Limits& limits) {
  std::string text = "Set with --limit NAME=NUMBER (K and M by 1024):\n";
  for (const LimitRow& row : limit_rows())
    text += "  " + std::string(row.name) + "=" + std::to_string(limits.*row.value) + "  " +
            std::string(row.unit) + ": " + std::string(row.effect) + "\n";
  text += "Fixed:\n";
  for (const FixedLimit& limit : fixed_limits())
    text += "  " + std::string(limit.name) + ": " + std::string(limit.value) + "; " +
            std::string(limit.effect) + "\n";
  return run_print(text);
}

int run_print(const std::string& text) {
  Output output("");
  if (const int code = output.open(); code != kDone) return code;
  return output.write(text);
}

}  // namespace claimgraph
