#include "syntax/title_repairs.h"

#include <algorithm>

#include "document.h"
#include "names/name_words.h"
#include "parse/relation.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

class TitleRepairs {
 public:
  TitleRepairs(const Resources& resources, Document& document)
      : names_(resources.name_words), document_(document), tokens_(document.tokens) {}

  void run() {
    for (const EntityMention& name : document_.mentions) {
      if (document_.entities[name.entity].type != "person") continue;
      const std::uint32_t top = top_of(name.tokens);
      const std::uint32_t office = tokens_.head[top];
      if (tokens_.relation[top] == Relation::kNmod && office != kNowhere &&
          holds_office(office, name.tokens.begin))
        settle(office, top, name.tokens.begin);
    }
  }

 private:
  std::uint32_t top_of(TokenSpan name) const {
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
      if (!name.contains(tokens_.head[at])) return at;
    }
    return name.begin;
  }

  // "Chancellor of the Exchequer", "President of the Board of Trade", but not "supporters of President" and
  // not "Mother of".
  bool holds_office(std::uint32_t office, std::uint32_t name) const {
    constexpr std::uint32_t kLongest = 8;
    if (office + 3 > name || office + kLongest < name || document_.norm(office + 1) != "of" ||
        !tokens_.has(office, TokenFlag::kCapital) || tokens_.tag[office] == Tag::kNNS ||
        (names_.role_at(document_, office, office + 1) == 0 &&
         !names_.is(tokens_.lemma[office], NameWord::kPersonNoun)))
      return false;
    for (std::uint32_t at = office + 2; at < name; ++at) {
      const Tag tag = tokens_.tag[at];
      const bool named =
          tokens_.has(at, TokenFlag::kCapital) || tag == Tag::kDT || tag == Tag::kIN || tag == Tag::kCC;
      if (!named || is_punctuation(tag)) return false;
    }
    if (names_.role_at(document_, office, name) == name - office) return true;
    const std::uint32_t last = name - 1;  // "the Secretary of President Roe": another's
    return is_noun(tokens_.tag[last]) && tokens_.has(last, TokenFlag::kCapital) &&
           !names_.is(tokens_.norm[last], NameWord::kTitle) && names_.role_at(document_, last, name) == 0;
  }

  void settle(std::uint32_t office, std::uint32_t top, std::uint32_t name) {
    const std::uint32_t last = name - 1;
    for (std::uint32_t at = office + 1; at < last; ++at) {
      if (tokens_.head[at] == top) tokens_.head[at] = last;
    }
    const TokenSpan sentence = document_.sentences[document_.sentence_of(office)].tokens;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {  // "by", "who" of the whole phrase
      if (tokens_.head[at] == office && (at < office || at > top)) tokens_.head[at] = top;
    }
    tokens_.head[last] = office;
    tokens_.relation[last] = Relation::kNmod;
    tokens_.head[top] = tokens_.head[office];
    tokens_.relation[top] = tokens_.relation[office];
    tokens_.head[office] = top;
    tokens_.relation[office] = Relation::kNmodDesc;
    auto& groups = document_.noun_groups;
    const auto group =
        std::lower_bound(groups.begin(), groups.end(), top,
                         [](const NounGroup& g, std::uint32_t at) { return g.tokens.end <= at; });
    if (group == groups.end() || !group->tokens.contains(top) || group->tokens.begin >= name) return;
    group->tokens.begin = name;
    group->determiner = kNowhere;
  }

  const NameWords& names_;
  Document& document_;
  Tokens& tokens_;
};

}  // namespace

void repair_titles(const Resources& resources, Document& document) {
  TitleRepairs(resources, document).run();
}

}  // namespace claimgraph
