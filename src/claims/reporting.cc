#include "claims/reporting.h"

#include <algorithm>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kShortestBefore = 2;  // tokens before the comma that opens the aside
constexpr std::uint32_t kLongestTail = 24;    // tokens behind the verb that tell to whom, when and where

class ReportingReader {
 public:
  ReportingReader(const ClaimBuilder& builder, const SpeakerReader& speakers)
      : builder_(builder), tree_(builder.tree()), document_(builder.document()), speakers_(speakers) {}

  /// The aside of a statement, its commas included; empty where it has none.
  TokenSpan aside_of(Statement& statement) const {
    if (!statement.verb || !statement.takes_clause || !tells_finitely(statement)) return {};
    const TokenSpan seen = statement.seen;
    const bool inverted = statement.source.begin >= statement.cue.end;
    std::uint32_t begin = inverted ? statement.cue.begin : statement.source.begin;
    while (begin > seen.begin && (is_adverb(tree_.tag(begin - 1)) || leads(begin - 1))) --begin;
    if (!inverted && leads(begin) && begin <= seen.begin + 1) return in_front(statement, begin);
    if (begin < seen.begin + 1 + kShortestBefore) return {};
    if (!inverted && quotation_ends(begin, seen.begin))
      return hangs({seen.begin, begin}) ? TokenSpan{} : TokenSpan{begin, seen.end};
    if (tree_.tag(begin - 1) != Tag::kComma) return {};
    if (!inverted) take_in_names(statement, begin);
    const std::uint32_t end = tail_end(statement, std::max(statement.cue.end, statement.source.end));
    if (end == kNowhere || speech_opens(end + 1, seen.end)) return {};
    const TokenSpan told{seen.begin, begin - 1};
    const bool before = speakers_.holds_finite_verb(told);
    const bool closes = end >= seen.end || tree_.tag(end) != Tag::kComma;
    if (closes && hangs(told)) return {};
    if (closes) return before || acts(told) ? TokenSpan{begin - 1, seen.end} : TokenSpan{};
    return before || speakers_.holds_finite_verb({end + 1, seen.end}) ? TokenSpan{begin - 1, end + 1}
                                                                      : TokenSpan{};
  }

 private:
  // "As Roe noted, it fell": of an aside that opens the sentence.
  TokenSpan in_front(const Statement& statement, std::uint32_t begin) const {
    const TokenSpan seen = statement.seen;
    const bool opens = begin == seen.begin || (begin == seen.begin + 1 && tree_.tag(seen.begin) == Tag::kCC);
    if (!opens || speakers_.in_quotation(statement.anchor) ||
        !builder_.in_lexicon("noted-so", document_.tokens.lemma[statement.anchor]))
      return {};
    const std::uint32_t end = tail_end(statement, statement.cue.end);
    const bool comma = end < seen.end && tree_.tag(end) == Tag::kComma && !speech_opens(end + 1, seen.end);
    return comma && speakers_.holds_finite_verb({end, seen.end}) ? TokenSpan{seen.begin, end + 1}
                                                                 : TokenSpan{};
  }

  bool tells_finitely(const Statement& statement) const {
    const std::uint32_t group = tree_.verb_group(statement.anchor);
    if (group == kNowhere || !document_.verb_groups[group].finite || statement.source.empty()) return false;
    if (!statement.seen.contains(statement.source)) return false;
    const Tag first = tree_.tag(statement.source.begin);
    return first != Tag::kWDT && first != Tag::kWP;  // "..., which said ..."
  }

  // 'He told me it was "a joke," Acme said': the last words of what is said stand in quotation marks.
  bool quotation_ends(std::uint32_t at, std::uint32_t from) const {
    if (tree_.tag(at - 1) == Tag::kComma || tree_.tag(at - 2) != Tag::kComma) return false;
    const auto& quotes = document_.quotes;
    const auto quote = std::lower_bound(quotes.begin(), quotes.end(), at,
                                        [](const Quote& q, std::uint32_t t) { return q.tokens.end < t; });
    if (quote == quotes.end() || quote->tokens.end != at || quote->tokens.begin < from + kShortestBefore)
      return false;
    if (speakers_.names_work(*quote) && !speakers_.holds_finite_verb({from, quote->tokens.begin}))
      return false;  // 'Holding signs that read "Open Gates," they said'

    const Tag before = tree_.tag(quote->tokens.begin - 1);
    return before != Tag::kComma && before != Tag::kColon;
  }

  // "..., as analysts say": the word before the speaker.
  bool leads(std::uint32_t token) const {
    return builder_.in_lexicon("reporting-lead", document_.tokens.norm[token]);
  }

  // Asked about it, he said, "Yes.": a sentence of its own in quotation marks, to which all before is no
  // part.
  bool speech_opens(std::uint32_t from, std::uint32_t end) const {
    const auto& quotes = document_.quotes;
    const auto at = std::lower_bound(quotes.begin(), quotes.end(), from,
                                     [](const Quote& q, std::uint32_t t) { return q.tokens.begin < t; });
    return at != quotes.end() && at->tokens.begin + 1 < end &&
           document_.tokens.has(at->tokens.begin + 1, TokenFlag::kCapital);
  }

  // "After the court refused, Acme asked", 'Asked if it was "ready," most said': a clause that only hangs on
  // another is not what is said.
  bool hangs(TokenSpan span) const {
    while (span.size() > 1 && (tree_.tag(span.begin) == Tag::kCC || is_adverb(tree_.tag(span.begin))))
      ++span.begin;
    if (!builder_.in_lexicon("subordinator", document_.tokens.norm[span.begin]) &&
        !(tree_.tag(span.begin) == Tag::kVBN && span.size() > 1 && tree_.tag(span.begin + 1) == Tag::kIN))
      return false;
    int verbs = 0;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      if (tree_.tag(t) == Tag::kComma) return false;
      const std::uint32_t group = tree_.verb_group(t);
      if (group == kNowhere || document_.verb_groups[group].tokens.begin != t) continue;
      const bool asks = t > span.begin && is_wh(tree_.tag(t - 1));
      if (document_.verb_groups[group].finite && !asks) ++verbs;
    }
    return verbs < 2;  // not "As soon as the bid is over it will sell"
  }

  // "Reserves fell by a third in March, the bank said": a past taken for a participle behind its subject.
  bool acts(TokenSpan span) const {
    if (tree_.noun_group(span.begin) == kNowhere) return false;
    for (std::uint32_t t = span.begin + 1; t < span.end; ++t) {
      if (tree_.tag(t) == Tag::kVBN && tree_.noun_group(t - 1) != kNowhere) return true;
    }
    return false;
  }

  // ", Acme Health Service, AHS, officials said": names between commas belong to the plain noun behind them.
  void take_in_names(Statement& statement, std::uint32_t& begin) const {
    if (tree_.tag(begin) != Tag::kNNS) return;
    for (int i = 0; i < 2; ++i) {
      const std::uint32_t name = begin_of_name_before(begin - 1);
      if (name < statement.seen.begin + 1 + kShortestBefore || tree_.tag(name - 1) != Tag::kComma) return;
      begin = name;
      statement.source.begin = name;
    }
  }
  std::uint32_t begin_of_name_before(std::uint32_t end) const {
    const auto& mentions = document_.mentions;
    const auto after =
        std::lower_bound(mentions.begin(), mentions.end(), end,
                         [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    if (after == mentions.begin()) return 0;
    const EntityMention& name = *(after - 1);
    return name.tokens.end == end && name.form == MentionForm::kName ? name.tokens.begin : 0;
  }

  bool tells_whom(const Statement& statement) const {
    return builder_.in_lexicon("tell", document_.tokens.lemma[statement.anchor]);
  }

  // Behind the verb: whom it was told, when, in what paper; then a comma or the end. kNowhere where anything
  // else follows.
  std::uint32_t tail_end(const Statement& statement, std::uint32_t from) const {
    const std::uint32_t limit = std::min(statement.seen.end, from + kLongestTail);
    if (from < limit && builder_.in_lexicon("saying-time", document_.tokens.norm[from])) {
      std::uint32_t end = from;  // "..., Acme said as it opened its mill"
      while (end < limit && tree_.tag(end) != Tag::kComma && tree_.tag(end) != Tag::kPeriod) ++end;
      return end == limit && limit != statement.seen.end ? kNowhere : end;
    }
    for (std::uint32_t t = from; t < limit;) {
      const Tag tag = tree_.tag(t);
      if (tag == Tag::kComma || tag == Tag::kPeriod || document_.norm(t) == ";") return t;
      if (document_.norm(t) == "that" && !speakers_.is_date(t)) return kNowhere;
      if (tag == Tag::kWP && t == statement.source.end && t > statement.cue.end)
        return statement.seen.end - 1;  // "said a trader who knows it"
      const std::uint32_t group = tree_.noun_group(t);
      const bool ends = is_adjective(tag) && t > statement.cue.end + 1 &&
                        tree_.noun_group(t - 1) != kNowhere;  // "at the trade fair", not "very much"
      const bool marks = tag == Tag::kIN || tag == Tag::kTO || is_adverb(tag) || ends;
      const bool object = group != kNowhere && t == statement.cue.end && !speakers_.is_date(t);
      if (object && (!tells_whom(statement) || tag == Tag::kPRPS))
        return kNowhere;  // "told reporters", but not "showed his skill"
      if (group != kNowhere && document_.noun_groups[group].tokens.begin >= from) {
        t = document_.noun_groups[group].tokens.end;
      } else if ((marks && tree_.verb_group(t) == kNowhere) || tag == Tag::kPOS || speakers_.is_date(t)) {
        ++t;
      } else {
        return kNowhere;
      }
    }
    return limit == statement.seen.end ? limit : kNowhere;
  }

  const ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  const Document& document_;
  const SpeakerReader& speakers_;
};

}  // namespace

void set_off_reporting(const ClaimBuilder& builder, const SpeakerReader& speakers,
                       std::vector<Statement>& statements) {
  const ReportingReader reader(builder, speakers);
  for (std::size_t s = 0; s < statements.size(); ++s) {
    Statement& statement = statements[s];
    statement.aside = reader.aside_of(statement);
    if (statement.aside.empty()) continue;
    for (std::size_t other = s; other-- > 0 && statements[other].seen.end > statement.aside.begin;) {
      Statement& earlier = statements[other];
      if (earlier.seen.begin > statement.seen.begin) break;
      if (earlier.anchor < statement.aside.begin) earlier.seen.end = statement.aside.begin;
    }
  }
}

}  // namespace claimgraph
