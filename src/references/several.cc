// Descriptions of several parties: "both companies", "the two sides", "the pair".
#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "references/described_group.h"

namespace claimgraph {
namespace {

class SeveralReader {
 public:
  explicit SeveralReader(DescribedGroup& described) : own_(described) {}

  bool join() {
    const std::uint32_t head = own_.group.head;
    const Tag tag = own_.tokens().tag[head];
    const bool pair = own_.context.words.is(own_.tokens().lemma[head], RefWord::kPair) && own_.definite() &&
                      own_.group.tokens.size() == 2;
    const bool bare_number = own_.definite() && own_.group.tokens.size() == 2 && tag == Tag::kCD;
    const bool alone = own_.group.tokens.size() == 1 &&
                       (own_.document.norm(head) == "both" || own_.document.norm(head) == "neither");
    const std::size_t wanted = pair || alone ? 2 : number(bare_number ? head + 1 : head);
    const bool group_noun = own_.context.words.is(own_.tokens().lemma[head], RefWord::kGroupNoun);
    const bool plural =
        tag == Tag::kNNS && (group_noun || (own_.description.kinds != 0 && !own_.description.weak));
    const bool neither = tag == Tag::kNN && own_.group.tokens.size() == 2 && one_of_two();
    if (wanted != 0 && !pair && !plural && !bare_number && !alone && !(neither && group_noun)) return false;
    const bool firms = own_.description.kinds == kDescribesOrganization;
    told_ = !group_noun || !own_.description.industry.empty();
    const Symbol noun = own_.tokens().lemma[head];  // "the lenders" are so called, "the companies" are any
    told_ = told_ || (wanted == 0 && own_.context.words.is(noun, RefWord::kBodyNoun) &&
                      !own_.context.words.is(noun, RefWord::kEmployerNoun));
    const bool bare = wanted == 0 && plural && (group_noun || firms) && !own_.description.weak &&
                      own_.definite() && own_.group.tokens.size() == 2;
    if (wanted == 0 && !bare) return false;
    if (others() || (own_.completed() && !of_them())) return false;
    if (bare && followed_closely()) return false;
    if (bare_number && goes_on()) return false;
    const bool sides = plural && own_.description.type.empty();  // "both sides", "the two parties"
    far_ = bare || sides || own_.description.type == "party" ? kNear : kFar;
    const std::uint32_t first = own_.group.tokens.begin;  // "two small companies" are any two
    if (!own_.definite() && (!own_.is(first, RefWord::kTwo) || own_.tokens().tag[first] == Tag::kCD))
      return false;
    if (own_.group.possessor != kNowhere || (bare && partly_fitting())) return false;
    const bool two = wanted == 2 && group_noun;  // of the whole article, where none stand close
    std::vector<std::uint32_t> members = last_coordinated(wanted, two ? kClose : far_);
    if (members.empty() && two && !together_close()) members = leading_two();
    if (members.empty() && two) members = last_coordinated(wanted, kNear);
    if (members.empty() && alone && one_of_two()) return false;  // "neither" is of the two listed just before
    if (members.empty() && two && of_a_deal()) members = first_two();
    const bool trade = bare && !own_.description.industry.empty();  // "the banks" are many in any story
    if (members.empty() && !trade) members = last_together(wanted);
    if (members.size() < 2 && (wanted == 2 || (bare && !trade))) members = only_two();
    if (members.size() < 2 && wanted == 2) members = leading_two();
    if (members.size() < 2 || mixed(members) || (bare && others_between(members))) return false;
    own_.join(own_.group.tokens, own_.context.plural_of(std::move(members)), "together", bare ? 0.6F : 0.75F);
    return true;
  }

 private:
  std::size_t number(std::uint32_t last) const {
    for (std::uint32_t at = own_.group.tokens.begin; at < last; ++at) {
      if (own_.is(at, RefWord::kTwo)) return 2;
      if (own_.is(at, RefWord::kThree)) return 3;
    }
    return 0;
  }

  // "neither company", "either party"
  bool one_of_two() const {
    const std::string_view first = own_.document.norm(own_.group.tokens.begin);
    return first == "neither" || first == "either";
  }

  // "either side", but not "either club"
  bool side() const {
    return own_.description.type == "team" &&
           own_.context.words.is(own_.tokens().lemma[own_.group.head], RefWord::kGroupNoun);
  }
  bool of_a_deal() const { return side() || own_.description.type == "party"; }

  // "the other two", "the last three men"
  bool others() const {
    for (std::uint32_t at = own_.group.tokens.begin; at < own_.group.head; ++at) {
      if (own_.is(at, RefWord::kOther) || own_.tokens().tag[at] == Tag::kJJS) return true;
    }
    return false;
  }

  // "both of them", "the two of them"
  bool of_them() const {
    const std::uint32_t end = own_.group.tokens.end;
    return end + 1 < own_.tokens().size() && own_.document.norm(end) == "of" &&
           own_.is(end + 1, RefWord::kPlural);
  }

  // "the two- to five-year range", "the two "B" warrants": the number counts what stands behind it.
  bool goes_on() const {
    const std::uint32_t end = own_.group.tokens.end;
    if (end >= own_.tokens().size()) return false;
    const Tag next = own_.tokens().tag[end];
    return next == Tag::kHYPH || next == Tag::kOpenQuote || is_noun(next) || is_adjective(next);
  }

  // "A number of companies ... the companies": others of the same noun were spoken of later than the members.
  bool others_between(const std::vector<std::uint32_t>& members) const {
    const auto& occurrences = own_.context.discourse.occurrences();
    for (std::size_t at = occurrences.size(); at-- > 0;) {
      const Occurrence& o = occurrences[at];
      if (o.sentence + far_ < own_.sentence) break;
      if (o.begin >= own_.group.tokens.begin) continue;
      if (std::find(members.begin(), members.end(), o.entity) != members.end()) return false;
      const bool many = o.entity == kNowhere
                            ? o.plural
                            : !own_.entity(o.entity).named && own_.entity(o.entity).members.empty();
      if (many && own_.tokens().lemma[o.head] == own_.tokens().lemma[own_.group.head]) return true;
    }
    return false;
  }

  // "the men in black", "the countries affected": not those named before.
  bool followed_closely() const {
    const std::uint32_t end = own_.group.tokens.end;
    if (end >= own_.tokens().size()) return false;
    const Tag next = own_.tokens().tag[end];
    return next == Tag::kVBN || next == Tag::kVBG || next == Tag::kPRP || own_.document.norm(end) == "in" ||
           own_.document.norm(end) == "from" || own_.document.norm(end) == "with";
  }

  // A person and a firm are no pair, nor are a firm and a country.
  bool mixed(const std::vector<std::uint32_t>& members) const {
    const bool person = own_.entity(members[0]).type == "person";
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t member) {
      return (own_.entity(member).type == "person") != person ||
             own_.entity(member).kind != own_.entity(members[0]).kind;
    });
  }

  // Two stories of a bulletin are parted by a headline.
  bool same_section(std::uint32_t sentence) const {
    const Discourse& discourse = own_.context.discourse;
    return discourse.section(sentence) == discourse.section(own_.sentence);
  }

  // What something must tell of is told of by more than `least` points.
  bool fits(std::uint32_t entity, int least = kAnyFirm) const {
    const Entity& candidate = own_.entity(entity);
    if (candidate.plural || !candidate.named || candidate.kind == EntityKind::kAgreement) return false;
    const std::uint8_t kinds = own_.description.kinds;
    if (side()) return candidate.type == "organization" || candidate.type == "country";
    if (own_.description.type == "party") return candidate.kind == EntityKind::kParty;  // of a contract
    if (kinds == 0 || kinds == kDescribesGroup)  // "the two", "the pair", "both sides"
      return candidate.kind == EntityKind::kParty || candidate.type == "country";
    if ((kinds_of(candidate) & own_.description.kinds) == 0) return false;
    const int points = own_.context.known.match(own_.document, own_.words(), entity);
    return points > (told_ ? least : kImpossible);
  }

  // Nothing tells what kind of body it is: one of "both banks" where the other is a bank.
  bool open(std::uint32_t entity) const {
    const Entity& candidate = own_.entity(entity);
    return candidate.named && !candidate.plural && candidate.attributes.empty() &&
           (kinds_of(candidate) & own_.description.kinds) != 0 && own_.context.known.untold(entity);
  }

  // Names last joined by "and".
  std::vector<std::uint32_t> last_coordinated(std::size_t wanted, std::uint32_t far) const {
    const auto& pairs = own_.context.discourse.coordinations();
    for (std::size_t at = pairs.size(); at-- > 0 && pairs[at].sentence + far > own_.sentence;) {
      if (!same_section(pairs[at].sentence)) break;
      const auto& members = pairs[at].entities;
      const auto told = [&](std::uint32_t m) { return fits(m, 0); };
      const bool close = pairs[at].sentence + 1 >= own_.sentence && wanted == members.size();
      const bool all =
          std::all_of(members.begin(), members.end(), told) ||
          (close && std::any_of(members.begin(), members.end(), told) &&
           std::all_of(members.begin(), members.end(), [&](std::uint32_t m) { return told(m) || open(m); }));
      if (all && (wanted == 0 || members.size() == wanted) && pairs[at].head < own_.group.tokens.begin)
        return members;
    }
    return {};
  }

  // Names last spoken of in one sentence.
  std::vector<std::uint32_t> last_together(std::size_t wanted) const {
    std::vector<std::uint32_t> found;
    std::uint32_t sentence = kNowhere;
    const auto& occurrences = own_.context.discourse.occurrences();
    for (std::size_t at = occurrences.size(); at-- > 0;) {
      const Occurrence& o = occurrences[at];
      if (o.sentence + far_ < own_.sentence || !same_section(o.sentence)) break;
      if (o.entity == kNowhere || o.begin >= own_.group.tokens.begin || !fits(o.entity)) continue;
      if (sentence != o.sentence) {
        if (found.size() >= 2 && (wanted == 0 || found.size() == wanted)) break;
        found.clear();
        sentence = o.sentence;
      }
      if (std::find(found.begin(), found.end(), o.entity) == found.end()) found.push_back(o.entity);
    }
    if (wanted != 0 && found.size() != wanted) found.clear();
    return found;
  }

  // "Acme, Beta and the Gamma app": not all that were listed last are such, so some more may be.
  bool partly_fitting() const {
    const auto& pairs = own_.context.discourse.coordinations();
    for (std::size_t at = pairs.size(); at-- > 0 && pairs[at].sentence + 1 >= own_.sentence;) {
      const auto& members = pairs[at].entities;
      const auto fitting =
          std::count_if(members.begin(), members.end(), [&](std::uint32_t m) { return fits(m, 0); });
      if (fitting != 0 && fitting != static_cast<std::ptrdiff_t>(members.size())) return true;
    }
    return false;
  }

  // The last two sentences speak of just two.
  bool together_close() const {
    std::vector<std::uint32_t> found;
    const auto& occurrences = own_.context.discourse.occurrences();
    for (std::size_t at = occurrences.size(); at-- > 0 && occurrences[at].sentence + 1 >= own_.sentence;) {
      const Occurrence& o = occurrences[at];
      if (o.entity == kNowhere || o.begin >= own_.group.tokens.begin || !fits(o.entity)) continue;
      if (std::find(found.begin(), found.end(), o.entity) == found.end()) found.push_back(o.entity);
    }
    return found.size() == 2;
  }

  // The only two that the last sentences speak of.
  std::vector<std::uint32_t> only_two() const {
    constexpr std::uint32_t kLast = 5;
    constexpr int kLookBack = 100;  // occurrences
    std::vector<std::uint32_t> found;
    const auto& occurrences = own_.context.discourse.occurrences();
    int left = kLookBack;
    for (std::size_t at = occurrences.size();
         at-- > 0 && occurrences[at].sentence + kLast >= own_.sentence && left-- > 0;) {
      const Occurrence& o = occurrences[at];
      if (!same_section(o.sentence)) break;
      if (o.entity == kNowhere || o.begin >= own_.group.tokens.begin || !fits(o.entity)) continue;
      if (std::find(found.begin(), found.end(), o.entity) != found.end()) continue;
      if (found.size() == 2) return {};
      found.push_back(o.entity);
    }
    return found;
  }

  // The two that the article names far more often than any other: the parties of its deal.
  std::vector<std::uint32_t> leading_two() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> fitting;  // times named, entity
    const auto& occurrences = own_.context.discourse.occurrences();
    constexpr int kLookBack = 100;  // occurrences
    int left = kLookBack;
    for (std::size_t at = occurrences.size(); at-- > 0 && left-- > 0;) {
      const std::uint32_t entity = occurrences[at].entity;
      if (!same_section(occurrences[at].sentence)) break;
      if (entity == kNowhere || !fits(entity)) continue;
      const std::pair row{own_.context.discourse.named(entity), entity};
      if (std::find(fitting.begin(), fitting.end(), row) == fitting.end()) fitting.push_back(row);
    }
    std::sort(fitting.begin(), fitting.end(), std::greater<>());
    if (fitting.size() < 2 || fitting[1].first < 3) return {};
    if (fitting.size() > 2 && fitting[2].first * 3 > fitting[1].first * 2) return {};
    return {fitting[0].second, fitting[1].second};
  }

  // "Acme has agreed to buy Beta": the two that the first sentence to name any speaks of, where the article
  // names both again.
  std::vector<std::uint32_t> first_two() const {
    constexpr int kLead = 100;  // occurrences at the head of an article
    std::vector<std::uint32_t> found;
    std::uint32_t sentence = kNowhere;
    int left = kLead;
    for (const Occurrence& o : own_.context.discourse.occurrences()) {
      if (left-- == 0) break;
      if (o.entity == kNowhere || o.begin >= own_.group.tokens.begin || !same_section(o.sentence) ||
          own_.document.sentences[o.sentence].kind == UnitKind::kHeadline || !fits(o.entity))
        continue;
      if (sentence != o.sentence && found.size() >= 2) break;
      if (sentence != o.sentence) found.clear();
      sentence = o.sentence;
      if (std::find(found.begin(), found.end(), o.entity) == found.end()) found.push_back(o.entity);
    }
    const bool again = std::all_of(found.begin(), found.end(), [&](std::uint32_t member) {
      return own_.context.discourse.named(member) > 1;
    });
    if (found.size() != 2 || !again) found.clear();
    return found;
  }

  DescribedGroup& own_;
  static constexpr std::uint32_t kFar = 8, kNear = 4, kClose = 2;  // sentences
  static constexpr int kAnyFirm = 14;                              // points of what every firm is
  std::uint32_t far_ = kFar;
  bool told_ = false;  // something must tell that they are so: "the brewers"
};

}  // namespace

bool join_several(DescribedGroup& described) { return SeveralReader(described).join(); }

}  // namespace claimgraph
