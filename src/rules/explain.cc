#include "rules/explain.h"

#include <algorithm>

#include "extractor.h"
#include "parse/relation.h"
#include "resources.h"
#include "rules/examples.h"
#include "rules/matcher.h"
#include "rules/trace.h"
#include "syntax/agreement.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kDeepestIndent = 20;  // levels of a tree that are indented

class Explainer {
 public:
  Explainer(const Resources& resources, const Document& document)
      : resources_(resources), document_(document) {}

  std::string run(const std::vector<std::uint32_t>& rules) {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      tokens_ = document_.sentences[s].tokens;
      if (tokens_.empty()) continue;
      read_sentence(resources_, document_, s, scratch_);
      words();
      units();
      verb_groups();
      tree();
      places();
      fired(s);
      for (const std::uint32_t rule : rules) {
        text_ += "rule " + resources_.rules.rules[rule].name + "\n";
        text_ += trace_rule(resources_, document_, s, rule, scratch_);
      }
      text_ += "\n";
    }
    return std::move(text_);
  }

 private:
  void words() {
    std::size_t column = 0;
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const std::string word = std::string(document_.token_text(t)) + ":" + std::string(document_.lemma(t)) +
                               ":" + std::string(tag_name(document_.tokens.tag[t]));
      if (column != 0 && column + word.size() + 1 > kLineWidth) {
        text_ += "\n";
        column = 0;
      }
      text_ += (column == 0 ? "" : " ") + word;
      column += word.size() + 1;
    }
    text_ += "\n";
  }

  void units() {
    text_ += "units\n";
    const Lattice& lattice = scratch_.lattice;
    for (std::uint32_t t = lattice.tokens().begin; t < lattice.tokens().end; ++t) {
      for (const Unit& unit : lattice.at(t)) {
        std::string kinds;
        for (int k = 0; k < kKindCount; ++k) {
          const Kind kind = static_cast<Kind>(k);
          if (kind == Kind::kWord || (unit.kinds & bit(kind)) == 0) continue;
          kinds += kind == Kind::kPhrase ? " <" + resources_.lexicons[unit.phrase].name + ">"
                                         : " @" + std::string(kind_name(kind));
        }
        text_ += "  " + quoted(unit.tokens) + kinds + "\n";
      }
    }
  }

  void verb_groups() {
    for (const VerbGroup& group : document_.verb_groups) {
      if (!tokens_.contains(group.head)) continue;
      static constexpr std::string_view kTenses[] = {"", " present", " past", " future"};
      text_ += "  verb " + quoted(group.tokens) + ":" + (group.finite ? " finite" : "");
      text_ += std::string(kTenses[static_cast<int>(group.tense)]) + (group.perfect ? " perfect" : "");
      text_ += std::string(group.progressive ? " progressive" : "") + (group.passive ? " passive" : "");
      text_ += group.infinitive ? " infinitive" : "";
      for (const auto& [what, token] : {std::pair(" modal ", group.modal),
                                        {" negated by ", group.negation},
                                        {" particle ", group.particle}}) {
        if (token != kNowhere) text_ += what + std::string(document_.token_text(token));
      }
      text_ += "\n";
    }
  }

  // Depth first in text order, the dependants below their head.
  void tree() {
    text_ += "tree\n";
    std::vector<std::pair<std::uint32_t, std::size_t>> open;  // token, depth; the next one last
    std::vector<std::vector<std::uint32_t>> children(tokens_.size());
    for (std::uint32_t t = tokens_.end; t-- > tokens_.begin;) {
      const std::uint32_t head = document_.tokens.head[t];
      if (head == kNowhere) {
        open.emplace_back(t, 1);
      } else {
        children[head - tokens_.begin].push_back(t);
      }
    }
    while (!open.empty()) {
      const auto [token, depth] = open.back();
      open.pop_back();
      text_ += std::string(2 * std::min(depth, kDeepestIndent), ' ') +
               std::string(document_.token_text(token)) + " " +
               std::string(relation_name(document_.tokens.relation[token])) + "\n";
      for (const std::uint32_t child : children[token - tokens_.begin]) open.emplace_back(child, depth + 1);
    }
  }

  void places() {
    static constexpr std::string_view kLinks[] = {
        "",   "complement of ", "content of ", "joined to ", "relative to ", "participle of ", "beside ",
        "in "};
    const std::vector<bool> agrees = agreeing_places(document_);
    text_ += "places\n";
    for (std::uint32_t p = 0; p < document_.predicates.size(); ++p) {
      const Predicate& predicate = document_.predicates[p];
      const auto places = document_.places_of(p);
      if (!tokens_.contains(predicate.token)) continue;
      if (places.empty() && predicate.verb_group == kNowhere) continue;
      text_ += std::string(predicate.verb_group != kNowhere ? "  verb " : "  noun ") +
               quoted({predicate.token, predicate.token + 1});
      const std::string_view link = kLinks[static_cast<int>(predicate.link)];
      if (!link.empty() && predicate.parent != kNowhere) {
        text_ += ", " + std::string(link) +
                 std::string(document_.token_text(document_.predicates[predicate.parent].token));
      }
      if (predicate.marker != kNowhere) {
        text_ += ", marked by " + std::string(document_.token_text(predicate.marker));
      }
      text_ += ", clause " + quoted(predicate.clause) + "\n";
      for (const Place& place : places) {
        const auto number = static_cast<std::size_t>(&place - document_.places.data());
        text_ += "    " + std::string(document_.symbols.view(place.place)) + " " + quoted(place.filler) +
                 " (" + std::string(place.link) + (agrees[number] ? ", groups agree)\n" : ")\n");
      }
    }
  }

  void fired(std::uint32_t sentence) {
    std::vector<RuleMatch> all, kept;
    match_rules(resources_, document_, sentence, scratch_, all);
    kept = all;
    settle(resources_.ontology, kept);
    drop_told_twice(resources_.ontology, kept);
    text_ += all.empty() ? "no rule fires\n" : "rules that fire\n";
    for (const RuleMatch& match : all) {
      const bool stays = std::any_of(kept.begin(), kept.end(), [&](const RuleMatch& other) {
        return other.rule == match.rule && other.anchor == match.anchor && other.evidence == match.evidence;
      });
      const Rule& rule = resources_.rules.rules[match.rule];
      text_ += "  " + rule.name + " (" + resources_.ontology.types[match.type].name + ") at " +
               quoted({match.anchor, match.anchor + 1}) + (stays ? "" : ", another claim is kept") + ": " +
               quoted(match.evidence) + "\n";
      for (const RoleCapture& capture : match.captures) {
        text_ += "    " + std::string(document_.symbols.view(capture.role)) + " " +
                 quoted(capture.filler.tokens) + " (" + std::string(capture.link) + ")\n";
      }
      for (const Symbol role : match.open_roles) {
        text_ += "    " + std::string(document_.symbols.view(role)) + " and others\n";
      }
    }
  }

  std::string quoted(TokenSpan tokens) const { return "'" + std::string(document_.span_text(tokens)) + "'"; }

  const Resources& resources_;
  const Document& document_;
  TokenSpan tokens_;
  RuleScratch scratch_;
  std::string text_;
};

}  // namespace

void read_example(const Resources& resources, std::string_view text, Document& document) {
  Metadata meta;
  meta.id = "example";
  meta.date = "2025-01-22";  // relative dates resolve against it
  analyse(resources, text, std::move(meta), document);
}

Result<std::string> explain(const Resources& resources, std::string_view text,
                            std::span<const std::string> rules) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& name : rules) {
    numbers.push_back(resources.rules.find(name));
    if (numbers.back() != kNowhere) continue;
    std::vector<std::string> known;
    for (const Rule& rule : resources.rules.rules) known.push_back(rule.name);
    return Error{"", 0, 0, "no rule is named " + name + did_you_mean(name, known)};
  }
  Document document(&resources.symbols);
  read_example(resources, text, document);
  return Explainer(resources, document).run(numbers);
}

}  // namespace claimgraph
