#include "app/seen.h"

#include <utility>

#include "base/sha256.h"
#include "graph/versions.h"

namespace claimgraph {

Seen::Seen() {
  auto opened = Database::open("", Database::Mode::kWrite);  // a file without a name, gone when it is closed
  if (!opened.ok()) {
    error_ = opened.error().message;
    return;
  }
  Database database = std::move(opened).value();
  const bool made = database.run(
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2048;"
      "CREATE TABLE seen(id TEXT PRIMARY KEY, text TEXT, version TEXT, place TEXT) WITHOUT ROWID, STRICT;"
      "BEGIN");  // never committed: nothing is to last
  if (!made) error_ = database.error();
  SqlStatement find = database.prepare("SELECT text, version, place FROM seen WHERE id = ?");
  SqlStatement put = database.prepare("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)");
  table_.emplace(Table{std::move(database), std::move(find), std::move(put)});
}

Arrival Seen::arrive(const Article& article, const std::string& where, std::string& first) {
  first = error_;
  if (!error_.empty()) return Arrival::kFailed;
  const std::string id = sha256_hex(article.id).substr(0, 32), text = sha256_hex(article.text).substr(0, 32);
  Arrival arrival = Arrival::kNew;
  table_->find.bind(id);
  if (table_->find.step()) {
    first = table_->find.text(2);
    const bool newer = version_less(table_->find.text(1), article.version);
    arrival = table_->find.text(0) == text ? Arrival::kAgain : newer ? Arrival::kNewer : Arrival::kClash;
  }
  bool kept = !table_->find.failed();
  table_->find.reset();
  if (arrival == Arrival::kNew || arrival == Arrival::kNewer)
    kept = table_->put.bind(id).bind(text).bind(article.version).bind(where).run() && kept;
  if (kept) return arrival;
  first = error_ = table_->database.error();
  return Arrival::kFailed;
}

}  // namespace claimgraph
