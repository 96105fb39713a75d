#include "bench/articles.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace claimgraph::bench {

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  if (lines.empty()) {
    std::fprintf(stderr, "bench: %s holds no articles\n", path.c_str());
    std::exit(2);
  }
  return lines;
}

std::vector<std::string> corpus_lines(int times) {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const char* folder : {"articles", "gold"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(CLAIMGRAPH_SOURCE_CORPUS) / folder)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> lines;
  for (int round = 0; round < times; ++round) {
    for (const fs::path& path : paths) {
      std::ifstream in(path);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      const std::string id = path.stem().string() + "-" + std::to_string(round);
      lines.push_back(nlohmann::json{{"id", id}, {"date", "2025-01-22"}, {"text", text}}.dump());
    }
  }
  return lines;
}

}  // namespace claimgraph::bench
