// Errors as values: what went wrong, where, and how to mend it.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace claimgraph {

/// `message` is lower case without a full stop; line and column count from 1, 0 = not known.
struct Error {
  std::string file;
  int line = 0;
  int column = 0;
  std::string message;

  /// "file:line:column: message", with the parts that are known.
  std::string text() const;
};

/// A T, or the Error that kept it from being made. value() REQUIRES ok(); error() REQUIRES !ok().
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  Error& error() { return *std::get_if<1>(&state_); }
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace claimgraph
