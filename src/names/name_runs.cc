#include "names/name_runs.h"

#include <algorithm>

#include "tag/tagset.h"

namespace claimgraph {

void WordCases::read(const Document& document) {
  lower_.assign(document.symbols.size(), false);
  for (std::uint32_t at = 0; at < document.tokens.size(); ++at) {
    const bool word = document.tokens.has(at, TokenFlag::kAlpha);
    const Symbol norm = document.tokens.norm[at];
    if (word && document.tokens.form[at] == norm) lower_[index(norm)] = true;
  }
}

bool is_shouted(const Document& document, TokenSpan span, std::uint32_t least) {
  std::uint32_t words = 0, capitals = 0;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    if (!document.tokens.has(at, TokenFlag::kAlpha)) continue;
    ++words;
    capitals += document.tokens.has(at, TokenFlag::kAllCaps) ? 1 : 0;
  }
  return words >= least && capitals * 5 >= words * 4;
}

bool capitals_say_nothing(const Document& document, const Sentence& sentence) {
  constexpr std::uint32_t kFew = 4;
  if (is_shouted(document, sentence.tokens, kFew)) return true;
  std::uint32_t capitals = 0;
  std::uint32_t small = 0;  // nouns, verbs, adjectives without a capital
  for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
    if (!document.tokens.has(at, TokenFlag::kAlpha)) continue;
    const Tag tag = document.tokens.tag[at];
    const bool content = is_noun(tag) || is_verb(tag) || is_adjective(tag) || is_adverb(tag);
    if (!content) continue;  // "of", "and", "the" stay small in headlines
    const bool capital =
        document.tokens.has(at, TokenFlag::kCapital) || document.tokens.has(at, TokenFlag::kInnerCapital);
    ++(capital ? capitals : small);
  }
  if (capitals < kFew) return false;
  return sentence.kind == UnitKind::kProse ? small == 0 : capitals >= 4 * small;
}

bool is_titled(const Document& document, const NameWords& words, std::uint32_t first, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 3;
  for (std::uint32_t length = 1; length <= kLongest && begin >= first + length; ++length) {
    if (words.role_at(document, begin - length, begin) == length) return true;
  }
  if (begin == first || !words.is(document.tokens.norm[begin - 1], NameWord::kTitle)) return false;
  const bool small = !document.tokens.has(begin - 1, TokenFlag::kCapital);
  const bool described = small && begin >= first + 2 && document.tokens.tag[begin - 2] == Tag::kNN &&
                         (begin - 2 == first || !document.tokens.has(begin - 2, TokenFlag::kCapital));
  return !described;
}

namespace {

// Reads one sentence.
class RunReader {
 public:
  RunReader(const Document& document, const NameWords& words, const WordCases& cases,
            const std::vector<bool>& taken, const Sentence& sentence, std::vector<KnownName>& known,
            std::vector<NameCandidate>& out)
      : document_(document),
        tokens_(document.tokens),
        words_(words),
        cases_(cases),
        taken_(taken),
        span_(sentence.tokens),
        headline_(capitals_say_nothing(document, sentence)),
        known_(known),
        out_(out) {
    known_.assign(span_.size(), KnownName{.length = kNowhere});
  }

  void read() {
    for (std::uint32_t at = span_.begin; at < span_.end;) {
      const std::uint32_t end = run_from(at);
      if (end == at) {
        ++at;
        continue;
      }
      cut_run({at, end});
      at = std::max(end, cut_to_);
    }
  }

 private:
  bool inside(std::uint32_t at) const { return span_.contains(at); }
  Tag tag(std::uint32_t at) const { return inside(at) ? tokens_.tag[at] : Tag::kNone; }
  bool is(std::uint32_t at, NameWord kind) const { return inside(at) && words_.is(tokens_.norm[at], kind); }
  std::string_view norm(std::uint32_t at) const {
    return inside(at) ? document_.norm(at) : std::string_view();
  }
  bool glued(std::uint32_t at) const { return inside(at) && !tokens_.has(at, TokenFlag::kSpaceBefore); }
  bool capital(std::uint32_t at) const {
    return inside(at) && (tokens_.has(at, TokenFlag::kCapital) || tokens_.has(at, TokenFlag::kInnerCapital));
  }

  // The longest name of a table that begins at a token of the sentence, looked up once.
  const KnownName& known_at(std::uint32_t at) const {
    KnownName& known = known_[at - span_.begin];
    if (known.length == kNowhere) known = words_.known_at(document_, at, span_.end);
    return known;
  }

  // Words no name begins with or holds by their capital alone.
  static bool function_word(Tag tag) {
    switch (tag) {
      case Tag::kDT:
      case Tag::kPDT:
      case Tag::kWDT:
      case Tag::kPRP:
      case Tag::kPRPS:
      case Tag::kWP:
      case Tag::kWPS:
      case Tag::kEX:
      case Tag::kMD:
      case Tag::kTO:
      case Tag::kIN:
      case Tag::kCC:
      case Tag::kWRB:
      case Tag::kUH:
      case Tag::kPOS:
      case Tag::kRP:
      case Tag::kLS:
        return true;
      default:
        return is_punctuation(tag);
    }
  }

  // The capital of this token is owed to its place: the start of a sentence, a quotation, a line.
  bool opening(std::uint32_t at) const {
    if (at == span_.begin || tokens_.has(at, TokenFlag::kLineStart)) return true;
    const Tag before = tag(at - 1);
    if (closes_quotation(at - 1)) return false;  // '"... unfair," Orbex said'
    if (before == Tag::kOpenQuote || before == Tag::kColon || before == Tag::kLS || before == Tag::kNFP)
      return true;
    const std::string_view text = document_.token_text(at - 1);
    return text == "\"" || text == "\xE2\x80\x9C" || text == "\xE2\x80\xA2" || text == "." || text == "?" ||
           text == "!" || text == "(";
  }

  // A quotation mark without a blank before it and with one behind.
  bool closes_quotation(std::uint32_t at) const {
    const std::string_view text = document_.token_text(at);
    return text == "\"" && glued(at) && at > span_.begin && inside(at + 1) && !glued(at + 1);
  }

  bool name_token(std::uint32_t at) const {
    if (!inside(at) || taken_[at] || !capital(at) || !tokens_.has(at, TokenFlag::kAlpha)) return false;
    if (function_word(tag(at))) return false;
    if (is_proper(tag(at)) && !headline_) return true;
    if (headline_) return is_proper(tag(at)) && !cases_.lower(tokens_.norm[at]);
    if (!opening(at)) return true;
    if (tokens_.has(at, TokenFlag::kAllCaps) || tokens_.has(at, TokenFlag::kInnerCapital)) return true;
    // "Solar panels ..." against "Apple has ...": an unknown tag at the start needs a known name.
    const KnownName known = known_at(at);
    if (acts(known, at) || opens_letters(at)) return true;
    return known.length > 1 || (known.length == 1 && !known.ambiguous && !cases_.lower(tokens_.norm[at]));
  }

  // "Target said", "told Shell": a firm whose name is an ordinary word, where only a party can stand.
  bool acts(const KnownName& known, std::uint32_t at) const {
    if (known.length != 1 || known.type != NameType::kOrganization || headline_) return false;
    const Tag next = tag(at + 1);
    const bool finite = next == Tag::kVBD || next == Tag::kVBZ;
    if (finite && (words_.is(tokens_.lemma[at + 1], NameWord::kSay) ||
                   words_.is(tokens_.lemma[at + 1], NameWord::kOrgVerb)))
      return !is(at, NameWord::kFirst) && !is(at, NameWord::kLast);
    return at > span_.begin && words_.tells_to(tokens_.lemma[at - 1]) && is_verb(tag(at - 1)) &&
           !capital(at + 1);
  }

  // "[Acme] Process Control (APC) Ltd": the letters tell that the first word is of the name.
  bool opens_letters(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 6;  // words
    std::uint32_t open = at + 1;
    while (open < at + kLongest && inside(open) && capital(open)) ++open;
    if (norm(open) != "(" || !inside(open + 3) || !tokens_.has(open + 1, TokenFlag::kAllCaps) ||
        norm(open + 2) != ")" || !is(open + 3, NameWord::kLegal))
      return false;
    const std::string_view letters = norm(open + 1);
    return letters.size() == open - at && letters.front() == norm(at).front();
  }

  // Past the connectors between the name token before `at` and the next one; `at` itself when none joins.
  std::uint32_t joined(std::uint32_t begin, std::uint32_t at) const {
    if (name_token(at)) return at;
    const std::uint32_t last = at - 1;
    const Tag here = tag(at);
    const std::string_view word = norm(at);
    if ((here == Tag::kHYPH || word == "-" || word == "\xE2\x80\x93") && glued(at) && glued(at + 1)) {
      if (name_token(at + 1)) return at + 1;
      const bool numbered = tokens_.has(at + 1, TokenFlag::kDigit) && at + 1 < span_.end;
      return numbered || (is_proper(tag(at + 1)) && tokens_.has(at + 1, TokenFlag::kAlpha)) ? at + 1 : at;
    }
    if (word == "&" || (word == "+" && glued(at))) return name_token(at + 1) ? at + 1 : at;
    if (word == "," && is(at + 1, NameWord::kLegal) && capital(at + 1)) return at + 1;
    if (word == "(" && at > begin + 1 && inside(at + 3) && capital(at + 1) && norm(at + 2) == ")" &&
        is(at + 3, NameWord::kLegal) && capital(at + 3))
      return at + 3;  // "Acme Process Control (APC) Ltd"
    if (is(at, NameWord::kParticle)) {
      std::uint32_t next = at + 1;
      while (next < at + 3 && (is(next, NameWord::kParticle) || norm(next) == "-")) ++next;
      return name_token(next) ? next : at;
    }
    const bool headed = is(last, NameWord::kOrgHead) || is(last, NameWord::kPlaceHead) ||
                        is(last, NameWord::kAgreementHead) || is(last, NameWord::kGovernmentHead);
    if (word == "of" && headed && !role_ends(last)) {
      const std::uint32_t next = norm(at + 1) == "the" ? at + 2 : at + 1;
      return name_token(next) ? next : at;
    }
    if ((word == "for" || word == "on") && is(last, NameWord::kOrgHead)) {
      return name_token(at + 1) && last > begin ? at + 1 : at;
    }
    if (word == "and") return joined_by_and(begin, at);
    return at;
  }

  // "Ministry of Health and Welfare", "the Food and Drug Administration".
  std::uint32_t joined_by_and(std::uint32_t begin, std::uint32_t at) const {
    if (!name_token(at + 1)) return at;
    for (std::uint32_t of = begin + 1; of < at; ++of) {
      if (norm(of) == "of" && is(of - 1, NameWord::kGovernmentHead)) return at + 1;
    }
    if (norm(begin == 0 ? 0 : begin - 1) != "the" || at - begin > 2 || begin == span_.begin) return at;
    if (words_.known_at(document_, begin, at).length != 0 || is(begin, NameWord::kDemonym)) return at;
    std::uint32_t end = at + 1;
    while (name_token(end)) ++end;
    const bool headed = is(end - 1, NameWord::kGovernmentHead) || is(end - 1, NameWord::kOrgHead);
    return headed && end > at + 2 ? at + 1 : at;
  }

  bool role_ends(std::uint32_t last) const {
    for (std::uint32_t begin = last; begin + 3 > last && begin >= span_.begin; --begin) {
      if (begin + words_.role_at(document_, begin, last + 1) == last + 1) return true;
      if (begin == 0) break;
    }
    return false;
  }

  // End of the capitalised run that begins at `at`; `at` when none does.
  std::uint32_t run_from(std::uint32_t at) const {
    const bool particle = is(at, NameWord::kParticle) && !is_verb(tag(at)) && norm(at + 1) == "-" &&
                          glued(at + 1) && name_token(at + 2);
    std::uint32_t end = at;
    if (particle) {
      end = at + 3;
    } else if (name_token(at)) {
      end = at + 1;
    } else {
      const KnownName known = may_begin_known(at) ? known_at(at) : KnownName{};
      const bool model = known.type == NameType::kProduct && tokens_.has(at, TokenFlag::kDigit);  // A380
      const bool several = (known.length > 1 || model) && (!known.ambiguous || known.gazetteer);
      if (known.length == 0 || (!several && !known.gazetteer)) return at;
      end = at + known.length;
    }
    const std::uint32_t begin = at;
    while (end < span_.end) {
      const KnownName known =
          capital(end - 1) ? known_at(end - 1) : KnownName{};  // McDonald's, Bank of Nova Scotia
      if (known.length > 1) {
        end = end - 1 + known.length;
        continue;
      }
      const std::uint32_t next = joined(begin, end);
      if (next == end && !name_token(end)) break;
      end = next + 1;
    }
    return end;
  }

  // Names that do not begin with a capital word: "3M", "eBay", a "the" of the name, a taken "Sunday".
  bool may_begin_known(std::uint32_t at) const { return capital(at) || tokens_.has(at, TokenFlag::kDigit); }

  // ---- cutting a run into names

  void cut_run(TokenSpan run) {
    cut_to_ = run.end;
    bool titled = is_titled(document_, words_, span_.begin, run.begin);
    for (std::uint32_t at = run.begin; at < run.end;) {
      const std::uint32_t office = office_at(at, run.end);
      if (office != 0) {
        titled = true;
        at += office;
        continue;
      }
      if (skippable(at, run.end)) {
        ++at;
        titled = false;
        continue;
      }
      const std::uint32_t end = piece_end(at, run.end);
      emit({at, end}, titled, end < run.end && office_at(end, run.end) != 0);
      titled = false;
      at = end;
    }
  }

  // Tokens of the office or title at `at` inside a run; 0 where the word belongs to the name.
  std::uint32_t office_at(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t length = words_.role_at(document_, at, end);
    if (is(at, NameWord::kTitle)) length = std::max(length, 1U);
    if (length == 0) return 0;
    if (length == 1 && at > span_.begin && words_.makes_family_name(tokens_.norm[at - 1], tokens_.norm[at]))
      return 0;
    const KnownName known = known_at(at);
    if (known.length > length) return 0;
    if (at + length + 1 < end) {  // "General Electric Company", "Prince Edward Island"
      const std::uint32_t last = end - 1;
      const bool headed =
          is(last, NameWord::kLegal) || is(last, NameWord::kOrgHead) || is(last, NameWord::kPlaceHead);
      if (headed && length == 1 && !is(last, NameWord::kLast)) return 0;
    }
    if (norm(at + length) == "of" && at + length + 1 < end) ++length;  // "Secretary of Commerce"
    return length;
  }

  // Words at the start of a piece that belong to no name.
  bool skippable(std::uint32_t at, std::uint32_t end) const {
    const KnownName known = known_at(at);
    if (known.length > 1) return false;
    const std::string_view word = norm(at);
    if (!tokens_.has(at, TokenFlag::kAlpha) || word == "of" || word == "and" || word == "for" ||
        word == "on" || word == "the")
      return true;
    if (is(at, NameWord::kCalendar) && at + 1 < end && !is(at + 1, NameWord::kOrgHead)) return true;
    if (is(at, NameWord::kDemonym) && known.length == 0) {
      if (at + 1 == end) return true;
      const std::uint32_t last = end - 1;
      const bool headed = is(last, NameWord::kOrgHead) || is(last, NameWord::kLegal) ||
                          is(last, NameWord::kPlaceHead) || is(last, NameWord::kGovernmentHead);
      return !headed || office_at(at + 1, end) != 0;
    }
    return at + 1 == end && (is(at, NameWord::kNone) || is(at, NameWord::kCalendar)) && known.length == 0;
  }

  // End of the name that begins at `at`: at an office, behind a place that owns what follows, at the end.
  std::uint32_t piece_end(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t next = at; next < end;) {
      const KnownName known = known_at(next);
      if (known.length != 0 && next + known.length <= end) {
        const std::uint32_t after = next + known.length;
        if (next == at && after < end && closes(known, {at, end}, after)) return after;
        next = after;
      } else {
        ++next;
      }
      if (next < end && office_at(next, end) != 0) return next;
    }
    return end;
  }

  // True when a known name at the start of a run is a name by itself, not the beginning of a longer one.
  bool closes(const KnownName& known, TokenSpan run, std::uint32_t after) const {
    const std::uint32_t last = run.end - 1;
    if (document_.token_text(after) == "-" && is_place(known.type)) return true;
    if (is_proper(tag(after)) && norm(after) == "&") return false;
    const bool headed = is(last, NameWord::kOrgHead) || is(last, NameWord::kLegal) ||
                        is(last, NameWord::kPlaceHead) || is(last, NameWord::kGovernmentHead) ||
                        is(last, NameWord::kAgreementHead) || is(last, NameWord::kEventHead);
    const KnownName next = known_at(after);
    if (next.length > 0 && !next.ambiguous && after + next.length == run.end) return true;
    if (country_and_word(document_, words_, run)) return true;
    if (is_place(known.type)) return !headed && is(after, NameWord::kFirst) && after + 1 < run.end;
    return known.gazetteer && !headed;
  }

  void emit(TokenSpan span, bool titled, bool before_role) {
    while (!span.empty() && !tokens_.has(span.end - 1, TokenFlag::kAlpha) &&
           !tokens_.has(span.end - 1, TokenFlag::kDigit))
      --span.end;
    if (span.empty()) return;
    NameCandidate candidate;
    candidate.tokens = span;
    candidate.titled = titled;
    candidate.opening = opening(span.begin);
    candidate.headline = headline_;
    const KnownName known = words_.known_at(document_, span.begin, span.end);
    if (known.length == span.size()) candidate.known = known;
    if (acts(candidate.known, span.begin)) candidate.known.ambiguous = false;
    if (!before_role) {
      std::uint32_t next = span.end;
      before_role = words_.role_at(document_, next, std::min(next + 4, span_.end)) != 0;
    }
    candidate.before_role = before_role;
    const bool alone = span.size() == 1;
    candidate.weak = alone && candidate.opening && !titled && candidate.known.length == 0 &&
                     cases_.lower(tokens_.norm[span.begin]);
    out_.push_back(candidate);
    cut_to_ = std::max(cut_to_, span.end);
  }

  const Document& document_;
  const Tokens& tokens_;
  const NameWords& words_;
  const WordCases& cases_;
  const std::vector<bool>& taken_;
  TokenSpan span_;
  bool headline_;
  std::uint32_t cut_to_ = 0;
  std::vector<KnownName>& known_;  // by token of the sentence; length kNowhere: not looked up yet
  std::vector<NameCandidate>& out_;
};

}  // namespace

bool country_and_word(const Document& document, const NameWords& words, TokenSpan span) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t last = span.end - 1;
  const std::uint32_t end = document.sentences[document.sentence_of(span.begin)].tokens.end;
  const KnownName country = words.known_at(document, span.begin, end);
  if (country.type != NameType::kCountry || country.length + 1 != span.size()) return false;
  for (const NameWord kind : {NameWord::kOrgHead, NameWord::kGovernmentHead, NameWord::kPlaceHead,
                              NameWord::kAgreementHead, NameWord::kEventHead, NameWord::kLegal})
    if (words.is(tokens.norm[last], kind)) return false;
  const bool ordinary =
      words.is(tokens.norm[last], NameWord::kCommon) || words.is(tokens.lemma[last], NameWord::kCommon);
  const bool several = tokens.tag[last] == Tag::kNNS || tokens.tag[last] == Tag::kNNPS;
  const bool dotted = document.token_text(last - 1).ends_with('.');
  return ordinary && (dotted || (several && tokens.has(last - 1, TokenFlag::kAllCaps)));
}

std::vector<NameCandidate> find_candidates(const Document& document, const NameWords& words,
                                           const WordCases& cases) {
  std::vector<bool> taken(document.tokens.size());
  const auto take = [&](TokenSpan span) {
    for (std::uint32_t at = span.begin; at < span.end && at < taken.size(); ++at) taken[at] = true;
  };
  for (const Amount& amount : document.amounts) take(amount.tokens);
  for (const TimeExpression& date : document.dates) take(date.tokens);
  std::vector<NameCandidate> candidates;
  std::vector<KnownName> known;
  for (const Sentence& sentence : document.sentences) {
    RunReader(document, words, cases, taken, sentence, known, candidates).read();
  }
  return candidates;
}

std::string words_of(const Document& document, TokenSpan span) {
  std::string words;
  for (std::uint32_t at = span.begin; at < span.end; ++at) words.append(document.norm(at)).push_back(' ');
  return words;
}

}  // namespace claimgraph
