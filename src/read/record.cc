#include "read/record.h"

namespace claimgraph {

void mark_withdrawn(const std::string& status, RecordNotes& notes) {
  if (status.find("cancel") != std::string::npos || status.find("withheld") != std::string::npos)
    notes.left_out = "its publisher marks it as " + status.substr(status.find(':') + 1);
}

}  // namespace claimgraph
