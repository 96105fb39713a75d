// The JSON form of a graph, read back. Unknown fields are left alone; a field of the wrong kind is an error.
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_safety.h"
#include "claimgraph/graph.h"
#include "graph/order.h"
#include "graph/parts.h"

namespace claimgraph {
namespace {

using Json = nlohmann::json;

// Reads fields and keeps the first error; a reading goes on with empty values after it.
class Reader {
 public:
  const std::string& error() const { return error_; }
  void complain(const std::string& what) {
    if (error_.empty()) error_ = what;
  }

  // The member of that name, or null; JSON null counts as not there.
  static const Json* member(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
  }

  std::string text(const Json& object, const char* name, bool needed = false) {
    const Json* value = member(object, name);
    if (value != nullptr && value->is_string()) return value->get<std::string>();
    if (value != nullptr || needed) complain(std::string("\"") + name + "\" is no string");
    return "";
  }

  std::uint32_t offset(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value != nullptr && value->is_number_unsigned() && value->get<std::uint64_t>() <= 0xFFFFFFFFU)
      return value->get<std::uint32_t>();
    complain(std::string("\"") + name + "\" is no offset");
    return 0;
  }

  double number(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr) return 0;
    if (value->is_number()) return value->get<double>();
    complain(std::string("\"") + name + "\" is no number");
    return 0;
  }

  // The objects of a list.
  std::vector<const Json*> list(const Json& object, const char* name, bool needed = false) {
    std::vector<const Json*> items;
    const Json* value = member(object, name);
    if (value == nullptr || !value->is_array()) {
      if (value != nullptr || needed) complain(std::string("\"") + name + "\" is no list");
      return items;
    }
    for (const Json& item : *value) {
      if (item.is_object()) {
        items.push_back(&item);
      } else {
        complain(std::string("\"") + name + "\" holds something that is no object");
      }
    }
    return items;
  }

  std::vector<std::string> texts(const Json& object, const char* name) {
    std::vector<std::string> items;
    const Json* value = member(object, name);
    if (value == nullptr) return items;
    if (!value->is_array()) complain(std::string("\"") + name + "\" is no list");
    for (const Json& item : *value) {
      if (item.is_string()) {
        items.push_back(item.get<std::string>());
      } else {
        complain(std::string("\"") + name + "\" holds something that is no string");
      }
    }
    return items;
  }

  TextPlace place(const Json& json) {
    TextPlace place;
    place.document = text(json, "document", true);
    place.start = offset(json, "start");
    place.end = offset(json, "end");
    if (place.end < place.start) complain("a place ends before it starts");
    place.in_title = text(json, "field") == "title";
    place.text = text(json, "text");
    return place;
  }

 private:
  std::string error_;
};

std::optional<NodeKind> kind_named(std::string_view name) {
  for (int number = 0; number <= static_cast<int>(NodeKind::kClaim); ++number) {
    if (name_of(static_cast<NodeKind>(number)) == name) return static_cast<NodeKind>(number);
  }
  return std::nullopt;
}

AmountFields amount_of(Reader& in, const Json& json) {
  return {in.text(json, "dimension"), in.text(json, "value"), in.text(json, "low"),
          in.text(json, "high"),      in.text(json, "unit"),  in.text(json, "modifier"),
          in.text(json, "change"),    in.text(json, "per"),   in.text(json, "note")};
}

DateFields date_of(Reader& in, const Json& json) {
  return {in.text(json, "value"), in.text(json, "mod"), in.text(json, "begin"), in.text(json, "end"),
          in.text(json, "note")};
}

Triple triple_of(Reader& in, const Json& json) {
  const Json* triple = Reader::member(json, "triple");
  if (triple == nullptr || !triple->is_object()) return {};
  return {in.text(*triple, "subject"), in.text(*triple, "relation"), in.text(*triple, "object")};
}

// What a place says by itself is the claim's own where nothing else is written.
Evidence evidence_of(Reader& in, const Json& json, const ClaimFields& claim) {
  Evidence evidence;
  const bool own = Reader::member(json, "confidence") != nullptr;
  evidence.triple = own ? triple_of(in, json) : claim.triple;
  evidence.predicate =
      own && Reader::member(json, "predicate") != nullptr ? in.text(json, "predicate") : claim.predicate;
  evidence.rule = own ? in.text(json, "rule") : claim.rule;
  evidence.confidence = own ? in.number(json, "confidence") : claim.confidence;
  evidence.at = in.place(json);
  evidence.sentence_start = evidence.at.start;
  evidence.sentence_end = evidence.at.end;
  if (const Json* sentence = Reader::member(json, "sentence"); sentence != nullptr && sentence->is_object()) {
    evidence.sentence_start = in.offset(*sentence, "start");
    evidence.sentence_end = in.offset(*sentence, "end");
  }
  return evidence;
}

std::vector<Slot> slots_of(Reader& in, const Json& json) {
  std::vector<Slot> slots;
  const Json* object = Reader::member(json, "slots");
  if (object == nullptr) return slots;
  if (!object->is_object()) in.complain("\"slots\" is no object");
  for (auto slot = object->begin(); object->is_object() && slot != object->end(); ++slot) {
    const Json one = slot->is_array() ? *slot : Json::array({*slot});
    for (const Json& each : one) {
      if (each.is_object()) {
        slots.push_back({slot.key(), in.place(each), in.text(each, "operator")});
      } else {
        in.complain("the slot \"" + slot.key() + "\" is no place");
      }
    }
  }
  return slots;
}

ClaimFields claim_of(Reader& in, const Json& json) {
  ClaimFields claim;
  claim.predicate = in.text(json, "predicate");
  claim.triple = triple_of(in, json);
  claim.rule = in.text(json, "rule");
  claim.confidence = in.number(json, "confidence");
  claim.polarity = in.text(json, "polarity");
  claim.modality = in.text(json, "modality");
  claim.status = in.text(json, "status");
  for (const Json* each : in.list(json, "evidence")) claim.evidence.push_back(evidence_of(in, *each, claim));
  for (const Json* each : in.list(json, "cues")) claim.cues.push_back(in.place(*each));
  claim.slots = slots_of(in, json);
  claim.open_roles = in.texts(json, "open_roles");
  if (const Json* support = Reader::member(json, "support"); support != nullptr && support->is_object()) {
    claim.documents = in.offset(*support, "documents");
    claim.sources = in.offset(*support, "sources");
  }
  return claim;
}

NodeMention mention_of(Reader& in, const Json& json) {
  NodeMention mention;
  mention.at = in.place(json);
  mention.form = in.text(json, "form");
  if (const Json* link = Reader::member(json, "link"); link != nullptr && link->is_object()) {
    mention.link_rule = in.text(*link, "rule");
    mention.link_confidence = in.number(*link, "confidence");
  }
  return mention;
}

Node node_of(Reader& in, const Json& json) {
  Node node;
  node.id = in.text(json, "id", true);
  const std::string kind = in.text(json, "kind", true);
  if (const auto known = kind_named(kind)) {
    node.kind = *known;
  } else {
    in.complain("unknown kind of node \"" + kind + "\"");
  }
  if (node.id.rfind(kind + "_", 0) != 0)
    in.complain("the id \"" + node.id + "\" does not begin with its kind");
  node.type = in.text(json, "type");
  node.label = in.text(json, "label", true);
  node.aliases = in.texts(json, "aliases");
  node.same_as = in.texts(json, "same_as");
  node.confusable_with = in.texts(json, "confusable_with");
  for (const Json* each : in.list(json, "mentions")) node.mentions.push_back(mention_of(in, *each));
  switch (node.kind) {
    case NodeKind::kAmount:
      node.fields = amount_of(in, json);
      break;
    case NodeKind::kDate:
      node.fields = date_of(in, json);
      break;
    case NodeKind::kAgreement:
    case NodeKind::kClause:
    case NodeKind::kClaim:
      node.fields = claim_of(in, json);
      break;
    case NodeKind::kParty:
    case NodeKind::kPlace:
    case NodeKind::kProduct:
      break;
  }
  return node;
}

DocumentInfo document_of(Reader& in, const Json& json) {
  DocumentInfo info;
  info.id = in.text(json, "id", true);
  info.title = in.text(json, "title");
  info.date = in.text(json, "date");
  info.language = in.text(json, "language");
  info.uri = in.text(json, "uri");
  info.host = in.text(json, "host");
  info.publisher = in.text(json, "source");
  info.version = in.text(json, "version");
  info.modified = in.text(json, "modified");
  info.length = in.offset(json, "length");
  info.sha256 = in.text(json, "sha256");
  info.truncated = in.text(json, "truncated");
  info.fingerprint = in.text(json, "fingerprint");
  info.hidden = in.texts(json, "hidden");
  if (const Json* retracted = Reader::member(json, "retracted")) info.retracted = *retracted == Json(true);
  info.text = in.text(json, "text");
  return info;
}

// The head's fields, checked.
void read_head(Reader& in, const Json& json, Generator& made) {
  const std::string form = in.text(json, "claimgraph");
  if (form.empty()) return in.complain("no claim graph: the field \"claimgraph\" is missing");
  if (form != "1") return in.complain("a graph of version " + form + "; this program reads version 1");
  const Json* generator = Reader::member(json, "generator");
  if (generator == nullptr || !generator->is_object()) return;
  made.version = in.text(*generator, "version");
  made.patterns = in.text(*generator, "patterns");
  made.unicode = in.text(*generator, "unicode");
}

Edge edge_of(Reader& in, const Json& json) {
  return {in.text(json, "source", true), in.text(json, "target", true), in.text(json, "role", true),
          in.text(json, "operator"), in.texts(json, "documents")};
}

// Hands on each member of the three lists as the parser closes it, and keeps none.
class PartReader {
 public:
  explicit PartReader(GraphSink& sink) : sink_(sink) {}

  bool take(int depth, Json::parse_event_t event, Json& parsed) {
    constexpr int kDeepest = 64;
    if (depth > kDeepest) in_.complain("the JSON is nested deeper than 64 levels");
    if (!in_.error().empty()) return false;
    if (event == Json::parse_event_t::key && depth == 1) list_ = parsed.get<std::string>();
    if (event != Json::parse_event_t::object_end || depth != 2) return true;
    if (list_ == "documents") {
      stopped_ = stopped_ || !sink_.document(document_of(in_, parsed));
    } else if (list_ == "nodes") {
      Node node = node_of(in_, parsed);
      nodes_.push_back(hash(node.id));
      stopped_ = stopped_ || !sink_.node(std::move(node));
    } else if (list_ == "edges") {
      Edge edge = edge_of(in_, parsed);
      ends_.push_back(hash(edge.source));
      ends_.push_back(hash(edge.target));
      stopped_ = stopped_ || !sink_.edge(std::move(edge));
    }
    return false;
  }

  // What is left of the whole is its head.
  std::string finish(const Json& rest) {
    if (!in_.error().empty()) return in_.error();
    if (!rest.is_object()) return "no JSON object";
    Generator generator;
    read_head(in_, rest, generator);
    for (const char* name : {"documents", "nodes", "edges"}) in_.list(rest, name, true);
    std::sort(nodes_.begin(), nodes_.end());
    for (const std::size_t end : ends_) {
      if (!std::binary_search(nodes_.begin(), nodes_.end(), end))
        in_.complain("an edge leads to a node that is not there");
    }
    if (in_.error().empty() && !stopped_) sink_.head(generator);
    return in_.error();
  }

 private:
  static std::size_t hash(const std::string& id) { return std::hash<std::string>{}(id); }

  GraphSink& sink_;
  Reader in_;
  std::string list_;
  std::vector<std::size_t> nodes_, ends_;  // hashes of ids
  bool stopped_ = false;
};

Error damaged(const std::string& what) { return {"", 0, 0, what}; }

}  // namespace

Result<Graph> graph_from_json(std::string_view text) {
  if (const char* why = json_danger(text)) return damaged(std::string("the JSON ") + why);
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return damaged("no JSON: wrong at byte " + std::to_string(error.byte));
  } catch (const Json::out_of_range&) {
    return damaged("a number is out of range");
  }
  if (!json.is_object()) return damaged("no JSON object");
  Reader in;
  Graph graph;
  read_head(in, json, graph.generator);
  if (!in.error().empty()) return damaged(in.error());
  for (const Json* each : in.list(json, "documents", true)) graph.documents.push_back(document_of(in, *each));
  for (const Json* each : in.list(json, "nodes", true)) graph.nodes.push_back(node_of(in, *each));
  for (const Json* each : in.list(json, "edges", true)) graph.edges.push_back(edge_of(in, *each));
  if (!in.error().empty()) return damaged(in.error());
  const std::size_t edges = graph.edges.size();
  put_in_order(graph);
  if (graph.edges.size() != edges)
    return damaged("an edge stands twice or leads to a node that is not there");
  return graph;
}

bool read_graph_parts(std::istream& in, GraphSink& sink, std::string& error) {
  PartReader reader(sink);
  try {
    const Json rest = Json::parse(in, [&](int depth, Json::parse_event_t event, Json& parsed) {
      return reader.take(depth, event, parsed);
    });
    error = reader.finish(rest);
  } catch (const Json::parse_error& wrong) {
    error = "no JSON: wrong at byte " + std::to_string(wrong.byte);
  }
  return error.empty();
}

}  // namespace claimgraph
