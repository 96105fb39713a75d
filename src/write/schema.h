// The JSON Schema of a graph, generated from the ontology, and what search engines and databases are told of
// flat claim records.
#pragma once

#include <string>

namespace claimgraph {

struct Ontology;

/// JSON Schema (draft 2020-12) of `--format graph` and of each line of `--format jsonl`: which types there
/// are and which roles each may have.
std::string graph_schema(const Ontology& ontology);

/// The Elasticsearch or OpenSearch mapping of a record of `--format claims` and `bulk`.
std::string claims_mapping();

/// The script that makes tables, indexes and views for records of `--format records` in PostgreSQL, with how
/// to load and to ask in its comments.
std::string postgres_script();

/// What Solr's schema interface, Typesense's collections and Meilisearch's settings of an index take for the
/// documents of the format of their name.
std::string solr_schema();
std::string typesense_schema();
std::string meilisearch_settings();

}  // namespace claimgraph
