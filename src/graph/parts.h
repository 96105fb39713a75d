// Graphs part by part: what is too large to be held whole is read, merged and written so.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claimgraph/graph.h"
#include "graph/json_text.h"

namespace claimgraph {

/// Takes a graph part by part: the head first, then documents, nodes and edges. False ends it.
class GraphSink {
 public:
  virtual ~GraphSink() = default;
  virtual bool head(const Generator& generator) = 0;
  virtual bool document(DocumentInfo info) = 0;
  virtual bool node(Node node) = 0;
  virtual bool edge(Edge edge) = 0;
};

/// A graph that takes what comes as it is.
class WholeGraph : public GraphSink {
 public:
  bool head(const Generator& generator) override {
    graph.generator = generator;
    return true;
  }
  bool document(DocumentInfo info) override { return put(graph.documents, std::move(info)); }
  bool node(Node node) override { return put(graph.nodes, std::move(node)); }
  bool edge(Edge edge) override { return put(graph.edges, std::move(edge)); }

  Graph graph;

 private:
  template <typename T>
  static bool put(std::vector<T>& list, T&& part) {
    list.push_back(std::forward<T>(part));
    return true;
  }
};

/// Writes the JSON that to_json() makes, `indent` as there; end() closes it. `write` gets pieces of about a
/// megabyte and answers whether to go on.
class GraphJson : public GraphSink {
 public:
  GraphJson(int indent, std::function<bool(std::string_view)> write);

  bool head(const Generator& generator) override;
  bool document(DocumentInfo info) override;
  bool node(Node node) override;
  bool edge(Edge edge) override;
  bool end();

 private:
  enum class Section : std::uint8_t { kDocuments, kNodes, kEdges };
  bool enter(Section section);

  std::string out_;
  JsonText json_;
  std::function<bool(std::string_view)> write_;
  Section section_ = Section::kDocuments;
};

/// Reads the one graph that `in` holds up to its end, each part as soon as it is there; memory is for one
/// part at a time. The parts are checked as graph_from_json() checks them; false, and `error` tells, where
/// something is wrong. What the sink has got by then is no graph.
bool read_graph_parts(std::istream& in, GraphSink& sink, std::string& error);

}  // namespace claimgraph
