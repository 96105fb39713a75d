// Reads bytes through read_input() and keeps what came of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/inputs.h"

namespace claimgraph {

struct ReadBack {
  std::vector<Record> records;
  std::vector<std::string> taken;              // texts of `records`
  std::vector<std::string> rejected, skipped;  // "where|why"
};

inline ReadBack read(std::string_view bytes, const ReadOptions& options = {},
                     const std::string& name = "in") {
  ReadBack made;
  Receiver receiver;
  receiver.take = [&](Record record) {
    made.taken.push_back(record.article.text);
    made.records.push_back(std::move(record));
    return true;
  };
  receiver.refuse = [&](const Refusal& refused) {
    made.rejected.push_back(refused.where + "|" + refused.why);
  };
  receiver.skip = [&](const std::string& where, const std::string& why) {
    made.skipped.push_back(where + "|" + why);
  };
  ByteSource source(pull_from(bytes));
  EXPECT_TRUE(read_input(source, options, name, name, receiver));
  return made;
}

inline ReadOptions as(InputFormat format) {
  ReadOptions options;
  options.format = format;
  return options;
}

}  // namespace claimgraph
