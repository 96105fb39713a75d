#include "index/claim_index.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/identity.h"
#include "graph/versions.h"
#include "index/index_schema.h"
#include "write/claim_record.h"

namespace claimgraph {
namespace {

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
  return words;
}

// The characters that mark what a search found stand for nothing else.
std::string unmarked(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\x02' || c == '\x03'; }, ' ');
  return text;
}

// The statements that put one graph in; they live as long as a transaction.
class Loader {
 public:
  explicit Loader(Database& database) : database_(database) {}

  bool load(const Graph& graph) {
    std::set<std::string> fresh;
    for (const DocumentInfo& info : graph.documents) {
      if (!put_document(info, fresh)) return false;
    }
    for (const ClaimPlace& place : first_places(graph)) {
      if (!put_claim(graph, place, fresh)) return false;
    }
    return true;
  }

  // Claims that no document states any more leave, and names that nothing needs.
  bool sweep() {
    return !forgot_ ||
           database_.run(
               "DELETE FROM claim WHERE NOT EXISTS(SELECT 1 FROM evidence e WHERE e.claim = claim.number);"
               "DELETE FROM alias WHERE NOT EXISTS(SELECT 1 FROM filler f WHERE f.node = alias.node);");
  }

 private:
  // A document that is new, or no older than the one known, is put in `fresh` and loses what it said before.
  bool put_document(const DocumentInfo& info, std::set<std::string>& fresh) {
    known_.bind(info.id);
    const bool older = known_.step() && version_less(info.version, known_.text(0));
    if (known_.failed()) return false;
    known_.reset();
    if (older) return true;
    fresh.insert(info.id);
    document_.bind(info.id).bind_or_null(info.title).bind_or_null(info.date).bind_or_null(info.publisher);
    document_.bind_or_null(info.uri).bind(info.version).bind(info.sha256);
    if (!document_.run() || !forget_.bind(info.id).run()) return false;
    forgot_ = forgot_ || database_.changed() > 0;
    return true;
  }

  bool put_claim(const Graph& graph, const ClaimPlace& place, const std::set<std::string>& fresh) {
    const Node& node = *place.node;
    const auto& evidence = node.claim()->evidence;
    if (std::none_of(evidence.begin(), evidence.end(),
                     [&](const Evidence& each) { return fresh.count(each.at.document) > 0; }))
      return true;
    const std::int64_t number = put_row(graph, place);
    if (number < 0) return false;
    for (const Evidence& each : evidence) {
      if (fresh.count(each.at.document) > 0 && !put_evidence(number, each.at)) return false;
    }
    const auto [first, last] = graph.edges_from(node.id);
    for (const Edge* edge = first; edge != last; ++edge) {
      const Node* target = graph.find(edge->target);
      if (target != nullptr && !put_filler(number, *edge, *target)) return false;
    }
    return true;
  }

  // Answers the row's number, -1 on an error.
  std::int64_t put_row(const Graph& graph, const ClaimPlace& place) {
    const Node& node = *place.node;
    const ClaimFields& claim = *node.claim();
    std::string parties, kinds = spaced(node.type), json;
    const auto [first, last] = graph.edges_from(node.id);
    for (const Edge* edge = first; edge != last; ++edge) {
      const Node* target = graph.find(edge->target);
      if (target == nullptr) continue;
      if (target->kind <= NodeKind::kAgreement) parties += (parties.empty() ? "" : "; ") + target->label;
      if (target->kind == NodeKind::kClause) kinds += "; " + spaced(target->type);
    }
    JsonText text(json);
    put_claim_record(text, graph, place);
    const ClaimTime time = time_of(graph, place);
    claim_.bind(node.id).bind(name_of(node.kind)).bind(node.type).bind(claim.polarity).bind(claim.modality);
    claim_.bind_or_null(claim.status).bind(claim.confidence).bind_or_null(source_of(graph, place));
    claim_.bind_or_null(time.begin)
        .bind_or_null(time.end)
        .bind(unmarked(node.label))
        .bind(parties)
        .bind(kinds);
    claim_.bind(json);
    if (!claim_.run()) return -1;
    number_.bind(node.id);
    const std::int64_t number = number_.step() ? number_.integer(0) : -1;
    number_.reset();
    return number;
  }

  bool put_evidence(std::int64_t claim, const TextPlace& at) {
    evidence_.bind(claim).bind(at.document).bind(at.in_title ? "title" : "text");
    evidence_.bind(static_cast<std::int64_t>(at.start)).bind(static_cast<std::int64_t>(at.end));
    return evidence_.bind(at.text).run();
  }

  bool put_filler(std::int64_t claim, const Edge& edge, const Node& target) {
    filler_.bind(claim).bind(edge.role).bind(target.id).bind(name_of(target.kind)).bind(target.type);
    if (!filler_.bind(target.label).run()) return false;
    if (const AmountFields* amount = target.amount()) return put_amount(claim, edge, target, *amount);
    if (target.kind > NodeKind::kAgreement) return true;
    if (!alias_.bind(target.id).bind(name_key(target.label)).run()) return false;
    return std::all_of(target.aliases.begin(), target.aliases.end(), [&](const std::string& alias) {
      return alias_.bind(target.id).bind(name_key(alias)).run();
    });
  }

  bool put_amount(std::int64_t claim, const Edge& edge, const Node& target, const AmountFields& amount) {
    amount_.bind(claim).bind(edge.role).bind(target.id).bind(amount.dimension).bind_or_null(amount.value);
    amount_.bind_or_null(amount.low).bind_or_null(amount.high).bind(amount.unit).bind(amount.modifier);
    for (const std::string* bound : {&amount.low, &amount.high}) {
      const std::string& decimal = bound->empty() ? amount.value : *bound;
      decimal.empty() ? amount_.bind_null() : amount_.bind(nearest_double(decimal));
    }
    return amount_.run();
  }

  Database& database_;
  bool forgot_ = false;
  SqlStatement known_ = database_.prepare("SELECT version FROM document WHERE id = ?");
  SqlStatement document_ = database_.prepare(
      "INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET title = "
      "excluded.title, "
      "date = excluded.date, source = excluded.source, uri = excluded.uri, version = excluded.version, "
      "sha256 = excluded.sha256");
  SqlStatement forget_ = database_.prepare("DELETE FROM evidence WHERE document = ?");
  SqlStatement claim_ = database_.prepare(
      "INSERT INTO claim(id, kind, type, polarity, modality, status, confidence, source, \"begin\", \"end\", "
      "text, parties, kinds, json) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, type = excluded.type, polarity = "
      "excluded.polarity, "
      "modality = excluded.modality, status = excluded.status, confidence = excluded.confidence, "
      "source = excluded.source, \"begin\" = excluded.\"begin\", \"end\" = excluded.\"end\", "
      "text = excluded.text, parties = excluded.parties, kinds = excluded.kinds, json = excluded.json "
      "WHERE excluded.json IS NOT claim.json");
  SqlStatement number_ = database_.prepare("SELECT number FROM claim WHERE id = ?");
  SqlStatement evidence_ = database_.prepare(
      "INSERT INTO evidence VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text");
  SqlStatement filler_ = database_.prepare(
      "INSERT INTO filler VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind, "
      "type = excluded.type, name = excluded.name");
  SqlStatement alias_ = database_.prepare("INSERT INTO alias VALUES(?, ?) ON CONFLICT DO NOTHING");
  SqlStatement amount_ =
      database_.prepare("INSERT INTO amount VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
};

std::int64_t number_from(Database& database, std::string_view sql) {
  SqlStatement statement = database.prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

// Of a file that is no index of this version: what it is. Empty for an index, and for an empty file.
std::string strangeness(Database& database) {
  const std::int64_t application = number_from(database, "PRAGMA application_id");
  const std::int64_t version = number_from(database, "PRAGMA user_version");
  SqlStatement tables = database.prepare("SELECT count(*) FROM sqlite_schema");
  if (!tables.step()) return "no index of claims: " + database.error();
  if (application != kIndexApplication)
    return tables.integer(0) == 0 ? "" : "a database of another program, no index of claims";
  if (version > kIndexVersion)
    return "an index of version " + std::to_string(version) + "; this program reads up to version " +
           std::to_string(kIndexVersion);
  return "";
}

}  // namespace

Result<ClaimIndex> ClaimIndex::open(const std::string& path, Database::Mode mode) {
  auto opened = Database::open(path, mode);
  if (!opened.ok()) return opened.error();
  Database database = std::move(opened).value();
  if (const std::string why = strangeness(database); !why.empty()) return Error{path, 0, 0, why};
  if (mode == Database::Mode::kRead) {
    if (number_from(database, "PRAGMA application_id") != kIndexApplication)
      return Error{path, 0, 0, "an empty file; fill it by `claimgraph index`"};
    return ClaimIndex(std::move(database));
  }
  const std::string header = "PRAGMA application_id = " + std::to_string(kIndexApplication) +
                             "; PRAGMA user_version = " + std::to_string(kIndexVersion) + ";";
  const bool made = database.run("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE;") &&
                    database.run(kIndexTables) && database.run(header.c_str()) && database.run("COMMIT");
  if (!made) return Error{path, 0, 0, database.error()};
  return ClaimIndex(std::move(database));
}

Result<bool> ClaimIndex::add(const std::vector<Graph>& graphs) {
  if (!database_.run("BEGIN IMMEDIATE")) return Error{"", 0, 0, database_.error()};
  bool done = true;
  {
    Loader loader(database_);
    for (const Graph& graph : graphs) done = done && loader.load(graph);
    done = done && loader.sweep();
  }
  if (done && database_.run("COMMIT")) return true;
  Error error{"", 0, 0, database_.error()};
  database_.run("ROLLBACK");
  return error;
}

std::vector<std::string> ClaimIndex::check() {
  std::vector<std::string> wrong;
  for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
    SqlStatement statement = database_.prepare(pragma);
    while (statement.step()) {
      if (const std::string text = statement.text(0); text != "ok") wrong.push_back(pragma + (": " + text));
    }
    if (statement.failed()) wrong.push_back(pragma + (": " + database_.error()));
  }
  if (!database_.run("INSERT INTO claim_fts(claim_fts, rank) VALUES('integrity-check', 1)"))
    wrong.push_back("the full-text index disagrees with the claims: " + database_.error());
  const auto orphans = number_from(
      database_,
      "SELECT count(*) FROM claim WHERE NOT EXISTS(SELECT 1 FROM evidence e WHERE e.claim = claim.number)");
  if (orphans > 0) wrong.push_back(std::to_string(orphans) + " claims without evidence");
  return wrong;
}

ClaimIndex::Counts ClaimIndex::counts() {
  return {number_from(database_, "SELECT count(*) FROM document"),
          number_from(database_, "SELECT count(*) FROM claim"),
          number_from(database_, "SELECT count(*) FROM evidence")};
}

}  // namespace claimgraph
