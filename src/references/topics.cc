// What an article, or the sentence before, is about: "The club said", where no word tells which.
#include <algorithm>

#include "parse/relation.h"
#include "references/definite_base.h"

namespace claimgraph {
namespace {

class TopicReader : DefiniteBase {
 public:
  TopicReader(DescribedGroup& described, bool weak) : DefiniteBase(described), weak_(weak) {}

  // "Acme closed two shops. The chain said": the one body that the sentence before is about, where nothing
  // speaks against it.
  bool topic() {
    const bool body =
        (own_.description.kinds & (kDescribesOrganization | kDescribesPerson)) == kDescribesOrganization;
    if (!body || own_.description.type.empty()) return false;
    if (weak_ && !context_.words.is(tokens().lemma[group_.head], RefWord::kBodyNoun)) return false;
    const std::uint32_t first = document_.sentences[own_.sentence].tokens.begin;
    const bool opens = group_.tokens.begin == first && query_.role == Role::kSubject;
    const bool the = document_.norm(group_.tokens.begin) == "the";
    if (!the && !(opens && pointed())) return false;
    if (!opens && (weak_ || own_.description.type != "company" ||
                   !context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun)))
      return false;
    const bool tells = !opens || group_.tokens.size() > 2 || !own_.description.industry.empty();
    std::uint32_t found = kNowhere;
    bool leads = false, alone = true;
    const auto& all = context_.discourse.occurrences();
    int left = kLookBack;
    for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
      const Occurrence& o = all[at];
      if (o.sentence + 1 < own_.sentence) break;
      alone = alone && !(o.entity == kNowhere && o.body);
      if (o.entity == kNowhere || o.begin >= group_.tokens.begin || entity(o.entity).plural) continue;
      const Entity& candidate = entity(o.entity);
      if (candidate.kind != EntityKind::kParty || candidate.type == "group" ||
          (candidate.type == "person" && !may_be_body(o)))
        continue;
      if (beside(o.entity)) continue;
      const bool subject = (o.role == Role::kSubject && !o.nested) || voiced(o);
      if (!opens && (o.entity == query_.subject_entity || coordinated_with(o) || acts_on_itself(o))) continue;
      if (own_.match(o.entity) < kContradicted) {
        if (subject) return false;
        continue;
      }
      if (found != kNowhere && found != o.entity && tells) return false;
      if (found == kNowhere || found == o.entity) {
        leads = leads || subject || (!opens && o.sentence == own_.sentence);
        found = o.entity;
      } else if (subject) {
        if (leads) return false;
        found = o.entity;
        leads = true;
      }
    }
    if (found == kNowhere || (!leads && !(opens && tells && alone))) return false;
    if (entity(found).type == "person") document_.entities[found].type = "organization";
    own_.join(group_.tokens, found, "topic", 0.65F);
    context_.known.remember(document_, own_.words(), found, false);
    return true;
  }

  // A name taken for a person's whom nothing proves to be one, and whom nobody employs.
  bool may_be_body(const Occurrence& o) const {
    const EntityMention* const name = o.pronoun ? nullptr : context_.name_from(o.begin);
    return name != nullptr && context_.unproven_person(*name) && context_.discourse.named(o.entity) > 1 &&
           context_.employers.of(o.entity) == kNowhere && context_.known.untold(o.entity);
  }

  // "The club" of a story that names one body far more often than any other, and no other near.
  bool leading() {
    constexpr std::uint32_t kOften = 3;
    const bool body =
        (own_.description.kinds & (kDescribesOrganization | kDescribesPerson)) == kDescribesOrganization;
    if (!body || group_.tokens.size() != 2 || document_.norm(group_.tokens.begin) != "the" ||
        !context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun))
      return false;
    std::uint32_t most = kNowhere, second = 0;
    const auto& all = context_.discourse.occurrences();
    int left = kLookBack;
    for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
      const Occurrence& o = all[at];
      if (o.entity == kNowhere || o.entity == most || o.begin >= group_.tokens.begin || other_section(o))
        continue;
      const Entity& candidate = entity(o.entity);
      if (candidate.plural || !candidate.named || candidate.kind != EntityKind::kParty ||
          candidate.type != "organization" || own_.match(o.entity) < kContradicted || acts_on_itself(o) ||
          (!own_.description.industry.empty() && own_.match(o.entity) <= kWeak))
        continue;
      const std::uint32_t named = context_.discourse.named(o.entity);
      if (most == kNowhere || named > context_.discourse.named(most)) {
        if (most != kNowhere) second = std::max(second, context_.discourse.named(most));
        most = o.entity;
      } else {
        second = std::max(second, named);
      }
    }
    if (most == kNowhere || context_.discourse.named(most) < kOften ||
        second * 2 > context_.discourse.named(most) || near_rival(most))
      return false;
    own_.join(group_.tokens, most, "leading", 0.6F);
    return true;
  }
  // "Acme said it got an offer for the company": who says it, where no other body is spoken of.
  bool own() {
    if (group_.tokens.size() != 2 || document_.norm(group_.tokens.begin) != "the" || weak_ || person() ||
        !context_.words.is(tokens().lemma[group_.head], RefWord::kEmployerNoun) || above_pronoun_ == kNowhere)
      return false;
    const std::uint32_t found = above_pronoun_;
    if (entity(found).type != "organization" || !entity(found).named || own_.match(found) < kContradicted ||
        (query_.role == Role::kObject && query_.subject_entity == found) || near_rival(found))
      return false;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence;) {
      if (all[at].entity == kNowhere && all[at].body) return false;
    }
    own_.join(group_.tokens, found, "own", 0.65F);
    return true;
  }

 private:
  // "That company", "This bank"
  bool pointed() const {
    const std::string_view first = document_.norm(group_.tokens.begin);
    return first == "this" || first == "that";
  }

  // "Analysts at Acme said ... The brokerage": who speaks through its people.
  bool voiced(const Occurrence& o) const {
    return o.governor != kNowhere && o.begin > 0 && document_.norm(o.begin - 1) == "at" &&
           tokens().relation[o.governor] == Relation::kNsubj &&
           context_.names.is(tokens().lemma[o.governor], NameWord::kPersonNoun);
  }

  bool weak_;
};

}  // namespace

bool join_topic(DescribedGroup& described, bool weak) { return TopicReader(described, weak).topic(); }

bool join_leading(DescribedGroup& described) { return TopicReader(described, false).leading(); }

bool join_own(DescribedGroup& described, bool weak) { return TopicReader(described, weak).own(); }

}  // namespace claimgraph
