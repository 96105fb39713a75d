#include "stages/names.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "document.h"
#include "names/headline_names.h"
#include "names/name_repeats.h"
#include "names/name_runs.h"
#include "names/name_types.h"
#include "names/same_words.h"
#include "resources.h"

namespace claimgraph {
namespace {

EntityKind kind_of(NameType type) {
  if (is_place(type)) return EntityKind::kPlace;
  if (type == NameType::kProduct) return EntityKind::kProduct;
  return type == NameType::kAgreement ? EntityKind::kAgreement : EntityKind::kParty;
}

bool is_name(NameType type) { return type != NameType::kNone && type != NameType::kEvent; }

void add_alias(Entity& entity, std::string_view name) {
  const bool known = name == entity.label ||
                     std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
  if (!known) entity.aliases.emplace_back(name);
}

// The words of a list that single spaces part.
void add_words(std::string_view list, std::vector<std::string>& words) {
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    list.remove_prefix(std::min(list.size(), word.size() + 1));
    words.emplace_back(word);
  }
}

void read_entry(const NameWords& words, const NameGroup& group, Entity& entity) {
  if (is_organization(group.type)) {
    if (group.entry != nullptr) entity.industry = attribute(*group.entry, "industry");
    for (const Symbol word : group.words) {
      if (entity.industry.empty()) entity.industry = words.industry_of(word);
    }
    if (!entity.industry.empty()) entity.attributes.push_back(entity.industry);
  }
  if (group.entry == nullptr) return;
  const std::string_view known =
      attribute(*group.entry, group.type == NameType::kCountry ? "name" : "country");
  entity.country = group.type == NameType::kCountry && known.empty() ? group.entry->form() : known;
  if (!group.entry->category().empty()) entity.attributes.emplace_back(group.entry->category());
  const std::string_view kind = attribute(*group.entry, "kind");
  if (!kind.empty()) entity.attributes.emplace_back(kind);
  add_words(attribute(*group.entry, "words"), entity.attributes);
  add_words(attribute(*group.entry, "same_as"), entity.same_as);
}

// "ACME FOODS", as in a headline.
bool in_capitals(std::string_view text) { return std::none_of(text.begin(), text.end(), is_lower); }

}  // namespace

void find_names(const Resources& resources, Document& document) {
  WordCases cases;
  cases.read(document);
  const NameWords& words = resources.name_words;
  const std::vector<NameCandidate> found = with_model_names(
      document, words, resources.name_model.names(document, words), find_candidates(document, words, cases));
  const std::vector<NameCandidate> candidates = with_headline_names(
      document, words, with_same_words(document, words, cases, with_repeats(document, words, cases, found)));
  std::vector<NameGroup> groups = group_names(document, resources.name_words, candidates);
  settle_types(document, resources.name_words, candidates, groups);

  std::vector<std::uint32_t> entity_of(groups.size(), kNowhere);
  for (int pass = 0; pass < 2; ++pass) {  // whole names first, then the short ones that join them
    for (std::size_t at = 0; at < groups.size(); ++at) {
      const NameGroup& group = groups[at];
      if (!is_name(group.type) || (group.alias_of != kNowhere) != (pass == 1)) continue;
      if (pass == 1) {
        entity_of[at] = entity_of[group.alias_of];
      } else {
        entity_of[at] = static_cast<std::uint32_t>(document.entities.size());
        Entity& entity = document.entities.emplace_back();
        entity.kind = kind_of(group.type);
        entity.type = type_name(group.type);
        entity.gender = group.gender;
        entity.named = true;
        read_entry(resources.name_words, group, entity);
      }
      if (entity_of[at] == kNowhere) continue;
      Entity& entity = document.entities[entity_of[at]];
      for (const std::uint32_t candidate : group.candidates) {
        const TokenSpan span = candidates[candidate].tokens;
        const std::string_view text = document.span_text(span);
        const bool longer = text.size() > entity.label.size();
        const bool same = text.size() == entity.label.size();
        if (pass == 0 && (longer || (same && in_capitals(entity.label) && !in_capitals(text)))) {
          const std::string before = std::exchange(entity.label, std::string(text));
          if (!before.empty()) add_alias(entity, before);
        } else {
          add_alias(entity, text);
        }
        document.mentions.push_back({span, entity_of[at], MentionForm::kName, {}, 1});
      }
    }
  }
  std::sort(document.mentions.begin(), document.mentions.end(),
            [](const EntityMention& a, const EntityMention& b) { return a.tokens < b.tokens; });
}

}  // namespace claimgraph
