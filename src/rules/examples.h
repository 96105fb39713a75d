// Runs the examples beside the rules: what each `yes` and `no` line promises against what the whole pipeline
// finds in it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace claimgraph {

struct Resources;

/// A piece of an example that a rule must find: bytes of MarkedText::text.
struct ExampleMark {
  std::string role;
  ByteSpan bytes;
  friend bool operator==(const ExampleMark&, const ExampleMark&) = default;
};

struct MarkedText {
  std::string text;                // without the marks
  std::vector<ExampleMark> marks;  // by begin
};

/// Reads "[role: text]" marks; they may hold others. A bracket that opens no mark is text. The error has no
/// place.
Result<MarkedText> read_marks(std::string_view example);

enum class ExampleFault {
  kMarks,    // the example is not well written
  kSilent,   // the rule does not fire
  kBeaten,   // it fires, but another rule's claim at the same anchor is kept
  kFillers,  // it fires with other fillers than the marks
  kFires,    // it fires in a `no` line
};

/// "the rule does not fire" ...
std::string_view fault_text(ExampleFault fault);

struct ExampleFailure {
  std::string file;
  int line = 0;
  int column = 0;  // 0 = not known
  std::string rule;
  ExampleFault fault = ExampleFault::kSilent;
  std::string example;  // without its marks
  std::string wanted;   // "buyer=Acme target=Beta"; "" for nothing
  std::string got;      // the same form; for kBeaten the other rule

  /// "file:line:column: rule: fault" and lines for the example, what was wanted and what came.
  std::string text() const;
};

/// Where an example stands.
struct ExamplePlace {
  std::string file;
  int line = 0;
};

struct ExampleReport {
  std::size_t rules = 0;
  std::vector<ExamplePlace> examples;    // all that ran, in the order of the rules
  std::vector<ExampleFailure> failures;  // of these, in the same order
};

/// Runs the examples of the rules named (events, frames and surface rules; none = all of them). An error for
/// an unknown name.
Result<ExampleReport> run_examples(const Resources& resources, std::span<const std::string> names = {});

}  // namespace claimgraph
