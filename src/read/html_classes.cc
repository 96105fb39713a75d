#include "read/html_classes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"

namespace claimgraph {
namespace {

// Sorted.
constexpr std::string_view kSide[] = {"ad",
                                      "ads",
                                      "adslot",
                                      "advert",
                                      "advertisement",
                                      "advertising",
                                      "adwrapper",
                                      "banner",
                                      "breadcrumb",
                                      "breadcrumbs",
                                      "comment",
                                      "comments",
                                      "community",
                                      "consent",
                                      "cookie",
                                      "cookies",
                                      "cta",
                                      "disqus",
                                      "dropdown",
                                      "follow",
                                      "footer",
                                      "gdpr",
                                      "interstitial",
                                      "login",
                                      "masthead",
                                      "menu",
                                      "menubar",
                                      "modal",
                                      "nav",
                                      "navbar",
                                      "navigation",
                                      "newsletter",
                                      "newsletters",
                                      "outbrain",
                                      "pager",
                                      "pagination",
                                      "paywall",
                                      "popular",
                                      "popup",
                                      "promo",
                                      "promos",
                                      "promotion",
                                      "recirc",
                                      "recommendations",
                                      "recommended",
                                      "related",
                                      "reply",
                                      "rss",
                                      "share",
                                      "sharebar",
                                      "sharing",
                                      "shoutbox",
                                      "sidebar",
                                      "signup",
                                      "skyscraper",
                                      "social",
                                      "sponsor",
                                      "sponsored",
                                      "subscribe",
                                      "subscription",
                                      "taboola",
                                      "tags",
                                      "teaser",
                                      "teasers",
                                      "toolbar",
                                      "tools",
                                      "topics",
                                      "trending",
                                      "upsell",
                                      "widget"};
constexpr std::string_view kCredit[] = {"author", "authors", "byline",   "copyright",
                                        "credit", "credits", "timestamp"};
constexpr std::string_view kBody[] = {"article", "body", "content", "entry", "main", "post", "story", "text"};
static_assert(std::is_sorted(std::begin(kSide), std::end(kSide)));

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::binary_search(std::begin(list), std::end(list), word);
}

ClassKind word_kind(std::string_view word) {
  if (is_in(kSide, word)) return ClassKind::kSide;
  if (is_in(kCredit, word)) return ClassKind::kCredit;
  return is_in(kBody, word) ? ClassKind::kBody : ClassKind::kNone;
}

// The stronger of two, as the enum's order has it.
ClassKind stronger(ClassKind a, ClassKind b) {
  if (a == ClassKind::kNone || b == ClassKind::kNone) return std::max(a, b);
  return std::min(a, b);
}

ClassKind words_kind(std::string_view text) {
  constexpr std::size_t kLongest = 512;
  ClassKind kind = ClassKind::kNone;
  std::string word;
  char before = '\0';
  const auto close = [&] {
    if (!word.empty()) kind = stronger(kind, word_kind(word));
    word.clear();
  };
  for (const char c : text.substr(0, kLongest)) {
    const bool upper = is_upper(c), lower = is_lower(c);
    if ((upper && is_lower(before)) || (!upper && !lower)) close();
    if (upper || lower) word += upper ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  close();
  return kind;
}

}  // namespace

ClassKind class_kind(std::string_view classes, std::string_view id) {
  return stronger(words_kind(classes), words_kind(id));
}

}  // namespace claimgraph
