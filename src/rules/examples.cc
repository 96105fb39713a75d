#include "rules/examples.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "resources.h"
#include "rules/explain.h"
#include "rules/matcher.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool is_name(char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; }

// Length of "[role:" with the blanks behind it; 0 when no mark begins at `at`.
std::size_t mark_head(std::string_view text, std::size_t at, std::string& role) {
  std::size_t end = at + 1;
  while (end < text.size() && is_name(text[end])) ++end;
  if (end == at + 1 || end >= text.size() || text[end] != ':') return 0;
  role = text.substr(at + 1, end - at - 1);
  ++end;
  while (end < text.size() && text[end] == ' ') ++end;
  return end - at;
}

// ---- what a rule found

// One filler as examples compare it.
struct Found {
  std::string role;
  Filler filler;
  friend bool operator==(const Found& a, const Found& b) {
    return a.role == b.role && a.filler.kind == b.filler.kind && a.filler.tokens == b.filler.tokens;
  }
};

// The token of a span that hangs on none of the others (the last such one).
std::uint32_t head_in(const Document& document, TokenSpan tokens) {
  std::uint32_t head = tokens.begin;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::uint32_t above = document.tokens.head[t];
    if ((above == kNowhere || !tokens.contains(above)) && !is_punctuation(document.tokens.tag[t])) head = t;
  }
  return head;
}

// Without articles and possessive pronouns before it and the possessive sign behind it.
TokenSpan bare(const Document& document, TokenSpan tokens) {
  const auto& tag = document.tokens.tag;
  while (tokens.size() > 1 && (tag[tokens.begin] == Tag::kDT || tag[tokens.begin] == Tag::kPRPS)) {
    ++tokens.begin;
  }
  while (tokens.size() > 1 && tag[tokens.end - 1] == Tag::kPOS) --tokens.end;
  return tokens;
}

// All tokens that the bytes of a mark touch.
TokenSpan tokens_of(const Document& document, ByteSpan bytes) {
  const Tokens& tokens = document.tokens;
  const auto first = std::upper_bound(tokens.end.begin(), tokens.end.end(), bytes.begin);
  const auto past = std::lower_bound(tokens.begin.begin(), tokens.begin.end(), bytes.end);
  return {static_cast<std::uint32_t>(first - tokens.end.begin()),
          static_cast<std::uint32_t>(past - tokens.begin.begin())};
}

bool meets(const Document& document, const ExampleMark& mark, const Found& found) {
  if (mark.role != found.role) return false;
  const TokenSpan marked = tokens_of(document, mark.bytes);
  const TokenSpan filler = found.filler.tokens;
  if (marked.empty() || !marked.overlaps(filler)) return false;
  switch (found.filler.kind) {
    case FillerKind::kText:
    case FillerKind::kClaim:
      return marked.contains(head_in(document, filler)) || bare(document, marked) == bare(document, filler);
    case FillerKind::kAmount: {
      // Its modifier ("more than") may be marked or not.
      const ByteSpan bytes = document.amounts[found.filler.index].bytes;
      return marked == filler || (mark.bytes.contains(bytes) && filler.contains(marked));
    }
    case FillerKind::kEntity:
    case FillerKind::kDate:
      break;
  }
  return bare(document, marked) == bare(document, filler);
}

// A match of the rule; of a fill, of one of its types.
bool is_of(const RuleSet& rules, std::uint32_t rule, const RuleMatch& match) {
  if (!rules.rules[rule].fills) return match.rule == rule;
  return rules.is_about(rule, match.type);
}

// Everything the rule found in the text, once each.
std::vector<Found> found_by(const Document& document, const RuleSet& rules, std::uint32_t rule,
                            const std::vector<RuleMatch>& matches) {
  std::vector<Found> found;
  for (const RuleMatch& match : matches) {
    if (!is_of(rules, rule, match)) continue;
    for (const RoleCapture& capture : match.captures) {
      Found one{std::string(document.symbols.view(capture.role)), capture.filler};
      if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(std::move(one));
    }
  }
  return found;
}

bool fires(const RuleSet& rules, std::uint32_t rule, const std::vector<RuleMatch>& matches) {
  return std::any_of(matches.begin(), matches.end(),
                     [&](const RuleMatch& match) { return is_of(rules, rule, match); });
}

// ---- the run

class ExampleRunner {
 public:
  explicit ExampleRunner(const Resources& resources) : resources_(resources), document_(&resources.symbols) {}

  void run(std::uint32_t rule, ExampleReport& report) {
    const Rule& definition = resources_.rules.rules[rule];
    ++report.rules;
    for (const RuleExample& example : definition.examples) {
      report.examples.push_back({definition.file, example.line});
      ExampleFailure failure;
      failure.file = definition.file;
      failure.line = example.line;
      failure.column = example.column;
      failure.rule = definition.name;
      failure.example = example.text;
      if (!holds(rule, example, failure)) report.failures.push_back(std::move(failure));
    }
  }

  void run(const SurfaceRule& rule, ExampleReport& report) {
    ++report.rules;
    for (const SurfaceExample& example : rule.examples) {
      report.examples.push_back({rule.file, example.line});
      ExampleFailure failure{rule.file,    example.line, 0, rule.name, ExampleFault::kSilent,
                             example.text, {},           {}};
      if (!holds(rule, example, failure)) report.failures.push_back(std::move(failure));
    }
  }

 private:
  // True when what the rule is about has such a role: of a fill one of its types.
  bool has_role(std::uint32_t rule, std::string_view role) const {
    const Ontology& ontology = resources_.ontology;
    for (std::uint16_t type = 0; type < ontology.types.size(); ++type) {
      if (resources_.rules.is_about(rule, type) && ontology.role(type, role) != nullptr) return true;
    }
    return false;
  }

  bool holds(std::uint32_t rule, const RuleExample& example, ExampleFailure& failure) {
    const auto marked = read_marks(example.text);
    if (!marked.ok()) return fault(failure, ExampleFault::kMarks, marked.error().message);
    const MarkedText& text = marked.value();
    failure.example = text.text;
    for (const ExampleMark& mark : text.marks) {
      if (has_role(rule, mark.role)) continue;
      return fault(
          failure, ExampleFault::kMarks,
          resources_.ontology.types[resources_.rules.rules[rule].type].name + " has no role " + mark.role);
    }
    read_example(resources_, text.text, document_);
    std::vector<RuleMatch> all, settled;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      std::vector<RuleMatch> matches;
      match_rules(resources_, document_, s, scratch_, matches);
      all.insert(all.end(), matches.begin(), matches.end());
      settle(resources_.ontology, matches);
      if (resources_.rules.rules[rule].fills) fill_roles(resources_, document_, s, scratch_, matches);
      settled.insert(settled.end(), matches.begin(), matches.end());
    }
    const std::vector<Found> found = found_by(document_, resources_.rules, rule, settled);
    failure.got = listed(found);
    if (!example.yes) {
      return !fires(resources_.rules, rule, settled) || fault(failure, ExampleFault::kFires, failure.got);
    }
    failure.wanted = listed(text);
    if (!fires(resources_.rules, rule, all)) return fault(failure, ExampleFault::kSilent, "");
    if (!fires(resources_.rules, rule, settled)) return beaten(rule, all, settled, failure);
    if (text.marks.empty() || equal(text.marks, found)) return true;
    return fault(failure, ExampleFault::kFillers, failure.got);
  }

  bool holds(const SurfaceRule& rule, const SurfaceExample& example, ExampleFailure& failure) {
    read_example(resources_, example.text, document_);
    std::vector<ByteSpan> found;
    const SurfaceKind kind = resources_.surface.kind(rule.emit);
    for (const Sentence& sentence : document_.sentences) {
      resources_.surface.find(kind, document_, sentence.tokens, surface_);
      for (const SurfaceMatch& match : surface_.all) {
        if (&resources_.surface.rules()[match.rule] == &rule) found.push_back(match.bytes);
      }
    }
    std::string got;
    for (const ByteSpan bytes : found) {
      got += (got.empty() ? "\"" : " \"") + example.text.substr(bytes.begin, bytes.size()) + "\"";
    }
    if (!example.yes) return found.empty() || fault(failure, ExampleFault::kFires, got);
    if (std::find(found.begin(), found.end(), example.match) != found.end()) return true;
    failure.wanted = "\"" + example.text.substr(example.match.begin, example.match.size()) + "\"";
    return fault(failure, found.empty() ? ExampleFault::kSilent : ExampleFault::kFillers, got);
  }

  // Each mark is met by a filler and each filler by a mark; an entity needs one mark, however often it is
  // found ("Acme ended its deal").
  bool equal(const std::vector<ExampleMark>& marks, const std::vector<Found>& found) const {
    const auto met = [&](const ExampleMark& mark) {
      return std::any_of(found.begin(), found.end(),
                         [&](const Found& one) { return meets(document_, mark, one); });
    };
    const auto marked = [&](const Found& one) {
      return std::any_of(marks.begin(), marks.end(),
                         [&](const ExampleMark& mark) { return meets(document_, mark, one); });
    };
    const auto same = [&](const Found& a, const Found& b) {
      if (a.filler.kind != FillerKind::kEntity || b.filler.kind != FillerKind::kEntity) return false;
      const auto& mentions = document_.mentions;
      return a.role == b.role && mentions[a.filler.index].entity == mentions[b.filler.index].entity;
    };
    const auto known = [&](const Found& one) {
      return marked(one) || std::any_of(found.begin(), found.end(), [&](const Found& other) {
               return same(one, other) && marked(other);
             });
    };
    return std::all_of(marks.begin(), marks.end(), met) && std::all_of(found.begin(), found.end(), known);
  }

  // Names the rule whose claim stands where this rule's would.
  bool beaten(std::uint32_t rule, const std::vector<RuleMatch>& all, const std::vector<RuleMatch>& settled,
              ExampleFailure& failure) const {
    std::string other;
    for (const RuleMatch& lost : all) {
      if (lost.rule != rule) continue;
      for (const RuleMatch& kept : settled) {
        if (kept.anchor != lost.anchor || kept.rule == rule) continue;
        const Rule& winner = resources_.rules.rules[kept.rule];
        other += (other.empty() ? "" : ", ") + winner.name + " (" +
                 resources_.ontology.types[winner.type].name +
                 "): " + listed(found_by(document_, resources_.rules, kept.rule, settled));
      }
    }
    return fault(failure, ExampleFault::kBeaten, other);
  }

  std::string listed(const std::vector<Found>& found) const {
    std::string text;
    for (const Found& one : found) {
      text += (text.empty() ? "" : " ") + one.role + "=\"" +
              std::string(document_.span_text(one.filler.tokens)) + "\"";
    }
    return text;
  }

  static std::string listed(const MarkedText& marked) {
    std::string text;
    for (const ExampleMark& mark : marked.marks) {
      text += (text.empty() ? "" : " ") + mark.role + "=\"" +
              marked.text.substr(mark.bytes.begin, mark.bytes.size()) + "\"";
    }
    return text;
  }

  static bool fault(ExampleFailure& failure, ExampleFault fault, std::string got) {
    failure.fault = fault;
    failure.got = std::move(got);
    return false;
  }

  const Resources& resources_;
  Document document_;
  RuleScratch scratch_;
  SurfaceMatches surface_;
};

std::vector<std::string> all_names(const Resources& resources) {
  std::vector<std::string> names;
  for (const Rule& rule : resources.rules.rules) names.push_back(rule.name);
  for (const SurfaceRule& rule : resources.surface.rules()) names.push_back(rule.name);
  return names;
}

}  // namespace

Result<MarkedText> read_marks(std::string_view example) {
  MarkedText read;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < example.size();) {
    std::string role;
    const std::size_t head = example[at] == '[' ? mark_head(example, at, role) : 0;
    const auto here = static_cast<std::uint32_t>(read.text.size());
    if (head != 0) {
      open.push_back(read.marks.size());
      read.marks.push_back({std::move(role), {here, here}});
      at += head;
    } else if (example[at] == ']' && !open.empty()) {
      read.marks[open.back()].bytes.end = here;
      open.pop_back();
      ++at;
    } else {
      read.text += example[at++];
    }
  }
  if (!open.empty()) {
    return Error{"", 0, 0, "the mark [" + read.marks[open.back()].role + ": is never closed"};
  }
  for (const ExampleMark& mark : read.marks) {
    if (mark.bytes.empty()) return Error{"", 0, 0, "the mark [" + mark.role + ":] is empty"};
  }
  return read;
}

std::string_view fault_text(ExampleFault fault) {
  switch (fault) {
    case ExampleFault::kMarks:
      return "the example is not well written";
    case ExampleFault::kSilent:
      return "does not fire";
    case ExampleFault::kBeaten:
      return "fires, but another rule is kept";
    case ExampleFault::kFillers:
      return "finds something else";
    case ExampleFault::kFires:
      return "fires, and must not";
  }
  return "";
}

std::string ExampleFailure::text() const {
  std::string text = Error{file, line, column, rule + " " + std::string(fault_text(fault))}.text();
  text += "\n  text   " + example;
  if (!wanted.empty()) text += "\n  wanted " + wanted;
  if (!got.empty()) text += "\n  got    " + got;
  return text;
}

Result<ExampleReport> run_examples(const Resources& resources, std::span<const std::string> names) {
  const std::vector<std::string> known = all_names(resources);
  const std::set<std::string_view> wanted(names.begin(), names.end());
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return Error{"", 0, 0, "no rule is named " + name + did_you_mean(name, known)};
    }
  }
  ExampleReport report;
  ExampleRunner runner(resources);
  const auto& rules = resources.rules.rules;
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    if (wanted.empty() || wanted.contains(rules[r].name)) runner.run(r, report);
  }
  for (const SurfaceRule& rule : resources.surface.rules()) {
    if (wanted.empty() || wanted.contains(rule.name)) runner.run(rule, report);
  }
  return report;
}

}  // namespace claimgraph
