#include "index/search.h"

#include <variant>

#include "dates/calendar.h"
#include "graph/identity.h"
#include "write/claim_record.h"

namespace claimgraph {
namespace {

// highlight() puts these around what matched; a text's own ones were spaces when it was indexed.
constexpr char kOpen = '\x02';
constexpr char kClose = '\x03';

// A WHERE clause and the values of its question marks, in order.
class Conditions {
 public:
  using Value = std::variant<std::string, double>;

  void add(std::string_view sql, std::vector<Value> values) {
    sql_ += sql_.empty() ? " WHERE " : " AND ";
    sql_ += sql;
    for (Value& value : values) values_.push_back(std::move(value));
  }
  // Only where the text is not empty.
  void add_text(std::string_view sql, const std::string& text) {
    if (!text.empty()) add(sql, {text});
  }

  const std::string& sql() const { return sql_; }
  void bind(SqlStatement& statement) const {
    for (const Value& value : values_) {
      std::visit([&](const auto& each) { statement.bind(each); }, value);
    }
  }

 private:
  std::string sql_;
  std::vector<Value> values_;
};

void add_party(const SearchQuery& query, Conditions& conditions) {
  const std::string key = name_key(query.party);
  if (key.empty() && query.role.empty()) return;
  std::string filler = "(? = '' OR f.node IN (SELECT node FROM alias WHERE instr(' ' || key || ' ', ?) > 0))";
  filler += " AND (? = '' OR f.role = ?) AND f.kind IN ('party', 'place', 'product', 'agreement')";
  const std::vector<Conditions::Value> values{key, " " + key + " ", query.role, query.role};
  std::vector<Conditions::Value> twice = values;
  twice.insert(twice.end(), values.begin(), values.end());
  // Who holds a right stands with the clause; a claim that grants it is found too.
  conditions.add("(EXISTS(SELECT 1 FROM filler f WHERE f.claim = c.number AND " + filler +
                     ") OR EXISTS(SELECT 1 FROM filler k JOIN claim d ON d.id = k.node JOIN filler f ON "
                     "f.claim = d.number WHERE k.claim = c.number AND k.kind = 'clause' AND " +
                     filler + "))",
                 twice);
}

void add_amount(const SearchQuery& query, Conditions& conditions) {
  if (query.least.empty() && query.most.empty() && query.unit.empty()) return;
  std::string sql = "EXISTS(SELECT 1 FROM amount a WHERE a.claim = c.number";
  std::vector<Conditions::Value> values;
  const auto also = [&](const char* condition, Conditions::Value value) {
    sql += condition;
    values.push_back(std::move(value));
  };
  if (!query.least.empty()) also(" AND a.least >= ?", nearest_double(query.least));
  if (!query.most.empty()) also(" AND a.most <= ?", nearest_double(query.most));
  if (!query.unit.empty()) also(" AND a.unit = ?", query.unit);
  conditions.add(sql + ")", std::move(values));
}

Conditions conditions_of(const SearchQuery& query, const std::string& match) {
  Conditions conditions;
  conditions.add_text("claim_fts MATCH ?", match);
  add_party(query, conditions);
  add_amount(query, conditions);
  if (!query.type.empty())
    conditions.add("(c.type = ? OR substr(c.type, 1, length(?) + 1) = ? || '.')",
                   {query.type, query.type, query.type});
  if (!query.clause.empty())
    conditions.add(
        "((c.kind = 'clause' AND c.type = ?) OR EXISTS(SELECT 1 FROM filler k WHERE k.claim = c.number AND "
        "k.kind = 'clause' AND k.type = ?))",
        {query.clause, query.clause});
  if (!query.from.empty())
    conditions.add("(c.\"end\" > ? OR (c.\"end\" IS NULL AND c.\"begin\" IS NOT NULL))", {query.from});
  if (const auto day = iso_day(query.to))
    conditions.add("(c.\"begin\" < ? OR (c.\"begin\" IS NULL AND c.\"end\" IS NOT NULL))",
                   {iso_text(*day + std::chrono::days(1))});
  conditions.add_text("c.modality = ?", query.modality);
  conditions.add_text("c.polarity = ?", query.polarity);
  conditions.add_text("c.status = ?", query.status);
  if (!query.source.empty())
    conditions.add(
        "(instr(' ' || lower(c.source) || ' ', ' ' || lower(?) || ' ') > 0 OR EXISTS(SELECT 1 FROM evidence "
        "e "
        "JOIN document d ON d.id = e.document WHERE e.claim = c.number AND instr(' ' || lower(d.source) || ' "
        "', ' ' || lower(?) || ' ') > 0))",
        {query.source, query.source});
  conditions.add_text("EXISTS(SELECT 1 FROM evidence e WHERE e.claim = c.number AND e.document = ?)",
                      query.document);
  return conditions;
}

// Takes the marks out of `text` and answers where they stood, in code points.
std::vector<std::pair<std::uint32_t, std::uint32_t>> take_marks(std::string& text) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
  std::string plain;
  std::uint32_t points = 0;
  for (const char c : text) {
    if (c == kOpen) {
      ranges.push_back({points, points});
    } else if (c == kClose) {
      if (!ranges.empty()) ranges.back().second = points;
    } else {
      plain += c;
      if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++points;
    }
  }
  text = std::move(plain);
  return ranges;
}

class Hits {
 public:
  explicit Hits(Database& database) : database_(database) {}

  SearchHit read(SqlStatement& row) {
    const std::int64_t number = row.integer(0);
    SearchHit hit;
    hit.id = row.text(1);
    hit.type = row.text(2);
    hit.text = row.text(3);
    hit.modality = row.text(4);
    hit.status = row.text(5);
    hit.source = row.text(6);
    hit.begin = row.text(7);
    hit.end = row.text(8);
    hit.confidence = row.real(9);
    hit.json = row.text(10);
    hit.highlights = take_marks(hit.text);
    hit.parties = joined(parties_, number);
    hit.amounts = joined(amounts_, number);
    evidence_.bind(number);
    while (evidence_.step()) {
      const auto start = static_cast<std::uint32_t>(evidence_.integer(2));
      const auto end = static_cast<std::uint32_t>(evidence_.integer(3));
      hit.evidence.push_back(
          {evidence_.text(0), start, end, evidence_.text(1) == "title", evidence_.text(4)});
    }
    evidence_.reset();
    return hit;
  }

 private:
  static std::string joined(SqlStatement& statement, std::int64_t claim) {
    std::string all;
    statement.bind(claim);
    while (statement.step()) all += (all.empty() ? "" : "; ") + statement.text(0);
    statement.reset();
    return all;
  }

  Database& database_;
  SqlStatement parties_ = database_.prepare(
      "SELECT name || ' (' || role || ')' FROM filler WHERE claim = ? AND kind IN "
      "('party', 'place', 'product', 'agreement') ORDER BY role, name, node");
  SqlStatement amounts_ = database_.prepare(
      "SELECT coalesce(value, coalesce(low, '') || '..' || coalesce(high, '')) || ' ' || unit || ' (' || "
      "role || ')' FROM amount WHERE claim = ? ORDER BY role, node");
  SqlStatement evidence_ = database_.prepare(
      "SELECT document, field, start, \"end\", text FROM evidence WHERE claim = ? ORDER BY 1, 2 DESC, 3, 4");
};

}  // namespace

Result<std::vector<SearchHit>> search(ClaimIndex& index, const SearchQuery& query) {
  Database& database = index.database();
  const std::string match = match_expression(query.words);
  std::vector<SearchHit> hits;
  if (match.empty() && !query.words.empty()) return hits;
  const Conditions conditions = conditions_of(query, match);
  const bool words = !match.empty();
  const std::string marks = std::string("char(2), char(3)");
  std::string sql = "SELECT c.number, c.id, c.type, ";
  sql += words ? "highlight(claim_fts, 0, " + marks + ")" : "c.text";
  sql += ", c.modality, c.status, c.source, c.\"begin\", c.\"end\", c.confidence, c.json FROM ";
  sql += words ? "claim_fts JOIN claim c ON c.number = claim_fts.rowid" : "claim c";
  sql += conditions.sql() + " ORDER BY ";
  sql += words ? "bm25(claim_fts, 4.0, 2.0, 1.0), " : "";
  sql += "c.confidence DESC, c.id LIMIT ?";
  SqlStatement rows = database.prepare(sql);
  conditions.bind(rows);
  rows.bind(query.limit);
  Hits reader(database);
  while (rows.step()) hits.push_back(reader.read(rows));
  if (rows.failed()) return Error{"", 0, 0, database.error()};
  return hits;
}

}  // namespace claimgraph
