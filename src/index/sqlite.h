// SQLite through values that close themselves, and errors as values.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "claimgraph/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace claimgraph {

/// A prepared statement: bind in order, step, read columns. Text is copied. Errors stick until reset().
class SqlStatement {
 public:
  explicit SqlStatement(sqlite3_stmt* statement) : statement_(statement, &finalize) {}

  SqlStatement& bind(std::string_view text);
  /// NULL for an empty text.
  SqlStatement& bind_or_null(std::string_view text);
  SqlStatement& bind(double number);
  SqlStatement& bind(std::int64_t number);
  SqlStatement& bind_null();

  /// True while there is a row.
  bool step();
  /// Steps once and resets; false on an error.
  bool run();
  void reset();
  bool failed() const { return failed_; }

  bool is_null(int column) const;
  std::string text(int column) const;
  double real(int column) const;
  std::int64_t integer(int column) const;

 private:
  static void finalize(sqlite3_stmt* statement);

  std::unique_ptr<sqlite3_stmt, void (*)(sqlite3_stmt*)> statement_;
  int next_ = 1;
  bool failed_ = false;
};

/// A connection; used by one thread at a time.
class Database {
 public:
  enum class Mode { kRead, kWrite };

  /// Waits up to a minute for other processes that write. kWrite makes the file where it is missing.
  static Result<Database> open(const std::string& path, Mode mode);

  /// Runs statements that give no rows; false on an error.
  bool run(const char* sql);
  /// REQUIRES well-formed `sql`; a statement that cannot be prepared fails at its first step.
  SqlStatement prepare(std::string_view sql);
  /// What went wrong last, in SQLite's words.
  std::string error() const;
  /// Rows that the last INSERT, UPDATE or DELETE changed.
  std::int64_t changed() const;

 private:
  explicit Database(sqlite3* handle) : handle_(handle, &close) {}
  static void close(sqlite3* handle);

  std::unique_ptr<sqlite3, void (*)(sqlite3*)> handle_;
};

}  // namespace claimgraph
