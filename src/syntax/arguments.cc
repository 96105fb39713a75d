#include "syntax/arguments.h"

#include <algorithm>

#include "syntax/subjects.h"

namespace claimgraph {
namespace {

constexpr int kLongestPhraseChain = 3;  // phrases of phrases of phrases
constexpr int kLongestConjunction = 8;  // conjuncts of conjuncts

/// Lexicons asked for many words; null where there is none of the name.
struct PlaceWords {
  explicit PlaceWords(const Lexicons& lexicons)
      : transparent(lexicons.find("transparent")),
        say(lexicons.find("say")),
        noun_to(lexicons.find("noun-to")),
        support(lexicons.find("support")),
        undergo(lexicons.find("undergo")),
        lets_happen(lexicons.find("lets-happen")) {}

  const Lexicon *transparent, *say, *noun_to, *support, *undergo, *lets_happen;
};

class PlaceFiller {
 public:
  PlaceFiller(const Resources& resources, const SyntaxTree& tree, const PredicateIndex& index,
              Document& document)
      : resources_(resources),
        words_(resources.lexicons),
        tree_(tree),
        index_(index),
        subjects_(resources, tree, index, document),
        document_(document) {
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m)
      modifiers_.push_back(document.mentions[m].tokens);
    for (const Amount& amount : document.amounts) modifiers_.push_back(amount.tokens);
    for (const TimeExpression& date : document.dates) modifiers_.push_back(date.tokens);
    std::sort(modifiers_.begin(), modifiers_.end());
  }

  void run() {
    for (std::uint32_t p = 0; p < document_.predicates.size(); ++p) {
      predicate_ = p;
      first_ = document_.places.size();
      if (document_.predicates[p].verb_group != kNowhere) {
        verb(document_.predicates[p], index_.node[p]);
      } else {
        noun(document_.predicates[p], index_.node[p]);
      }
    }
  }

 private:
  bool in_lexicon(const Lexicon* lexicon, std::uint32_t token) const {
    return resources_.lexicons.holds(lexicon, document_.tokens.lemma[token]);
  }

  // ---- adding
  // -----------------------------------------------------------------------------------------------

  void add_span(Symbol place, TokenSpan filler, std::uint32_t head, std::string_view link,
                std::uint32_t apposed = kNowhere) {
    const bool asked = place != kNoSymbol && index(place) < resources_.symbols.size();
    if (!asked || filler.empty()) return;
    for (std::size_t i = first_; i < document_.places.size(); ++i) {
      if (document_.places[i].place == place && document_.places[i].head == head) return;
    }
    document_.places.push_back({predicate_, place, filler, head, tree_.noun_group(head), link, apposed});
  }

  /// A node with its conjuncts, appositions and what a transparent noun lets through ("a stake in X").
  void add(Symbol place, Found found) {
    add_node(place, found);
    // "the firm, which bought Acme, and the state": who stands behind a relative clause is not in it.
    const bool relative = found.link == "relative" && document_.predicates[predicate_].token > found.node;
    add_conjuncts(place, found.node, 0, kNowhere,
                  relative ? document_.predicates[predicate_].token : kNowhere);
    for (const std::uint32_t c : tree_.children(found.node)) {
      if (tree_.relation(c) != Relation::kAppos) continue;
      if (subjects_.is_bracketed(c) && subjects_.is_party(found.node)) continue;
      add_node(place, {c, "apposition"}, head_of(found.node));
      const bool same = tree_.noun_group(c) == tree_.noun_group(found.node);  // "the firms Acme and Beta"
      const Tag tag = tree_.tag(found.node);
      if (same || tag == Tag::kNNS || tag == Tag::kNNPS)
        add_conjuncts(place, c, 0, same ? kNowhere : head_of(found.node));
    }
  }

  /// "a probe into fraud, according to Y": what has a preposition of its own is no member of the list; "X,
  /// together with Y" is.
  bool stands_apart(std::uint32_t node, std::uint32_t first) const {
    const Symbol own = tree_.preposition(node);
    return own != kNoSymbol && own != tree_.preposition(first) && own != with_ && own != of_;
  }

  /// "A, B and C": each may hang on the one before; "two firms, A and B" stand for the firms.
  void add_conjuncts(Symbol place, std::uint32_t node, int depth, std::uint32_t apposed = kNowhere,
                     std::uint32_t end = kNowhere) {
    for (const std::uint32_t c : tree_.children(node)) {
      if (tree_.relation(c) != Relation::kConj || tree_.noun_group(c) == kNowhere || c >= end) continue;
      if (stands_apart(c, node)) continue;
      add_node(place, {c, "conjunct"}, apposed);
      if (depth < kLongestConjunction) add_conjuncts(place, c, depth + 1, apposed, end);
    }
  }

  /// The head of the noun group of a node, or the node.
  std::uint32_t head_of(std::uint32_t node) const {
    const std::uint32_t group = tree_.noun_group(node);
    return group == kNowhere ? node : document_.noun_groups[group].head;
  }

  /// "Acme Corp <ACM>": a word in brackets right behind a noun names nothing new.
  bool is_ticker(std::uint32_t node) const {
    return node >= 2 && node + 1 < document_.tokens.size() && document_.norm(node - 1) == "<" &&
           document_.norm(node + 1) == ">" && is_noun(tree_.tag(node - 2));
  }

  void add_node(Symbol place, Found found, std::uint32_t apposed = kNowhere) {
    if (is_ticker(found.node)) return;
    if (tree_.relation(found.node) == Relation::kCompound)  // "the Acme plan to buy": Acme alone
      return add_span(place, tree_.subtree(found.node), found.node, found.link, apposed);
    // "its plan to buy": "its" alone.
    const std::uint32_t group = tree_.tag(found.node) == Tag::kPRPS ? kNowhere : tree_.noun_group(found.node);
    if (group == kNowhere) {
      add_span(place,
               tree_.verb_group(found.node) != kNowhere ? tree_.subtree(found.node)
                                                        : TokenSpan{found.node, found.node + 1},
               found.node, found.link, apposed);
      add_through(place, found.node, found.node);
      return;
    }
    const std::uint32_t head = document_.noun_groups[group].head;
    TokenSpan phrase = tree_.noun_phrase(found.node);
    const TokenSpan words = document_.noun_groups[group].tokens;
    // "lent Norway $4 million": one run of nouns, and two arguments.
    if (tree_.relation(found.node) == Relation::kIobj && found.node < head) {
      const std::uint32_t begin = std::max(words.begin, tree_.subtree(found.node).begin);
      add_span(place, {begin, found.node + 1}, found.node, found.link, apposed);
      return;
    }
    if (tree_.relation(found.node) == Relation::kObj) {
      const std::uint32_t receiver = tree_.child(tree_.head(found.node), Relation::kIobj);
      if (receiver != kNowhere && receiver >= words.begin && receiver < head) phrase.begin = receiver + 1;
    }
    add_span(place, phrase, head, found.link, apposed);
    add_through(place, head, found.node);
  }

  /// "all of the assets of X": X too.
  void add_through(Symbol place, std::uint32_t head, std::uint32_t node) {
    if (!in_lexicon(words_.transparent, head)) return;
    for (const std::uint32_t c : tree_.children(node)) {
      const Symbol preposition = tree_.preposition(c);
      if (preposition == of_ || preposition == in_) add(place, {c, "transparent"});
    }
  }

  /// The prepositional phrases that hang on a node; of "to which Acme sold it" the noun before.
  void add_prepositions(std::uint32_t node, std::string_view link) {
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (r == Relation::kOblUnmarked || r == Relation::kNmodUnmarked) add_node(date_, {c, link});
      if (r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kObj || r == Relation::kConj ||
          r == Relation::kAppos || r == Relation::kRoot)
        continue;
      const Symbol preposition = tree_.preposition(c);
      if (preposition == kNoSymbol) continue;
      const std::uint32_t clause =
          is_relative_word(tree_.tag(c)) ? subjects_.relative_clause(node) : kNowhere;
      add(preposition, clause == kNowhere ? Found{c, link} : Found{tree_.head(clause), "relative"});
    }
  }

  /// Phrases of phrases: "a right to the data of X", "sold the rest of X to Y for Z".
  void add_chained(std::uint32_t node, int depth = 0) {
    for (const std::uint32_t c : tree_.children(node)) {
      if (c < node || !tree_.has_preposition(c)) continue;
      add_prepositions(c, "chained");
      if (depth < kLongestPhraseChain) add_chained(c, depth + 1);
    }
  }

  void add_clause(Symbol place, std::uint32_t node, std::string_view link) {
    add_span(place, tree_.subtree(node), node, link);
  }

  // ---- predicates
  // -------------------------------------------------------------------------------------------

  void verb(const Predicate& predicate, std::uint32_t node) {
    const bool passive = is_passive(tree_, predicate, node);
    Found subject = subjects_.of(node);
    if (subject.node == kNowhere) subject = subjects_.nearest(predicate);
    if (subject.node != kNowhere && subject.node != node) {
      if (passive && subject.link == "own") subject.link = "passive";
      add(passive ? object_ : subject_, subject);
      if (passive && tree_.child(node, Relation::kObj) != kNowhere) add(iobj_, subject);
      if (!passive) speaker_of(node, subject);
    }
    if (node != predicate.token && tree_.noun_group(node) != kNowhere) add(attr_, {node, "copula"});
    for (const std::uint32_t c : tree_.children(node)) {
      switch (tree_.relation(c)) {
        case Relation::kObj:
          object(c);
          break;
        case Relation::kIobj:
          add(iobj_, {c, "own"});
          if (tree_.child(node, Relation::kObj) == kNowhere) object(c);  // the only one is what is acted on
          break;
        case Relation::kOblAgent:
          add(subject_, {c, "agent"});
          break;
        case Relation::kCcomp:
          add_clause(is_bare_infinitive(c) ? to_ : that_, c, "own");
          break;
        case Relation::kXcomp:
          add_clause(to_, c, "own");
          break;
        case Relation::kAdvcl:
          if (tree_.child(c, Relation::kMark) != kNowhere && !subjects_.is_finite(c))
            add_clause(to_, c, "purpose");
          break;
        default:
          break;
      }
    }
    relative_object(node, passive);
    if (!passive) shared_object(node);
    counterparty(node);
    if (in_lexicon(words_.say, predicate.token)) spoken(predicate.token, node);
    add_prepositions(node, "own");
    if (passive) agent_by(node);
    for (const std::uint32_t c : tree_.children(node)) {
      if (tree_.relation(c) == Relation::kObj) add_prepositions(c, "object's");
    }
    for (const std::uint32_t c : tree_.children(node)) {
      const Relation r = tree_.relation(c);
      if (c < node || (r != Relation::kObj && r != Relation::kObl && r != Relation::kOblAgent)) continue;
      if (r != Relation::kObj) add_prepositions(c, "chained");
      add_chained(c);
    }
  }

  /// "X said profit rose and bought Y": what cannot act hands no deed on, who speaks of it may have done it.
  void speaker_of(std::uint32_t node, Found subject) {
    if (subject.link != "conjunct" || !is_past(node) || !is_thing(subject.node)) return;
    std::uint32_t first = node;
    while (tree_.relation(first) == Relation::kConj && tree_.head(first) < first) first = tree_.head(first);
    const std::uint32_t verb = tree_.head(first);
    if (tree_.relation(first) != Relation::kCcomp || verb > first || !in_lexicon(words_.say, verb) ||
        subjects_.own(first) != subject.node)
      return;
    if (const Found speaker = subjects_.of(verb); speaker.node != kNowhere)
      add(subject_, {speaker.node, "speaker"});
  }
  bool is_past(std::uint32_t node) const { return tree_.tag(node) == Tag::kVBD; }
  /// A common noun that means no party of the text.
  bool is_thing(std::uint32_t node) const {
    return is_noun(tree_.tag(node)) && !is_proper(tree_.tag(node)) && !subjects_.is_party(node);
  }
  /// "signed an agreement with X to buy Y", "agreed with X to buy Y": X.
  void counterparty(std::uint32_t node) {
    std::uint32_t above = tree_.head(node);
    const Relation r = tree_.relation(node);
    const bool infinitive = (r == Relation::kAcl || r == Relation::kXcomp || r == Relation::kAdvcl) &&
                            tree_.child(node, Relation::kMark) != kNowhere;
    for (int i = 0; infinitive && i < 3 && above != kNowhere; ++i, above = tree_.head(above)) {
      counterparties_below(above, node, 0);
      if (tree_.verb_group(above) != kNowhere) return;
    }
  }

  /// "with X" on a word, its object or phrases of that before `end`.
  void counterparties_below(std::uint32_t node, std::uint32_t end, int depth) {
    for (const std::uint32_t c : tree_.children(node)) {
      if (c >= end || c < node) continue;
      const Symbol preposition = tree_.preposition(c);
      if (preposition == with_) add(counterparty_, {c, "counterparty"});
      if (depth < kLongestPhraseChain && (preposition == of_ || tree_.relation(c) == Relation::kObj))
        counterparties_below(c, end, depth + 1);
    }
  }

  /// What a verb of saying reports beside its own clause: "Profits rose, X said", and quotations.
  void spoken(std::uint32_t token, std::uint32_t node) {
    const std::uint32_t above = tree_.head(node);
    if (tree_.relation(node) == Relation::kParataxis && above != kNowhere) {
      TokenSpan span = tree_.subtree(above);
      if (token > above) span.end = std::min(span.end, tree_.subtree(node).begin);
      add_span(that_, trim_punctuation(document_, span), above, "own");
    }
    const std::uint32_t beside = tree_.child(node, Relation::kParataxis);
    if (beside != kNowhere && tree_.verb_group(beside) != kNowhere && !reports(beside))
      add_clause(that_, beside, "own");
    const TokenSpan sentence = document_.sentences[document_.sentence_of(token)].tokens;
    auto quote =
        std::lower_bound(document_.quotes.begin(), document_.quotes.end(), sentence.begin,
                         [](const Quote& each, std::uint32_t begin) { return each.tokens.end <= begin; });
    for (; quote != document_.quotes.end() && quote->tokens.begin < sentence.end; ++quote) {
      const TokenSpan inside{std::max(quote->tokens.begin, sentence.begin),
                             std::min(quote->tokens.end, sentence.end)};
      if (!inside.contains(token) && is_speech(*quote, inside, sentence, token))
        add_span(quote_, inside, inside.begin, "own");
    }
  }

  /// "Acme asked for time, the newspaper wrote": who says it beside a clause is not what was asked.
  bool reports(std::uint32_t node) const {
    return tree_.child(node, Relation::kNsubj) != kNowhere &&
           tree_.child(node, Relation::kCcomp) == kNowhere &&
           resources_.tree_words.is(resources_.lexicons, document_.tokens, node, TreeWord::kAttributionVerb);
  }

  /// Words somebody spoke, not a word in quotation marks: set off by a comma or colon, or by one of their
  /// own.
  bool is_speech(const Quote& quote, TokenSpan inside, TokenSpan sentence, std::uint32_t verb) const {
    if (inside != quote.tokens || inside.size() > 12) return true;
    const auto stop = [&](std::uint32_t t) {
      const Tag tag = tree_.tag(t);
      return tag == Tag::kComma || tag == Tag::kColon || tag == Tag::kPeriod;
    };
    if (inside.size() < 4) return inside.begin == sentence.begin && verb <= inside.end + 3;
    return inside.begin == sentence.begin || stop(inside.begin - 1) || inside.begin == verb + 1 ||
           stop(inside.end - 2) || (inside.end < sentence.end && stop(inside.end));
  }

  void object(std::uint32_t node) {
    const Tag tag = tree_.tag(node);
    if (!is_relative_word(tag)) add(object_, {node, "own"});
    const std::uint32_t group = tree_.noun_group(node);
    if (group != kNowhere) add_modifiers(objmod_, document_.noun_groups[group]);
  }

  /// "agreed late last year [to extend it]", taken for a clause with a subject.
  bool is_bare_infinitive(std::uint32_t node) const {
    const std::uint32_t p = index_.verb_at[node];
    return p != kNowhere && document_.verb_groups[document_.predicates[p].verb_group].infinitive &&
           tree_.child(node, Relation::kNsubj) == kNowhere &&
           tree_.child(node, Relation::kNsubjPass) == kNowhere;
  }

  /// "the company (that) X bought": the noun before the clause is its object.
  void relative_object(std::uint32_t node, bool passive) {
    if (tree_.relation(node) != Relation::kAclRelcl || passive) return;
    const std::uint32_t object = tree_.child(node, Relation::kObj);
    const std::uint32_t subject = subjects_.own(node);
    const bool pronoun = object != kNowhere && is_relative_word(tree_.tag(object));
    const bool none = object == kNowhere && subject != kNowhere && !is_relative_word(tree_.tag(subject));
    if (pronoun || none) add(object_, {subjects_.antecedent(node), "relative"});
  }

  /// "bought and restored the mill": the object behind the last of several verbs is that of each.
  void shared_object(std::uint32_t node) {
    const std::uint32_t first = tree_.head(node);
    if (tree_.relation(node) != Relation::kConj || first > node ||
        tree_.child(node, Relation::kObj) != kNowhere)
      return;
    const std::uint32_t object = tree_.child(first, Relation::kObj);
    if (object != kNowhere && object > node) add(object_, {object, "conjunct"});
  }

  void agent_by(std::uint32_t node) {
    for (const std::uint32_t c : tree_.children(node)) {
      if (tree_.relation(c) == Relation::kObl && tree_.preposition(c) == by_) add(subject_, {c, "agent"});
    }
  }

  /// Mentions, amounts and dates inside a group, before its head.
  void add_modifiers(Symbol place, const NounGroup& group) {
    const auto from =
        std::lower_bound(modifiers_.begin(), modifiers_.end(), TokenSpan{group.tokens.begin, 0});
    for (auto it = from; it != modifiers_.end() && it->begin < group.tokens.end; ++it) {
      if (it->end <= group.head) add_span(place, *it, it->end - 1, "modifier");
    }
  }

  void noun(const Predicate& predicate, std::uint32_t node) {
    const NounGroup& group = document_.noun_groups[predicate.noun_group];
    if (group.possessor != kNowhere) add(poss_, {tree_.top(document_.noun_groups[group.possessor]), "own"});
    for (std::uint32_t t = group.tokens.begin; t < group.head; ++t) {
      if (tree_.tag(t) == Tag::kPRPS) add_span(poss_, {t, t + 1}, t, "own");
    }
    add_modifiers(mod_, group);
    add_prepositions(node, "own");
    for (const std::uint32_t c : tree_.children(node)) {
      switch (tree_.relation(c)) {
        case Relation::kNsubj:
          add(subject_, {c, "copula"});
          break;
        case Relation::kAcl:
          if (tree_.child(c, Relation::kMark) != kNowhere) add_clause(to_, c, "own");
          break;
        case Relation::kCcomp:
          add_clause(that_, c, "own");
          break;
        case Relation::kAppos:
          add_node(appos_, {c, "own"});
          break;
        default:
          break;
      }
    }
    add_chained(node);
    const std::uint32_t above = tree_.head(node);
    if (above == kNowhere) return;
    if (tree_.relation(node) == Relation::kAppos) add_node(appos_, {above, "own"});
    if (index_.verb_at[above] != kNowhere) {
      governed_noun(node, above, tree_.relation(node));
    } else if (in_lexicon(words_.noun_to, above) && tree_.preposition(node) == for_) {
      // "X signed an agreement for the purchase of Y"
      const std::uint32_t verb = tree_.head(above);
      if (verb != kNowhere && index_.verb_at[verb] != kNowhere)
        governed_noun(node, verb, tree_.relation(above));
    }
  }

  /// "X completed the purchase of Y in May": what the verb has, the noun has too. `r` is the relation by
  /// which the noun, or the noun above it, hangs on the verb.
  void governed_noun(std::uint32_t node, std::uint32_t verb, Relation r) {
    const Predicate& predicate = document_.predicates[index_.verb_at[verb]];
    if (predicate.verb_group == kNowhere) return;
    const bool object = r == Relation::kObj || r == Relation::kNsubjPass || r == Relation::kObl;
    const bool does = in_lexicon(words_.support, predicate.token);
    const bool lets = in_lexicon(words_.lets_happen, predicate.token);  // "the purchase was approved by X"
    if (object && (does || in_lexicon(words_.undergo, predicate.token))) {
      const Symbol place = does ? subject_ : undergoer_;
      const bool passive = is_passive(tree_, predicate, verb);
      const Found subject = subjects_.of(verb);
      const bool does_it = !passive && subject.node != kNowhere && subject.node != node;
      if (does_it) add(place, {subject.node, "support"});
      const std::uint32_t agent = passive && !lets ? tree_.child(verb, Relation::kOblAgent) : kNowhere;
      if (agent != kNowhere) add(place, {agent, "support"});
      // "X gave Y the right", "Y was given the right"
      const std::uint32_t receiver = passive ? subject.node : tree_.child(verb, Relation::kIobj);
      if (r == Relation::kObj && receiver != kNowhere && receiver != node) add(iobj_, {receiver, "support"});
    }
    for (const std::uint32_t c : tree_.children(verb)) {
      const Symbol preposition = c > node ? tree_.preposition(c) : kNoSymbol;
      if (preposition != kNoSymbol && !(lets && preposition == by_)) add(preposition, {c, "governor's"});
    }
  }

  Symbol name(std::string_view place) const { return resources_.symbols.find(place); }

  const Resources& resources_;
  const PlaceWords words_;
  const SyntaxTree& tree_;
  const PredicateIndex& index_;
  const Subjects subjects_;
  const Symbol subject_ = name("subject"), object_ = name("object"), iobj_ = name("iobj");
  const Symbol attr_ = name("attr"), poss_ = name("poss"), mod_ = name("mod");
  const Symbol objmod_ = name("objmod"), that_ = name("that"), to_ = name("to");
  const Symbol quote_ = name("quote"), date_ = name("date"), appos_ = name("appos");
  const Symbol counterparty_ = name("counterparty"), undergoer_ = name("undergoer"), of_ = name("of");
  const Symbol in_ = name("in"), by_ = name("by"), with_ = name("with");
  const Symbol for_ = name("for");
  Document& document_;
  std::vector<TokenSpan> modifiers_;  // mentions, amounts and dates, by token
  std::uint32_t predicate_ = 0;
  std::size_t first_ = 0;  // first place of the predicate
};

}  // namespace

void intern_place_names(SymbolTable& symbols) {
  for (const std::string_view name :
       {"subject", "object", "iobj", "attr", "poss", "mod", "objmod", "that", "to", "quote", "date", "appos",
        "counterparty", "undergoer", "of", "in", "by", "with", "for"})
    symbols.intern(name);
}

void fill_places(const Resources& resources, const SyntaxTree& tree, const PredicateIndex& index,
                 Document& document) {
  PlaceFiller(resources, tree, index, document).run();
}

}  // namespace claimgraph
