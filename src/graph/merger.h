// Merging graphs piece by piece, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/sorted_runs.h"
#include "claimgraph/graph.h"
#include "graph/parts.h"

namespace claimgraph {

/// What merge() does (claimgraph/graph.h), for collections of any size: nodes and edges go to sorted runs on
/// disk where `memory` (bytes, about) does not hold them. What stays in memory besides: some hundred bytes a
/// document and a distinct exact amount, eight a node. The order of what is added does not matter.
class Merger : public GraphSink {
 public:
  explicit Merger(std::size_t memory = std::size_t{256} << 20U);

  /// A whole graph, or one begun with begin() whose parts come in any order.
  void add(Graph graph);
  void begin();
  bool head(const Generator& generator) override;
  bool document(DocumentInfo info) override;
  bool node(Node node) override;
  bool edge(Edge edge) override;

  /// The newest known version of a document; null where there is none.
  const DocumentInfo* newest(const std::string& id) const;
  /// Ids of documents of which another text was left out, sorted.
  std::vector<std::string> dropped() const;

  /// Whether graphs came that other patterns, or other versions of Unicode, have made: things that are the
  /// same may have ids of their own in them.
  bool is_mixed() const { return patterns_.size() > 1 || unicode_.size() > 1; }

  /// Hands the merged graph on in its order; once, at the end. False where `sink` or a temporary file failed
  /// (then error() says why).
  bool finish(GraphSink& sink);
  const std::string& error() const { return error_; }

 private:
  // The document of one id that stays so far.
  struct Standing {
    DocumentInfo info;
    std::vector<std::uint32_t> holders;  // graphs that hold it, not another of its id
    std::set<std::string> texts;         // sha256 of all that came
  };
  using Gone = std::set<std::string>;

  const Gone& gone_from(std::uint32_t graph) const;
  bool survives(const std::string& id) const;
  bool strip(Node& node, const Gone& gone) const;
  void strip_retracted();
  void join_nodes(class Passes& passes);
  void join_edges(Passes& passes);
  bool write(Passes& passes, GraphSink& sink);

  std::size_t memory_;
  SortedRuns nodes_, edges_;  // key: their order; value: number of the graph, the thing
  std::map<std::string, Standing> documents_;
  std::vector<const std::string*> only_;          // by graph: its document's id, if it has just one
  std::vector<std::uint32_t> counts_;             // by graph: its documents
  std::unordered_map<std::uint32_t, Gone> gone_;  // by graph: its documents that do not stay
  std::vector<std::uint64_t> known_;              // start of the hash of each node that stays, sorted
  std::string version_;
  std::set<std::string> patterns_, unicode_;
  std::string error_;
};

}  // namespace claimgraph
