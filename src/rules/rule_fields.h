// The fields of a rule or event block: contexts, settings, examples, anchors and roles.
#pragma once

#include "base/result.h"
#include "rules/frame_parser.h"
#include "rules/rule_set.h"

namespace claimgraph {

/// Reads one block of rule type `scope.type`; frames are read by parse_frame.
struct FieldReader {
  const RuleNames& names;
  RoleScope scope;
  const Block& block;

  /// Contexts, settings and examples; an error for a field no rule of this form has.
  Result<bool> common(Rule& rule) const;
  /// Anchors, roles and needs of an event.
  Result<Event> event(const std::string& name) const;

 private:
  Result<bool> context(const BlockField& field, Rule& rule) const;
  Result<bool> setting(const BlockField& field, Rule& rule) const;
  Result<bool> anchors(const BlockField& field, Event& event) const;
  Result<EventRole> role(const BlockField& field, const std::string& name) const;
  Result<bool> places(const BlockField& field, std::size_t from, EventRole& role) const;
  Result<bool> need(const BlockField& field, Event& event) const;
};

/// Names of the values of `set polarity`, `set modality`, `set status`.
std::optional<Polarity> polarity_of(std::string_view name);
std::optional<Modality> modality_of(std::string_view name);
std::optional<Status> status_of(std::string_view name);

}  // namespace claimgraph
