// Descriptions by a home that nothing was told of: "the Leeds-based firm", "the Danish group"; "that
// company".
#include <algorithm>
#include <string_view>
#include <vector>

#include "references/definite_base.h"

namespace claimgraph {
namespace {

class HomeReader : DefiniteBase {
 public:
  explicit HomeReader(DescribedGroup& described) : DefiniteBase(described) {}

  // "Acme licensed it to Beta. That company may sell it": not the subject of the sentence before, but whom it
  // named last or alone; "sold 5% of Beta and voted that company's shares": whom its own sentence named last.
  bool by_pointing() {
    if (!of_firm("that")) return false;
    const std::vector<const Occurrence*> all = near_occurrences();
    const bool opens = group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    if (all.empty() || (!opens && all.front()->sentence != own_.sentence)) return false;
    const std::vector<std::uint32_t> near = near_at_home();
    return !near.empty() && join(near.front());
  }
  // "The Leeds-based firm", of whose home nothing was told: whom the article is about, where no other that
  // may be at home there stands near.
  bool at_home() {
    if (by_introduction()) return true;
    if (!of_firm() || !plainly_of_origin() || (query_.role != Role::kSubject && !told_base())) return false;
    const std::uint32_t found = most_named_at_home();
    return found != kNowhere && join(found);
  }
  // ... who alone is told to be what the words say, who was just introduced, or who alone stands near.
  bool by_introduction() {
    if (!of_firm() || !plainly_of_origin() || named_behind()) return false;
    std::vector<std::uint32_t> near = near_at_home();
    near.erase(std::remove_if(near.begin(), near.end(),
                              [this](std::uint32_t candidate) { return context_.known.at_home(candidate); }),
               near.end());
    std::uint32_t found = reported_subject();
    if (found == kNowhere) found = told_kind(near);
    const bool subject = query_.role == Role::kSubject;
    const bool opens = group_.tokens.begin == document_.sentences[own_.sentence].tokens.begin;
    if (found == kNowhere && (opens || !subject)) found = introduced(near);
    if (found == kNowhere && !subject && near.size() == 1) found = near.front();
    return found != kNowhere && join(found);
  }

 private:
  bool join(std::uint32_t found) {
    own_.join(group_.tokens, found, "home", 0.65F);
    context_.known.remember(document_, own_.words(), found, false);
    return true;
  }
  bool of_firm(std::string_view determiner = "the") const {
    const bool firm = own_.description.type == "company" || own_.description.type == "bank";
    const Symbol head = tokens().lemma[group_.head];
    const bool part = context_.words.is(head, RefWord::kPart) && !context_.words.is(head, RefWord::kBodyNoun);
    return firm && !person() && !part &&
           tokens().norm[group_.head] == head &&  // no "banks", whatever its tag
           document_.norm(group_.tokens.begin) == determiner &&
           (own_.description.kinds & kDescribesPlace) == 0 &&
           (!context_.words.is(head, RefWord::kCounterpart) || context_.words.is(head, RefWord::kBodyNoun));
  }
  // "the Leeds-based firm", not "the Leeds firm"
  bool told_base() const {
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (based(at)) return true;
    }
    return false;
  }
  // "the Leeds firm <Acme Ltd>"
  bool named_behind() const {
    const std::uint32_t end = group_.tokens.end;
    return end < tokens().size() && (document_.token_text(end) == "<" || document_.token_text(end) == "(");
  }
  // Nothing but a word of origin stands before what it is called: "the Leeds lender", not "the mainstream
  // European lender", "the Leeds Bingo chain".
  bool plainly_of_origin() const {
    for (std::uint32_t at = group_.tokens.begin + 1; at < group_.head; ++at) {
      if (at >= own_.description.begin && !is_proper(tokens().tag[at])) continue;
      const std::uint32_t named = context_.name_at(at);
      const bool origin = context_.names.is(tokens().norm[at], NameWord::kDemonym) || based(at) ||
                          (named != kNowhere && entity(named).kind == EntityKind::kPlace) ||
                          is_punctuation(tokens().tag[at]) || is(at, RefWord::kBased);
      if (!origin) return false;
    }
    return true;
  }
  // Those of this sentence and the one before, the latest first, each once.
  std::vector<std::uint32_t> near_at_home() {
    std::vector<std::uint32_t> near;
    for (const Occurrence* const o : near_occurrences()) {
      if (may_live_there(*o) && std::find(near.begin(), near.end(), o->entity) == near.end())
        near.push_back(o->entity);
    }
    return near;
  }
  // Of this sentence and the one before, the latest in the text first.
  std::vector<const Occurrence*> near_occurrences() const {
    std::vector<const Occurrence*> near;
    const auto& all = context_.discourse.occurrences();
    for (std::size_t at = all.size(); at-- > 0 && all[at].sentence + 1 >= own_.sentence;) {
      if (all[at].entity != kNowhere && all[at].begin < group_.tokens.begin) near.push_back(&all[at]);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const Occurrence* a, const Occurrence* b) { return a->begin > b->begin; });
    return near;
  }
  // "Acme has hired Beta's lawyer, the Leeds firm said": the subject of what it says.
  std::uint32_t reported_subject() {
    const std::uint32_t first = document_.sentences[own_.sentence].tokens.begin;
    if (query_.role != Role::kSubject || query_.governor == kNowhere || group_.tokens.begin == first ||
        document_.token_text(group_.tokens.begin - 1) != "," ||
        !context_.words.is(tokens().lemma[query_.governor], RefWord::kSayVerb))
      return kNowhere;
    const std::vector<const Occurrence*> near = near_occurrences();
    for (auto o = near.rbegin(); o != near.rend(); ++o) {
      if ((*o)->sentence == own_.sentence && (*o)->role == Role::kSubject && !(*o)->nested)
        return may_live_there(**o) ? (*o)->entity : kNowhere;
    }
    return kNowhere;
  }
  // "the Leeds lender": the one of them that is told to be a lender.
  std::uint32_t told_kind(const std::vector<std::uint32_t>& near) const {
    std::uint32_t found = kNowhere;
    for (const std::uint32_t candidate : near) {
      if (own_.match(candidate) <= 0) continue;
      if (found != kNowhere) return kNowhere;
      found = candidate;
    }
    return found;
  }
  // Where somebody is at home is told soon: the one of them whom the text below its lead did not name before.
  std::uint32_t introduced(const std::vector<std::uint32_t>& near) const {
    std::uint32_t found = kNowhere;
    for (const std::uint32_t candidate : near) {
      const std::uint32_t first = context_.discourse.first(candidate);
      if (first + 1 < own_.sentence || lead(first)) continue;
      if (found != kNowhere) return kNowhere;
      found = candidate;
    }
    return found;
  }
  // Headlines, labels and the first sentence below them.
  bool lead(std::uint32_t sentence) const {
    return std::none_of(document_.sentences.begin(), document_.sentences.begin() + sentence,
                        [](const Sentence& before) { return before.kind == UnitKind::kProse; });
  }
  std::uint32_t most_named_at_home() {
    const std::vector<std::uint32_t> near = near_at_home();
    std::uint32_t found = kNowhere;
    const auto& all = context_.discourse.occurrences();
    const auto named = [&](std::uint32_t candidate) { return context_.discourse.named(candidate); };
    int left = kLookBack;
    for (std::size_t at = all.size(); at-- > 0 && left-- > 0;) {
      const Occurrence& o = all[at];
      if (o.entity == kNowhere || o.begin >= group_.tokens.begin || other_section(o) || !may_live_there(o))
        continue;
      if (found == kNowhere || named(o.entity) > named(found)) found = o.entity;
    }
    const bool rivalled = std::any_of(near.begin(), near.end(), [&](std::uint32_t other) {
      return other != found && named(other) * 2 > named(found) &&
             (!context_.known.at_home(other) || context_.known.at_home(found));
    });
    return rivalled ? kNowhere : found;
  }
  bool may_live_there(const Occurrence& o) {
    const Entity& candidate = entity(o.entity);
    if (query_.role != Role::kSubject && o.entity == query_.subject_entity) return false;
    return candidate.named && !candidate.plural && candidate.kind == EntityKind::kParty &&
           candidate.type == "organization" && !context_.known.part(o.entity) && !acts_on_itself(o) &&
           !coordinated_with(o) && !called_otherwise(o.entity) && own_.match(o.entity) >= kContradicted;
  }
};

}  // namespace

bool join_pointed(DescribedGroup& described) { return HomeReader(described).by_pointing(); }
bool join_introduced(DescribedGroup& described) { return HomeReader(described).by_introduction(); }
bool join_at_home(DescribedGroup& described) { return HomeReader(described).at_home(); }

}  // namespace claimgraph
