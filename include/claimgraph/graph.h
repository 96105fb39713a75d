// The claim graph: what articles say, as nodes with places in the text and edges with roles.
//
// Offsets count Unicode code points, half-open, of the article's text (or of its title: TextPlace::in_title).
// An empty string stands for "null" or "not there" in every field whose comment does not say otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "claimgraph/result.h"

namespace claimgraph {

/// In the order in which a graph lists its nodes.
enum class NodeKind : std::uint8_t { kParty, kPlace, kProduct, kAgreement, kAmount, kDate, kClause, kClaim };

/// "party", "place" ...
std::string_view name_of(NodeKind kind);

/// A piece of a document. `text` is the surface, exactly as it stands there.
struct TextPlace {
  std::string document;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool in_title = false;
  std::string text;
};

/// A place that stands for a node. `form` is name, alias, nominal or pronoun (empty for amounts and dates);
/// `link_rule` and `link_confidence` say why it was joined by reference, and are empty and 1 for names.
struct NodeMention {
  TextPlace at;
  std::string form;
  std::string link_rule;
  double link_confidence = 1;
};

struct Triple {
  std::string subject, relation, object;
};

/// Where a claim is made, and what that place says by itself: its wording (`triple`, `predicate`), the rule
/// that read it, how sure that is (0..1); the surest place gives a claim's own. The sentence's offsets lie in
/// the field of `at`; its text is known only to graphs fresh from extraction.
struct Evidence {
  TextPlace at;
  std::uint32_t sentence_start = 0;
  std::uint32_t sentence_end = 0;
  std::string sentence;
  Triple triple;
  std::string predicate;
  std::string rule;
  double confidence = 0;
};

/// A free-text argument; a role may have several.
struct Slot {
  std::string role;
  TextPlace at;
  std::string op;  // of a condition: how it binds ("if", "subject_to"); else empty
};

/// value, low, high: exact decimal strings.
struct AmountFields {
  std::string dimension;  // money, percent, count, quantity
  std::string value, low, high;
  std::string unit;
  std::string modifier;  // exact, about, at_least, more_than, at_most, less_than, between
  std::string change;    // up, down
  std::string per;
  std::string note;
};

/// `begin` and `end` are ISO dates, half-open; the node's type is DATE, TIME, DURATION or SET.
struct DateFields {
  std::string value, mod;
  std::string begin, end;
  std::string note;
};

/// Of claims, clauses, and (slots and open_roles only) agreements. confidence: 0..1.
struct ClaimFields {
  std::string predicate;
  Triple triple;
  std::string polarity, modality, status;
  std::vector<Evidence> evidence;
  std::vector<TextPlace> cues;
  std::vector<Slot> slots;
  std::vector<std::string> open_roles;
  std::string rule;
  double confidence = 0;
  // Of a merged graph, else 0: the documents that give evidence, and the independent sources among them.
  // Documents of one publisher, and near-copies of one text, are one source.
  std::uint32_t documents = 0, sources = 0;
};

struct Node {
  std::string id;
  NodeKind kind = NodeKind::kParty;
  std::string type;
  std::string label;
  std::vector<std::string> aliases, same_as;
  std::vector<std::string> confusable_with;  // of a merged graph: ids of names that look alike and are others
  std::vector<std::string>
      spelling;  // what a reader does not see in its names (graph/spelling.h), or nothing
  std::vector<NodeMention> mentions;
  std::variant<std::monostate, AmountFields, DateFields, ClaimFields> fields;

  /// Null when the node is no amount (date, claim or clause).
  const AmountFields* amount() const { return std::get_if<AmountFields>(&fields); }
  const DateFields* date() const { return std::get_if<DateFields>(&fields); }
  const ClaimFields* claim() const { return std::get_if<ClaimFields>(&fields); }
};

/// From a claim, clause or agreement to what fills its role. `op` is the operator of a condition. `documents`
/// (sorted) say so; empty in a graph of one document.
struct Edge {
  std::string source, target, role, op;
  std::vector<std::string> documents = {};
};

/// An article. `length` counts code points of its text; `sha256` is 64 hex digits over the text as UTF-8;
/// `fingerprint` tells near-copies (graph/fingerprint.h), `hidden` what its reader does not see
/// (graph/spelling.h), `host` the host of `uri` as xn--... where it is not plain ASCII. Of a retracted one a
/// graph holds nothing else.
struct DocumentInfo {
  std::string id, title, date, language, uri, host, publisher, version, modified;
  std::uint32_t length = 0;
  std::string sha256;
  std::string truncated;
  std::string fingerprint;
  std::vector<std::string> hidden;
  bool retracted = false;
  std::string text;  // where it was taken out of a page or feed; a merged graph leaves it out
};

/// What made a graph: version of the program, hash of its patterns, version of its Unicode tables. In a
/// merged graph the newest version, and all hashes and Unicode versions with spaces between.
struct Generator {
  std::string version, patterns, unicode;
};

/// Sorted: documents by id, nodes by kind and id, edges by source, role and target; no two alike.
struct Graph {
  Generator generator;
  std::vector<DocumentInfo> documents;
  std::vector<Node> nodes;
  std::vector<Edge> edges;

  /// The node of that id, or null; O(log nodes) for each kind.
  const Node* find(std::string_view id) const;
  /// The edges that leave a node, as a range of `edges`; O(log edges).
  std::pair<const Edge*, const Edge*> edges_from(std::string_view id) const;
};

/// The graph as one JSON document (the contract's form), `indent` spaces deep or on one line (-1).
std::string to_json(const Graph& graph, int indent = -1);

/// Reads what to_json wrote; the error names the field that is wrong.
Result<Graph> graph_from_json(std::string_view json);

/// One graph of many: the same for any order, repetition and tree of partial merges. Of two documents of one
/// id the one with the higher version stays (of one version the retracted one, then the one with the smaller
/// sha256); `dropped`, where given, receives the ids of documents whose other text was left out. What depends
/// on the collection as a whole is found anew: support, names that look alike, and the edges contradicts,
/// revises and supersedes between claims on one matter.
Graph merge(std::vector<Graph> graphs, std::vector<std::string>* dropped = nullptr);

}  // namespace claimgraph
