// Agreements that have no name: "a five-year supply deal with Beta", "the partnership", "this pact".
#include <algorithm>
#include <string>

#include "parse/relation.h"
#include "references/context.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool may_be_party(const Entity& entity) {
  return entity.kind == EntityKind::kParty || entity.kind == EntityKind::kPlace;
}

class AgreementReader {
 public:
  explicit AgreementReader(ReferenceContext& context)
      : context_(context), document_(context.document), tokens_(context.document.tokens) {
    mentions_ = document_.mentions;
    mentions_.insert(mentions_.end(), context.joined.begin(), context.joined.end());
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
  }

  void read() {
    std::size_t next_name = 0;
    for (std::uint32_t number = 0; number < document_.noun_groups.size(); ++number) {
      const NounGroup& group = document_.noun_groups[number];
      for (; next_name < mentions_.size() && mentions_[next_name].tokens.begin <= group.head; ++next_name) {
        note_named(mentions_[next_name]);
      }
      read_group(group);
    }
  }

 private:
  struct Known {
    std::uint32_t entity;
    std::string_view type;
    Symbol head;
    std::vector<std::uint32_t> parties;  // entities, sorted
    std::uint32_t sentence;
  };

  bool is(std::uint32_t at, RefWord kind) const { return context_.words.is(tokens_.norm[at], kind); }

  void note_named(const EntityMention& mention) {
    const Entity& entity = document_.entities[mention.entity];
    if (entity.kind != EntityKind::kAgreement) return;
    const std::uint32_t sentence = document_.sentence_of(mention.tokens.begin);
    for (Known& known : known_) {
      if (known.entity == mention.entity) {
        known.sentence = sentence;
        return;
      }
    }
    known_.push_back({mention.entity, entity.type, kNoSymbol, {}, sentence});
  }

  void read_group(const NounGroup& group) {
    const std::string_view type = context_.words.agreement_type(tokens_.lemma[group.head]);
    if (type.empty() || !is_noun(tokens_.tag[group.head])) return;
    if (tokens_.tag[group.head] == Tag::kNNS || tokens_.tag[group.head] == Tag::kNNPS) return;
    if (named(group) || amount_of(group)) return;
    Found found;
    found.definite = group.possessor != kNowhere ||
                     (group.determiner != kNowhere && (is(group.determiner, RefWord::kDefinite) ||
                                                       tokens_.tag[group.determiner] == Tag::kPRPS));
    for (std::uint32_t at = group.tokens.begin; at < group.head; ++at) {
      found.fresh = found.fresh || is(at, RefWord::kFresh);
      if (is(at, RefWord::kNoneOfThem)) return;
    }
    read_parties(group, found);
    if (!found.parties.empty()) read_maker(group, found);
    const std::uint32_t sentence = document_.sentence_of(group.head);
    std::uint32_t entity = apposed_name(group);
    std::string_view rule = "agreement-apposition";
    if (entity == kNowhere) {
      rule = "agreement";
      entity = earlier(group, type, found, sentence);
    }
    const bool named_only = context_.words.is(tokens_.lemma[group.head], RefWord::kNamedOnly);
    if (entity == kNowhere && named_only && found.parties.empty()) return;
    float confidence = 0.75F;
    if (entity == kNowhere) {
      entity = make(group, type);
      confidence = 0.9F;
    }
    add(group, entity, type, found, rule, confidence, sentence);
  }

  struct Found {
    std::vector<EntityMention> parties;
    bool open = false;
    bool definite = false;
    bool fresh = false;
  };

  // A name covers the head, or a name of an agreement ends the group.
  bool named(const NounGroup& group) const {
    const auto first = first_mention(group.tokens.begin);
    for (std::size_t at = first; at < mentions_.size() && mentions_[at].tokens.begin < group.tokens.end;
         ++at) {
      if (mentions_[at].tokens.contains(group.head)) return true;
    }
    return false;
  }
  std::size_t first_mention(std::uint32_t token) const {
    const auto found =
        std::lower_bound(mentions_.begin(), mentions_.end(), token,
                         [](const EntityMention& m, std::uint32_t at) { return m.tokens.begin < at; });
    return static_cast<std::size_t>(found - mentions_.begin());
  }
  // "a great deal of"
  bool amount_of(const NounGroup& group) const {
    return is(group.head, RefWord::kMuch) && group.head > 0 && is(group.head - 1, RefWord::kBeforeMuch);
  }

  void read_parties(const NounGroup& group, Found& found) const {
    std::uint32_t begin = group.tokens.begin;
    std::uint32_t possessor = group.possessor;
    constexpr int kLongest = 4;
    for (int step = 0; step < kLongest && possessor != kNowhere; ++step) {
      begin = document_.noun_groups[possessor].tokens.begin;
      possessor = document_.noun_groups[possessor].possessor;
    }
    for (std::size_t at = first_mention(begin);
         at < mentions_.size() && mentions_[at].tokens.end <= group.head; ++at) {
      take(mentions_[at], found);
    }
    std::uint32_t at = group.tokens.end;
    while (at < tokens_.size() && is_link(at)) at = read_list(at + 1, found);
  }
  // "Acme announced Falcon, a deal with Beta": who makes a deal with others is party to it.
  void read_maker(const NounGroup& group, Found& found) const {
    std::uint32_t verb = group.head;
    constexpr int kLongest = 3;
    for (int step = 0; step < kLongest && verb != kNowhere && !is_verb(tokens_.tag[verb]); ++step) {
      const Relation r = tokens_.relation[verb];
      if (r != Relation::kObj && r != Relation::kAppos && r != Relation::kObl) return;
      verb = tokens_.head[verb];
    }
    if (verb == kNowhere || !context_.words.is(tokens_.lemma[verb], RefWord::kDealMaker)) return;
    const std::uint32_t subject = context_.discourse.subjects()[verb];
    if (subject == kNowhere || tokens_.relation[subject] != Relation::kNsubj) return;
    for (std::size_t at = first_mention(subject + 1);
         at-- > 0 && mentions_[at].tokens.begin + 12 > subject;) {
      if (mentions_[at].tokens.contains(subject)) {
        take(mentions_[at], found);
        return;
      }
    }
  }
  bool is_link(std::uint32_t at) const {
    return is(at, RefWord::kPartyLink) && (tokens_.tag[at] == Tag::kIN || tokens_.tag[at] == Tag::kTO);
  }

  // "Beta, Gamma and others"; returns the token behind the list.
  std::uint32_t read_list(std::uint32_t at, Found& found) const {
    const std::uint32_t end = document_.sentences[document_.sentence_of(at)].tokens.end;
    while (at < end) {
      const std::uint32_t next = phrase_end(at, end, found);
      if (next == at) return at;
      at = next;
      bool joined = false;
      while (at < end && (tokens_.tag[at] == Tag::kComma || tokens_.tag[at] == Tag::kCC)) {
        joined = joined || tokens_.tag[at] == Tag::kCC;
        ++at;
      }
      if (at < end && joined && is(at, RefWord::kOpenList)) found.open = true;
      if (at >= end || !(tokens_.tag[at - 1] == Tag::kComma || tokens_.tag[at - 1] == Tag::kCC)) return at;
    }
    return at;
  }

  // A party at `at`, perhaps behind a few words ("the AI firm", "rival Beta"); `at` when there is none.
  std::uint32_t phrase_end(std::uint32_t at, std::uint32_t end, Found& found) const {
    for (std::uint32_t skip = at; skip < std::min(end, at + 6); ++skip) {
      const std::size_t mention = first_mention(skip);
      const EntityMention* widest = nullptr;
      for (std::size_t m = mention; m < mentions_.size() && mentions_[m].tokens.begin == skip; ++m) {
        if (widest == nullptr || mentions_[m].tokens.end > widest->tokens.end) widest = &mentions_[m];
      }
      if (widest != nullptr) {
        const bool owner = widest->tokens.end < end && tokens_.tag[widest->tokens.end] == Tag::kPOS;
        if (owner || !take(*widest, found)) return at;
        return widest->tokens.end;
      }
      const Tag tag = tokens_.tag[skip];
      const bool inside =
          tag == Tag::kDT || is_adjective(tag) || is_noun(tag) || tag == Tag::kHYPH || tag == Tag::kVBN;
      if (!inside) return at;
    }
    return at;
  }

  bool take(const EntityMention& mention, Found& found) const {
    if (mention.entity >= document_.entities.size() || !may_be_party(document_.entities[mention.entity]))
      return false;
    const bool known = std::any_of(found.parties.begin(), found.parties.end(),
                                   [&](const EntityMention& m) { return m.entity == mention.entity; });
    if (!known) found.parties.push_back(mention);
    return true;
  }

  std::vector<std::uint32_t> party_set(const Found& found) const {
    std::vector<std::uint32_t> set;
    for (const EntityMention& mention : found.parties) {
      const Entity& entity = document_.entities[mention.entity];
      if (entity.plural) {
        set.insert(set.end(), entity.members.begin(), entity.members.end());
      } else {
        set.push_back(mention.entity);
      }
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
  }

  // "Stargate, a new $500 billion deal", "a venture called Orion": the name the group explains.
  std::uint32_t apposed_name(const NounGroup& group) const {
    const std::uint32_t begin = group.tokens.begin;
    const std::uint32_t end = group.tokens.end;
    if (begin >= 2 && document_.token_text(begin - 1) == ",") {
      const std::uint32_t name = mention_ending(begin - 1);
      const bool owned = group.determiner != kNowhere && tokens_.tag[group.determiner] == Tag::kWPS;
      if (name != kNowhere && nameable(mentions_[name].entity) && group.determiner != kNowhere && !owned)
        return mentions_[name].entity;  // not "Acme, whose deal"
    }
    if (end + 1 < tokens_.size()) {
      const std::string_view word = document_.norm(end);
      const std::uint32_t at = word == "," ? end + 2 : end + 1;
      const std::string_view verb = word == "," ? document_.norm(end + 1) : word;
      if (verb == "called" || verb == "dubbed" || verb == "named" || verb == "codenamed") {
        const std::size_t name = first_mention(at);
        if (name < mentions_.size() && mentions_[name].tokens.begin == at &&
            nameable(mentions_[name].entity)) {
          return mentions_[name].entity;
        }
      }
    }
    return kNowhere;
  }
  std::uint32_t mention_ending(std::uint32_t token) const {
    for (std::size_t at = first_mention(token); at-- > 0 && mentions_[at].tokens.begin + 8 > token;) {
      if (mentions_[at].tokens.end == token && mentions_[at].form == MentionForm::kName)
        return static_cast<std::uint32_t>(at);
    }
    return kNowhere;
  }
  // May be the name of an agreement: not known as something else.
  bool nameable(std::uint32_t entity) const {
    const Entity& found = document_.entities[entity];
    if (found.kind == EntityKind::kAgreement) return true;
    return found.kind == EntityKind::kParty && found.same_as.empty() && found.attributes.empty() &&
           found.gender == 'u';
  }

  // The agreement spoken of before, or kNowhere.
  std::uint32_t earlier(const NounGroup& group, std::string_view type, const Found& found,
                        std::uint32_t sentence) const {
    const std::vector<std::uint32_t> parties = party_set(found);
    constexpr std::uint32_t kFar = 12;
    std::uint32_t best = kNowhere;
    int best_score = 0;
    for (const Known& known : known_) {
      if (known.sentence + kFar < sentence) continue;
      int score = 0;
      const bool within =
          std::includes(known.parties.begin(), known.parties.end(), parties.begin(), parties.end());
      const bool around =
          std::includes(parties.begin(), parties.end(), known.parties.begin(), known.parties.end());
      if (!parties.empty() && !known.parties.empty()) {
        if (!within && !around) continue;
        score += parties == known.parties ? 12 : 5;
      }
      if (found.fresh) continue;
      if (!found.definite && (parties.size() < 2 || parties != known.parties || known.type != type)) continue;
      const bool same_word = known.head == tokens_.lemma[group.head];
      const bool same_type = known.type == type;
      const bool plan = known.type == "project" && type != "project";  // "the deal" is no initiative
      if (!same_word && !same_type && (plan || (!loose(type) && !loose(known.type)))) continue;
      score += same_word ? 6 : same_type ? 4 : 1;
      score += 6 - static_cast<int>(std::min(sentence - known.sentence, 6U));
      if (score > best_score || (score == best_score && best != kNowhere)) {
        best = known.entity;
        best_score = score;
      }
    }
    return best;
  }
  // "the deal" and "the agreement" may stand for any.
  static bool loose(std::string_view type) { return type == "deal" || type == "agreement"; }

  std::uint32_t make(const NounGroup& group, std::string_view type) {
    Entity entity;
    entity.kind = EntityKind::kAgreement;
    entity.type = type;
    entity.label = document_.span_text(group.tokens);
    document_.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(document_.entities.size()) - 1;
  }

  void add(const NounGroup& group, std::uint32_t entity, std::string_view type, const Found& found,
           std::string_view rule, float confidence, std::uint32_t sentence) {
    Entity& own = document_.entities[entity];
    if (own.kind != EntityKind::kAgreement) {
      own.kind = EntityKind::kAgreement;
      own.type = type;
    }
    context_.joined.push_back({group.tokens, entity, MentionForm::kNominal, rule, confidence});
    const std::vector<std::uint32_t> parties = party_set(found);
    auto known =
        std::find_if(known_.begin(), known_.end(), [&](const Known& k) { return k.entity == entity; });
    if (known == known_.end()) {
      known_.push_back({entity, type, tokens_.lemma[group.head], {}, sentence});
      known = known_.end() - 1;
    }
    known->sentence = sentence;
    if (known->parties.size() < parties.size()) known->parties = parties;
    for (const EntityMention& party : found.parties)
      context_.parts.push_back({entity, party.tokens, found.open});
  }

  ReferenceContext& context_;
  Document& document_;
  const Tokens& tokens_;
  std::vector<EntityMention> mentions_;  // names and what was joined, by token
  std::vector<Known> known_;
};

}  // namespace

void resolve_agreements(ReferenceContext& context) { AgreementReader(context).read(); }

}  // namespace claimgraph
