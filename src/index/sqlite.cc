#include "index/sqlite.h"

#include <sqlite3.h>

namespace claimgraph {

void SqlStatement::finalize(sqlite3_stmt* statement) { sqlite3_finalize(statement); }

SqlStatement& SqlStatement::bind(std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_.get(), next_++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

SqlStatement& SqlStatement::bind_or_null(std::string_view text) {
  return text.empty() ? bind_null() : bind(text);
}

SqlStatement& SqlStatement::bind(double number) {
  sqlite3_bind_double(statement_.get(), next_++, number);
  return *this;
}

SqlStatement& SqlStatement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), next_++, number);
  return *this;
}

SqlStatement& SqlStatement::bind_null() {
  sqlite3_bind_null(statement_.get(), next_++);
  return *this;
}

bool SqlStatement::step() {
  const int code = sqlite3_step(statement_.get());
  failed_ = code != SQLITE_ROW && code != SQLITE_DONE;
  return code == SQLITE_ROW;
}

bool SqlStatement::run() {
  step();
  const bool done = !failed_;
  reset();
  return done;
}

void SqlStatement::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
  failed_ = false;
}

bool SqlStatement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string SqlStatement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

double SqlStatement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::int64_t SqlStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

void Database::close(sqlite3* handle) { sqlite3_close_v2(handle); }

Result<Database> Database::open(const std::string& path, Mode mode) {
  constexpr int kWait = 60000;  // milliseconds
  const int flags = mode == Mode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) return Error{path, 0, 0, database.error()};
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kWait);
  return database;
}

bool Database::run(const char* sql) {
  return sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

SqlStatement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  return SqlStatement(statement);
}

std::string Database::error() const { return sqlite3_errmsg(handle_.get()); }

std::int64_t Database::changed() const { return sqlite3_changes64(handle_.get()); }

}  // namespace claimgraph
