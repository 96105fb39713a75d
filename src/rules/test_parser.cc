#include "rules/test_parser.h"

#include <string_view>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::string_view kStops = ",;:";  // words of their own

constexpr ByteSet kStopSet(kStops);

bool in_name(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The tags a name stands for: a Penn tag, a Penn tag with a star for its end, a universal tag; 0 = unknown.
std::uint64_t tags_of(std::string_view name) {
  std::uint64_t tags = 0;
  const bool star = name.ends_with('*');
  if (star) name.remove_suffix(1);
  for (int t = 1; t < kTagCount; ++t) {
    const Tag tag = static_cast<Tag>(t);
    const bool penn = star ? tag_name(tag).starts_with(name) : tag_name(tag) == name;
    if (penn || (!star && universal_name(universal(tag)) == name)) tags |= std::uint64_t{1} << t;
  }
  return tags;
}

NewUnitTest word_test(WordAtom atom) {
  NewUnitTest test;
  test.clauses.push_back({false, {atom}});
  return test;
}

}  // namespace

TestParser::TestParser(const RuleNames& names, const Block& block, const BlockField& field)
    : names_(names), block_(block), field_(field), text_(field.text) {
  text_ = text_.substr(0, text_.find(" # "));
}

void TestParser::fail(std::size_t offset, std::string message) {
  if (!error_) error_ = block_.error_at(field_, offset, std::move(message));
  at_ = text_.size();
}

bool TestParser::ends_word(char c) {
  constexpr ByteSet kSignSet(kSigns);
  return kSignSet.holds(c) || kStopSet.holds(c);
}

bool TestParser::at_end() {
  while (peek() == ' ' || peek() == '\t') ++at_;
  return at_ >= text_.size();
}

bool TestParser::take(char sign) {
  if (at_end() || text_[at_] != sign) return false;
  ++at_;
  return true;
}

bool TestParser::take_word(std::string_view word) {
  if (at_end() || text_.substr(at_, word.size()) != word || in_name(peek(word.size()))) return false;
  at_ += word.size();
  return true;
}

std::string TestParser::name() {
  at_end();
  const std::size_t begin = at_;
  while (at_ < text_.size() && in_name(text_[at_])) ++at_;
  return std::string(text_.substr(begin, at_ - begin));
}

TestId TestParser::intern(NewUnitTest test, std::size_t begin) {
  test.text = text_.substr(begin, at_ - begin);
  return names_.tests.intern(std::move(test));
}

TestId TestParser::test() {
  at_end();
  if (const TestId known = test_known(); known != kNoTest) return known;
  const std::size_t begin = at_;
  const std::size_t plain = plain_length();
  NewUnitTest read = peek() == '[' ? brackets() : atom();
  const TestId test = intern(std::move(read), begin);
  if (plain != 0 && at_ == begin + plain && !failed()) names_.known.emplace(text_.substr(begin, plain), test);
  return test;
}

TestId TestParser::test_known() {
  const std::size_t length = plain_length();
  if (length == 0) return kNoTest;
  const auto known = names_.known.find(std::string(text_.substr(at_, length)));
  if (known == names_.known.end()) return kNoTest;
  at_ += length;
  return known->second;
}

std::size_t TestParser::plain_length() const {
  const std::string_view text = text_.substr(at_);
  if (text.empty()) return 0;
  if (text[0] == '<') return text.find('>') + 1;
  const bool kind = text[0] == '@', tag = text[0] == '#';
  if (!kind && !tag && ends_word(text[0]) && !kStopSet.holds(text[0])) return 0;
  std::size_t end = 1;
  const auto goes_on = [&](char c) { return kind || tag ? in_name(c) || (tag && c == '$') : !ends_word(c); };
  while (end < text.size() && goes_on(text[end])) ++end;
  const char next = end < text.size() ? text[end] : '\0';
  if (kind) return next == '(' || next == '<' ? 0 : end;
  return next == (tag ? '*' : '~') ? end + 1 : end;
}

TestId TestParser::test_with_has() {
  at_end();
  const std::size_t begin = at_;
  NewUnitTest read = peek() == '[' ? brackets() : atom();
  while (!read.is_word() && take_word("has")) read.has.push_back(test());
  return intern(std::move(read), begin);
}

// Adds a part to a conjunction.
void TestParser::join(NewUnitTest& whole, NewUnitTest part, bool negated, std::size_t at) {
  if (negated && part.is_word()) {
    if (part.clauses.size() != 1) return fail(at, "write ! before one thing only");
    part.clauses[0].negated = !part.clauses[0].negated;
  } else if (negated) {
    if (part.head != kNoTest || !part.has.empty())
      return fail(at, "write ! before a kind without ( ) and has");
    part.refuse = part.need;
    part.need = 0;
  }
  if (part.head != kNoTest) {
    if (whole.head != kNoTest) return fail(at, "write one kind with a head only");
    whole.head = part.head;
  }
  whole.need |= part.need;
  whole.refuse |= part.refuse;
  whole.has.insert(whole.has.end(), part.has.begin(), part.has.end());
  whole.clauses.insert(whole.clauses.end(), part.clauses.begin(), part.clauses.end());
}

NewUnitTest TestParser::brackets() {
  const std::size_t begin = at_++;
  NewUnitTest whole;
  do {
    const bool negated = take('!');
    at_end();
    const std::size_t at = at_;
    NewUnitTest part = atom();
    while (!part.is_word() && take_word("has")) part.has.push_back(test());
    join(whole, std::move(part), negated, at);
  } while (take('&'));
  if (!take(']')) {
    fail(begin, "this [ is never closed");
    return {};
  }
  if (whole.need == 0 && whole.refuse != 0) {
    fail(begin, "name a kind that is wanted beside those that are not");
    return {};
  }
  if (whole.need != 0 && !whole.clauses.empty()) {  // words beside a kind speak of its head
    NewUnitTest head;
    head.clauses = std::move(whole.clauses);
    whole.clauses.clear();
    if (whole.head != kNoTest) {
      for (const WordClause& more : names_.tests[whole.head].clauses)
        head.clauses.push_back({more.negated, {more.any.begin(), more.any.end()}});
    }
    whole.head = intern(std::move(head), begin);
  }
  return whole;
}

NewUnitTest TestParser::atom() {
  at_end();
  if (peek() == '@') return kind_atom();
  return word_test(word_atom());
}

NewUnitTest TestParser::kind_atom() {
  const std::size_t begin = at_++;
  const std::string wanted = name();
  const std::optional<Kind> kind = kind_of(wanted);
  if (!kind) {
    fail(begin, "unknown kind @" + wanted + did_you_mean(wanted, kind_names()));
    return {};
  }
  NewUnitTest test;
  test.need = bit(*kind);
  const char next = peek();
  if (next != '(' && next != '<') return test;
  const std::size_t head_begin = at_;
  NewUnitTest head;
  head.clauses.push_back({});
  if (next == '<') {
    head.clauses[0].any.push_back(word_atom());
  } else {
    ++at_;
    do {
      at_end();
      head.clauses[0].any.push_back(word_atom());
    } while (take('|'));
    if (!take(')')) fail(head_begin, "this ( is never closed");
  }
  test.head = intern(std::move(head), head_begin);
  return test;
}

WordAtom TestParser::lexicon_atom(const std::string& wanted, std::size_t at) {
  const Lexicon* const lexicon = names_.lexicons.find(wanted);
  if (lexicon == nullptr) {
    const bool macro = names_.macros.count(wanted) != 0;
    fail(at, macro ? "macro <" + wanted + "> cannot stand here; a lexicon can"
                   : "unknown lexicon <" + wanted + ">" + did_you_mean(wanted, names_.lexicons.names()));
    return {};
  }
  WordAtom atom;
  atom.type = WordAtom::Type::kLexicon;
  atom.lexicon = lexicon->id;
  return atom;
}

std::string TestParser::lexicon_name() {
  const std::size_t begin = at_++;
  std::string wanted = name();
  if (wanted.empty() || !take('>')) fail(begin, "this < is never closed");
  return wanted;
}

std::string TestParser::quoted_text() {
  const std::size_t begin = at_++;
  std::string text;
  while (peek() != '"' && at_ < text_.size()) {
    if (peek() == '\\' && at_ + 1 < text_.size()) ++at_;
    text += text_[at_++];
  }
  if (peek() != '"') fail(begin, "this quotation is never closed");
  at_ = std::min(at_ + 1, text_.size());
  return text;
}

// The words of "..."; each is one atom.
std::vector<WordAtom> TestParser::quoted() {
  const std::size_t begin = at_;
  const std::string text = quoted_text();
  std::vector<WordAtom> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      WordAtom atom;
      atom.symbol = names_.symbols.intern(lowered(text.substr(at, end - at)));
      words.push_back(atom);
    }
    at = end + 1;
  }
  if (words.empty()) fail(begin, "a quotation without words");
  return words;
}

WordAtom TestParser::word_atom() {
  const std::size_t begin = at_;
  WordAtom atom;
  if (peek() == '<') {
    const std::string wanted = lexicon_name();
    return failed() ? atom : lexicon_atom(wanted, begin);
  }
  if (peek() == '#') {
    ++at_;
    std::string tag;
    while (at_ < text_.size() && (kStopSet.holds(peek()) || !ends_word(peek()) || peek() == '$')) {
      tag += text_[at_++];
    }
    if (peek() == '*') tag += text_[at_++];
    atom.type = WordAtom::Type::kTags;
    atom.tags = tags_of(tag);
    if (atom.tags == 0) fail(begin, "unknown tag #" + tag + "; write a Penn tag, VB* or a universal tag");
    return atom;
  }
  if (peek() == '"') {
    const std::vector<WordAtom> words = quoted();
    if (words.size() > 1) fail(begin, "one word only can stand here");
    return words.empty() ? atom : words[0];
  }
  if (kStopSet.holds(peek())) ++at_;
  if (at_ == begin) {
    while (at_ < text_.size() && !ends_word(text_[at_])) ++at_;
  }
  if (at_ == begin) {
    fail(begin, at_ < text_.size()
                    ? "a word, <lexicon>, #TAG or @Kind must stand here, not " + std::string(1, text_[begin])
                    : "the text ends where a word, <lexicon>, #TAG or @Kind must stand");
    return atom;
  }
  atom.symbol = names_.symbols.intern(lowered(text_.substr(begin, at_ - begin)));
  if (peek() == '~') {
    atom.type = WordAtom::Type::kLemma;
    ++at_;
  }
  return atom;
}

}  // namespace claimgraph
