// The tags of a sentence while they are mended.
#pragma once

#include <algorithm>
#include <cstdint>

#include "document.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {

/// What every mend of tags asks of the words of a sentence. Refers to the resources and the document; they
/// must live as long.
class TagsInWork {
 protected:
  TagsInWork(const Resources& resources, Document& document, TokenSpan sentence)
      : resources_(resources), document_(document), sentence_(sentence) {}

  /// kNone outside of the sentence.
  Tag tag(std::uint32_t t) const { return sentence_.contains(t) ? document_.tokens.tag[t] : Tag::kNone; }
  void set(std::uint32_t t, Tag value) { document_.tokens.tag[t] = value; }

  /// Whether a word is in a lexicon; never where the patterns have no such lexicon.
  bool in(const Lexicon* words, std::uint32_t t) const {
    return resources_.lexicons.holds(words, document_.tokens.norm[t]);
  }
  bool is_small(std::uint32_t t) const {
    return document_.tokens.has(t, TokenFlag::kAlpha) && !document_.tokens.has(t, TokenFlag::kCapital) &&
           !document_.tokens.has(t, TokenFlag::kInnerCapital);
  }
  bool ends_in_s(std::uint32_t t) const {
    const std::string_view norm = document_.norm(t);
    return norm.size() > 3 && norm.back() == 's' &&
           !resources_.group_words.is(document_.tokens.norm[t], GroupWord::kInner);
  }
  /// The lemma of a word, were it tagged so.
  Symbol base_form(std::uint32_t t, Tag as) const {
    return resources_.lemmatizer.lemma(document_.tokens.norm[t], as, document_.symbols);
  }
  /// A verb that rules name, by its base form.
  bool is_rule_verb(Symbol word) const {
    const auto rows = resources_.lexicons.memberships(word);
    return std::any_of(rows.begin(), rows.end(), [&](const WordMembership& row) {
      return resources_.lexicons[row.lexicon].kind == LexiconKind::kVerb;
    });
  }
  /// "Has it been", "had it kept"
  bool is_helper(std::uint32_t t) const {
    if (!sentence_.contains(t)) return false;
    const Symbol lemma = base_form(t, tag(t));
    return resources_.group_words.is(lemma, GroupWord::kBe) ||
           resources_.group_words.is(lemma, GroupWord::kHave);
  }

  const Resources& resources_;
  Document& document_;
  const TokenSpan sentence_;
};

}  // namespace claimgraph
