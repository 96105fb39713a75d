#include "claims/statement_slots.h"

#include <algorithm>
#include <string_view>

#include "claims/contents.h"
#include "claims/speakers.h"
#include "claims/whole_units.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthestMedium = 80;  // tokens between a verb of saying and where it was said

class SlotWriter {
 public:
  SlotWriter(ClaimBuilder& builder, const SpeakerReader& speakers)
      : builder_(builder),
        tree_(builder.tree()),
        document_(builder.document()),
        speakers_(speakers),
        content_(symbol("content")),
        source_(symbol("source")),
        speaker_(symbol("speaker")),
        addressee_(symbol("addressee")),
        cue_(symbol("cue")),
        medium_(symbol("medium")),
        topic_(symbol("topic")),
        condition_(symbol("condition")),
        date_(symbol("date")),
        target_(symbol("target")) {}

  void write(const Statement& statement) {
    std::vector<RoleFiller>& roles = document_.claims[statement.claim].roles;
    std::erase_if(roles, [&](const RoleFiller& role) {
      return role.role == content_ || (role.role == source_ && role.filler.kind == FillerKind::kText);
    });
    if (statement.content.empty() && !statement.silent) return;  // nobody says anything
    if (!statement.topic.empty())
      builder_.fill(statement.claim, topic_, {FillerKind::kText, kNowhere, statement.topic});
    for (const TokenSpan span : statement.content)
      builder_.fill(statement.claim, content_, {FillerKind::kText, kNowhere, span});
    builder_.fill(statement.claim, cue_, {FillerKind::kText, kNowhere, statement.cue});
    tell(statement);
    name_medium(statement);
    date(statement);
    mark(statement);
    drop_said_conditions(statement);
    refuse(statement);
    std::erase_if(roles, [&](const RoleFiller& role) {
      const TokenSpan whom = role.filler.tokens;
      const bool said = std::any_of(statement.content.begin(), statement.content.end(), [&](TokenSpan span) {
        return statement.takes_clause && span.contains(whom);
      });
      return role.role == addressee_ && (said || statement.source.contains(whom));
    });
    if (speakers_.was_asked(statement)) turn_to_addressee(roles);
    if (statement.source.empty()) return;
    builder_.fill(statement.claim, source_, {FillerKind::kText, kNowhere, statement.source});
    // The party the rule found, unless others are the words that name the speaker.
    std::erase_if(roles, [&](const RoleFiller& role) {
      const bool speaks = statement.source.contains(role.filler.tokens) &&
                          (!statement.verb || speakers_.speaks(role.filler.tokens, statement.named));
      return role.role == speaker_ && !speaks;
    });
    std::erase_if(roles, [&](const RoleFiller& role) {
      return role.role == speaker_ && role.filler.kind == FillerKind::kEntity &&
             named_inside(statement, role.filler.index);
    });
    name_listener(statement);
    const std::uint32_t person = speakers_.person_behind_post(statement.source);
    if (person != kNowhere)  // "Acme's lawyer Ada Lund": not Acme
      std::erase_if(roles, [&](const RoleFiller& role) {
        return role.role == speaker_ && statement.source.contains(role.filler.tokens);
      });
    if (statement.nameless)
      return void(std::erase_if(roles, [&](const RoleFiller& role) { return role.role == speaker_; }));
    const bool known = std::any_of(roles.begin(), roles.end(),
                                   [&](const RoleFiller& role) { return role.role == speaker_; });
    std::uint32_t mention = known ? kNowhere : person;
    if (!known && mention == kNowhere) mention = speakers_.mention_in(statement.named);
    if (!known && statement.speaker != kNowhere) mention = statement.speaker;
    if (mention != kNowhere && !named_inside(statement, mention))
      builder_.fill(statement.claim, speaker_,
                    {FillerKind::kEntity, mention, document_.mentions[mention].tokens});
    for (const std::uint32_t other : speakers_.mentions_listed(statement.source))
      builder_.fill(statement.claim, speaker_,
                    {FillerKind::kEntity, other, document_.mentions[other].tokens});
    complete_pair(statement);
  }

 private:
  Symbol symbol(std::string_view name) const { return builder_.resources().symbols.find(name); }

  // "farm groups and the Senate said": both speak, also the one that is no party.
  void complete_pair(const Statement& statement) {
    std::vector<RoleFiller>& roles = document_.claims[statement.claim].roles;
    const auto speaks = [&](TokenSpan member) {
      return std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& role) {
        return role.role == speaker_ && member.contains(role.filler.tokens);
      });
    };
    const auto [first, second] = speakers_.pair_of(statement.source);
    if (first.empty() || speaks(first) == speaks(second)) return;
    builder_.fill(statement.claim, speaker_, {FillerKind::kText, kNowhere, speaks(first) ? second : first});
  }

  // "We will grow," said X: X, said, what was said.
  void tell(const Statement& statement) {
    if (!statement.verb || statement.source.empty() || statement.content.size() != 1) return;
    Claim& claim = document_.claims[statement.claim];
    claim.subject = statement.source;
    if (claim.relation.empty() || claim.relation.begin > statement.anchor) claim.relation = statement.cue;
    claim.object = statement.content.front();
  }

  // Who speaks, the cue and what is said carry the claim, as far as its own sentence has them.
  void mark(const Statement& statement) {
    if (statement.content.empty()) return;
    const TokenSpan sentence = document_.sentences[document_.sentence_of(statement.anchor)].tokens;
    TokenSpan whole = statement.cue;
    const auto take_in = [&](TokenSpan span) {
      span = {std::max(span.begin, sentence.begin), std::min(span.end, sentence.end)};
      if (span.begin >= span.end) return;
      whole = {std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    };
    take_in(statement.source);
    take_in(statement.topic);
    for (const TokenSpan span : statement.content) take_in(span);
    for (const RoleFiller& role : document_.claims[statement.claim].roles) {
      if (role.role == addressee_ || role.role == target_) take_in(role.filler.tokens);
    }
    document_.claims[statement.claim].evidence = whole_units(document_, whole);
  }

  // "warned that it would fail if rates rose": the condition is of what is said.
  void drop_said_conditions(const Statement& statement) {
    std::erase_if(document_.claims[statement.claim].roles, [&](const RoleFiller& role) {
      return role.role == condition_ &&
             std::any_of(statement.content.begin(), statement.content.end(),
                         [&](TokenSpan span) { return span.overlaps(role.filler.tokens); });
    });
  }

  // "in a statement", "in a blog post": outside what was said, in the clause of the verb.
  void name_medium(const Statement& statement) {
    if (!statement.verb) return;
    for (std::uint32_t t = statement.seen.begin + 2; t < statement.seen.end; ++t) {
      const std::uint32_t group = builder_.tree().noun_group(t);
      if (group == kNowhere) continue;
      TokenSpan noun = document_.noun_groups[group].tokens;
      const bool dated = t + 1 < noun.end && speakers_.is_date(t + 1);  // "in a statement Sunday"
      if (document_.noun_groups[group].head != t && !dated) continue;
      if (dated) noun.end = t + 1;
      const bool said = std::any_of(statement.content.begin(), statement.content.end(),
                                    [&](TokenSpan span) { return span.contains(noun); });
      const bool in =
          noun.begin > 0 && builder_.in_lexicon("medium-lead", document_.tokens.norm[noun.begin - 1]);
      if (said || !in || is_proper(tree_.tag(t)) || parted(statement, noun) ||
          of_first_verb(statement, noun) ||
          speakers_.in_quotation(t) != speakers_.in_quotation(statement.anchor) ||
          !builder_.in_lexicon("medium", document_.tokens.lemma[t]))
        continue;
      return builder_.fill(statement.claim, medium_, {FillerKind::kText, kNowhere, noun});
    }
  }
  // "looked through the e-mails and found": of a verb of the same subject that says nothing.
  bool of_first_verb(const Statement& statement, TokenSpan noun) const {
    if (noun.end > statement.cue.begin || statement.source.end > noun.begin) return false;
    bool joined = false;
    for (std::uint32_t t = noun.end; t < statement.cue.begin; ++t)
      joined = joined || tree_.tag(t) == Tag::kCC;
    for (std::uint32_t t = statement.source.end; t < noun.begin && joined; ++t) {
      if (states(t)) return false;
    }
    return joined;
  }
  bool states(std::uint32_t token) const {
    const std::vector<std::uint32_t>& there = builder_.at(token);
    return std::any_of(there.begin(), there.end(), [&](std::uint32_t claim) {
      return is_statement(builder_.resources(), document_.claims[claim]);
    });
  }
  // Another clause stands between a phrase and the verb of saying: "said so after the speech in which",
  // "meets Roe on the call, who said".
  bool parted(const Statement& statement, TokenSpan noun) const {
    const bool behind = noun.begin >= statement.cue.end;
    const TokenSpan between =
        behind ? TokenSpan{statement.cue.end, noun.begin} : TokenSpan{noun.end, statement.cue.begin};
    if (between.size() > kFarthestMedium) return true;
    for (std::uint32_t t = statement.source.end; !behind && t < noun.begin; ++t) {
      if (is_relative_word(tree_.tag(t))) return true;  // "Roe, who had served in the post, said"
    }
    for (std::uint32_t t = between.begin; t < between.end; ++t) {
      const std::uint32_t group = tree_.verb_group(t);
      const bool verb = group != kNowhere && document_.verb_groups[group].finite;
      const bool told = verb && states(document_.verb_groups[group].head);
      const bool turns = tree_.tag(t) == Tag::kCC && tree_.tag(t - 1) == Tag::kComma;
      if (!behind && statement.source.begin > t && (told || turns))
        return true;  // "Acme said it may announce"
      const bool finite = behind && verb;
      const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                      [&](TokenSpan span) { return span.begin <= t && t < span.end; });
      if ((finite || is_relative_word(tree_.tag(t))) && !inside && !statement.source.contains({t, t + 1}))
        return true;
    }
    return false;
  }

  // "told the annual meeting [that] it would close": the noun right behind a verb of telling, unless it was
  // taken for a part of what is said.
  void name_listener(const Statement& statement) {
    if (!statement.verb || statement.cue.end >= statement.seen.end || speakers_.is_passive(statement) ||
        !builder_.in_lexicon("tell-verb", document_.tokens.lemma[statement.anchor]))
      return;
    const std::vector<RoleFiller>& roles = document_.claims[statement.claim].roles;
    if (std::any_of(roles.begin(), roles.end(), [&](const RoleFiller& r) { return r.role == addressee_; }))
      return;
    const TokenSpan listener = noun_behind(statement);
    const bool cut = std::any_of(statement.content.begin(), statement.content.end(),
                                 [&](TokenSpan span) { return span.overlaps(listener); });
    const bool word = listener.size() == 1 && tree_.tag(listener.begin) == Tag::kDT;  // "told that"
    if (!cut && !word && !listener.empty()) builder_.fill(statement.claim, addressee_, addressed(listener));
  }
  // Without a day ("told reporters yesterday") and the name that opens the next clause ("told reporters Roe
  // left").
  TokenSpan noun_behind(const Statement& statement) const {
    const std::uint32_t begin = statement.cue.end;
    if (const std::uint32_t next = speakers_.behind_listener(begin); next > begin) return {begin, next};
    std::uint32_t end = begin, group = tree_.noun_group(begin);
    for (; group != kNowhere; group = tree_.tag(end) == Tag::kPOS ? tree_.noun_group(end + 1) : kNowhere) {
      end = document_.noun_groups[group].tokens.end;
      if (end + 1 >= statement.seen.end) break;
    }
    const TokenSpan noun = whole_units(document_, {begin, end});
    const Tag next = noun.end < statement.seen.end ? tree_.tag(noun.end) : Tag::kPeriod;
    const bool apart = is_punctuation(next) || next == Tag::kIN;
    for (std::uint32_t t = begin; t < noun.end; ++t) {
      const bool day = !date_at(document_, t).empty() && (t == begin || tree_.tag(t - 1) != Tag::kPOS);
      const bool name = !apart && t > begin && is_proper(tree_.tag(t)) && is_noun(tree_.tag(t - 1)) &&
                        !is_proper(tree_.tag(t - 1)) && whole_units(document_, {begin, t}).end == t;
      if (day || name) return {begin, t};
    }
    return noun;
  }
  // The party of that name, else the words.
  Filler addressed(TokenSpan words) const {
    const auto& mentions = document_.mentions;
    auto name = std::lower_bound(mentions.begin(), mentions.end(), words.begin,
                                 [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    for (; name != mentions.end() && name->tokens.begin <= words.begin + 1; ++name) {  // "the Senate"
      if (name->tokens.end == words.end && name->form == MentionForm::kName &&
          document_.entities[name->entity].kind == EntityKind::kParty)
        return {FillerKind::kEntity, static_cast<std::uint32_t>(name - mentions.begin()), name->tokens};
    }
    return {FillerKind::kText, kNowhere, words};
  }

  // "Acme would not comment": it refused to.
  void refuse(const Statement& statement) {
    Claim& claim = document_.claims[statement.claim];
    const std::uint32_t group = statement.verb ? tree_.verb_group(statement.anchor) : kNowhere;
    if (group == kNowhere || claim.modality != Modality::kHypothetical ||
        claim.polarity != Polarity::kNegative ||
        builder_.in_lexicon("thought", document_.tokens.lemma[statement.anchor]))
      return;
    const std::uint32_t modal = document_.verb_groups[group].modal;
    const bool supposed = std::any_of(claim.roles.begin(), claim.roles.end(),
                                      [&](const RoleFiller& role) { return role.role == condition_; });
    if (modal != kNowhere && document_.lemma(modal) == "would" && !supposed)
      claim.modality = Modality::kAsserted;
  }

  // "said on Tuesday": a day that hangs on the verb, outside what was said.
  void date(const Statement& statement) {
    if (!statement.verb) return;
    auto at = std::lower_bound(
        document_.dates.begin(), document_.dates.end(), statement.seen.begin,
        [](const TimeExpression& date, std::uint32_t token) { return date.tokens.begin < token; });
    for (; at != document_.dates.end() && at->tokens.end <= statement.seen.end; ++at) {
      const bool said = std::any_of(statement.content.begin(), statement.content.end(),
                                    [&](TokenSpan span) { return span.contains(at->tokens); });
      const bool day = at->type == TimexType::kDate || at->type == TimexType::kTime;
      if (said || !day || at->is_vague() ||
          !(follows(statement.cue, at->tokens) || follows(medium_of(statement), at->tokens) ||
            (builder_.in_lexicon("past-day", document_.tokens.norm[at->tokens.begin]) &&
             follows(thing_of(statement), at->tokens)) ||
            hangs_on(at->tokens, statement.node, statement.cue)))
        continue;
      const auto number = static_cast<std::uint32_t>(at - document_.dates.begin());
      return builder_.fill(statement.claim, date_, {FillerKind::kDate, number, at->tokens});
    }
  }
  // "announced the easing of curbs [last month]"
  TokenSpan thing_of(const Statement& statement) const {
    const std::uint16_t type = document_.claims[statement.claim].type;
    const bool told = builder_.resources().ontology.types[type].name != "statement.forecast";
    const bool thing = told && statement.content.size() == 1 &&
                       statement.content.front().begin >= statement.cue.end &&
                       !speakers_.holds_finite_verb(statement.content.front());
    return thing ? statement.content.front() : TokenSpan{};
  }
  TokenSpan medium_of(const Statement& statement) const {
    for (const RoleFiller& role : document_.claims[statement.claim].roles) {
      if (role.role == medium_) return role.filler.tokens;
    }
    return {};
  }
  // "said Sunday", "said on Sunday", not "said Sunday's".
  bool follows(TokenSpan cue, TokenSpan phrase) const {
    const bool led = phrase.begin == cue.end + 1 && tree_.tag(cue.end) == Tag::kIN;
    const bool owns = phrase.end < document_.tokens.size() && tree_.tag(phrase.end) == Tag::kPOS;
    return !cue.empty() && (led || phrase.begin == cue.end) && !owns;
  }
  // On the verb, or on its subject right before it: "Acme on Tuesday denied".
  bool hangs_on(TokenSpan phrase, std::uint32_t verb, TokenSpan cue) const {
    for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
      const std::uint32_t head = tree_.head(t);
      if (phrase.contains(head)) continue;
      const Relation r = tree_.relation(t);
      if (head == verb) return r == Relation::kObl || r == Relation::kOblUnmarked || r == Relation::kAdvmod;
      const bool aside = r == Relation::kNmod || r == Relation::kNmodUnmarked;
      return aside && phrase.end == cue.begin && tree_.head(head) == verb;
    }
    return false;
  }

  // "Roe, asked whether it was true, said": who was asked does not speak here.
  void turn_to_addressee(std::vector<RoleFiller>& roles) const {
    for (RoleFiller& role : roles) {
      if (role.role == speaker_) role.role = addressee_;
    }
  }

  // "Roe left, he said": whoever is named in what is said is not meant by "he" or "the spokesman"; a firm
  // well by "Acme cut jobs, the company said".
  bool named_inside(const Statement& statement, std::uint32_t speaker) const {
    const auto& mentions = document_.mentions;
    if (mentions[speaker].form == MentionForm::kName) return false;
    if (document_.entities[mentions[speaker].entity].type != "person") return false;
    for (const TokenSpan span : statement.content) {
      auto at = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                 [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
      for (; at != mentions.end() && at->tokens.begin < span.end; ++at) {
        if (at->entity == mentions[speaker].entity && at->form == MentionForm::kName) return true;
      }
    }
    return false;
  }

  ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  Document& document_;
  const SpeakerReader& speakers_;
  const Symbol content_, source_, speaker_, addressee_, cue_, medium_, topic_, condition_, date_, target_;
};

}  // namespace

void fill_statement_slots(ClaimBuilder& builder, const SpeakerReader& speakers,
                          const std::vector<Statement>& statements) {
  SlotWriter writer(builder, speakers);
  for (const Statement& statement : statements) writer.write(statement);
}

}  // namespace claimgraph
