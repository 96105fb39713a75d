// The JSON Schema of a graph and the index mapping of flat claim records, generated from the ontology.
#pragma once

#include <string>

namespace claimgraph {

struct Ontology;

/// JSON Schema (draft 2020-12) of `--format graph` and of each line of `--format jsonl`: which types there
/// are and which roles each may have.
std::string graph_schema(const Ontology& ontology);

/// The Elasticsearch or OpenSearch mapping of a record of `--format claims` and `bulk`.
std::string claims_mapping();

}  // namespace claimgraph
