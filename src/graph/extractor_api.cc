#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/sha256.h"
#include "claimgraph/claimgraph.h"
#include "document.h"
#include "extractor.h"
#include "graph/build.h"
#include "graph/confident.h"
#include "graph/load.h"
#include "resources.h"

namespace claimgraph {

namespace {

namespace fs = std::filesystem;

// Of the running program; "" where the system does not tell.
fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

std::string find_patterns(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  if (const char* named = std::getenv("CLAIMGRAPH_PATTERNS"); named != nullptr && *named != '\0')
    return named;
  std::error_code error;
  if (const fs::path program = program_folder(); !program.empty()) {
    const fs::path shared = program.parent_path() / "share" / "claimgraph" / "patterns";
    if (fs::is_regular_file(shared / "ontology", error)) return shared.string();
  }
  return CLAIMGRAPH_SOURCE_PATTERNS;
}

std::string image_path(const std::string& folder) {
  if (folder == CLAIMGRAPH_SOURCE_PATTERNS) return (program_folder() / "patterns.image").string();
  fs::path path = folder;
  if (!path.has_filename()) path = path.parent_path();
  return path.string() + ".image";
}

std::string_view version() { return CLAIMGRAPH_VERSION; }

Metadata metadata_of(const Article& article) {
  Metadata meta{article.id,     article.title,   article.date,     article.language, article.uri,
                article.source, article.version, article.modified, article.extracted};
  if (meta.id.empty()) meta.id = "sha256:" + sha256_hex(article.text).substr(0, 32);
  return meta;
}

Result<Extractor> Extractor::load(const PatternOptions& options) {
  PatternSources sources{find_patterns(options.folder), options.added, options.gazetteers};
  std::error_code error;
  if (const std::string image = image_path(sources.folder);
      !options.from_files && fs::is_regular_file(image, error))
    sources.image = image;
  auto loaded = load_resources(sources);
  if (!loaded.ok()) return loaded.error();
  return Extractor(std::shared_ptr<const Resources>(std::move(loaded).value()));
}

Graph Extractor::extract(const Article& article) const {
  Document document(&resources_->symbols);
  analyse(*resources_, article.text, metadata_of(article), document);
  Graph graph = build_graph(*resources_, document);
  keep_confident(graph, std::nullopt);
  return graph;
}

const std::string& Extractor::patterns() const { return resources_->hash; }
const std::string& Extractor::note() const { return resources_->note; }

}  // namespace claimgraph
