// What only a collection as a whole can tell, found in passes over its sorted parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/sorted_runs.h"
#include "claimgraph/graph.h"

namespace claimgraph {

/// Whether edges of that role are found by ClaimHistory: contradicts, revises, supersedes.
bool is_collection_role(std::string_view role);

using Documents = std::unordered_map<std::string_view, const DocumentInfo*>;

/// Which documents are independent of one another: not of one publisher (or host, where none is named), no
/// near-copies of one text. The infos must outlive it.
class Origins {
 public:
  explicit Origins(const std::vector<const DocumentInfo*>& documents);
  /// Fills `documents` and `sources` from the evidence.
  void count(ClaimFields& claim) const;

 private:
  // Equal numbers mean one publisher, or near-copies of one text.
  struct Origin {
    std::size_t publisher = 0, text = 0;
  };
  static std::uint32_t components(const std::vector<Origin>& origins);

  std::unordered_map<std::string_view, Origin> by_id_;
};

/// Named parties, places, products and agreements whose names look alike (UTS 39 skeletons of the name
/// without invisible characters, in compatibility form, with and without case) and are not the same name.
/// All nodes are added, then find(), then each is told in the order of a graph. `memory`: bytes
/// for each of two SortedRuns.
class LookAlikes {
 public:
  explicit LookAlikes(std::size_t memory);
  ~LookAlikes();

  void add(const Node& node);
  void find();
  /// Fills confusable_with.
  void tell(Node& node);
  const std::string& error() const;

 private:
  struct Shaper;
  std::unique_ptr<Shaper> shaper_;
  SortedRuns looks_;  // skeleton -> node
  SortedRuns alike_;  // node -> other node
};

/// Edges between claims of one type about the same parties and objects, each to the next in time. A differing
/// standing (negated, denied) and a differing exact amount at one time contradict; a differing amount or
/// status at a later time, at most a year later, revises; a later article at the same address supersedes.
/// All nodes are added (amounts before claims), then all edges sorted by their source, then find(), then
/// next_link().
class ClaimHistory {
 public:
  ClaimHistory(const Documents& documents, std::size_t memory);

  void add(const Node& node);
  void add(const Edge& edge);
  void find();
  /// The links in the order of a graph's edges; false at the end.
  bool next_link(Edge& link);
  const std::string& error() const;

 private:
  struct Entry;
  void close_entry();

  const Documents& documents_;
  std::unordered_map<std::string, std::string> exact_amounts_;  // id -> unit and value
  SortedRuns claims_;                                           // id -> entry, still without its edges
  SortedRuns matters_;                                          // matter, date, id -> entry
  SortedRuns links_;
  std::shared_ptr<Entry> open_;  // whose edges are coming
};

}  // namespace claimgraph
