#include "read/html_content.h"

#include <algorithm>
#include <array>

#include "read/html_classes.h"
#include "read/html_text.h"

namespace claimgraph {
namespace {

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// Elements that never hold an article's words.
bool is_no_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_VIDEO:
      return true;
    default:
      return false;
  }
}

bool is_hidden(const HtmlNode& node) {
  if (node.attributes == nullptr || node.attributes->length == 0) return false;
  if (gumbo_get_attribute(node.attributes, "hidden") != nullptr) return true;
  if (node.attribute("aria-hidden") == "true") return true;
  std::string style;
  for (const char c : node.attribute("style").substr(0, 512)) {
    if (c != ' ' && c != '\t' && c != '\n') style += c;
  }
  return contains(style, "display:none") || contains(style, "visibility:hidden") ||
         contains(style, "font-size:0");
}

// Landmarks beside the article.
bool is_side_landmark(const HtmlNode& node) {
  if (node.tag == GUMBO_TAG_NAV || node.tag == GUMBO_TAG_ASIDE || node.tag == GUMBO_TAG_FOOTER ||
      node.tag == GUMBO_TAG_FORM || node.tag == GUMBO_TAG_MENU)
    return true;
  constexpr std::string_view kRoles[] = {"navigation", "banner",  "contentinfo", "complementary", "search",
                                         "menu",       "menubar", "dialog",      "alertdialog",   "toolbar"};
  const std::string_view role = node.attribute("role");
  return !role.empty() && std::find(std::begin(kRoles), std::end(kRoles), role) != std::end(kRoles);
}

// Sums over the text before each node, so that a subtree's are a difference.
struct Sums {
  std::vector<std::uint32_t> letters, linked, commas;

  Sums(const HtmlTree& tree, const std::vector<char>& dropped)
      : letters(tree.size() + 1), linked(tree.size() + 1), commas(tree.size() + 1) {
    std::uint32_t link_end = 0, drop_end = 0;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const HtmlNode& node = tree[i];
      if (node.tag == GUMBO_TAG_A) link_end = std::max(link_end, node.end);
      if (dropped[i] != 0) drop_end = std::max(drop_end, node.end);
      std::uint32_t size = 0, separate = 0;
      if (node.is_text && i >= drop_end) {
        for (const char c : node.text) {
          size += c == ' ' || (c >= '\t' && c <= '\r') ? 0 : 1;
          separate += c == ',' ? 1 : 0;
        }
      }
      letters[i + 1] = letters[i] + size;
      linked[i + 1] = linked[i] + (i < link_end ? size : 0);
      commas[i + 1] = commas[i] + separate;
    }
  }

  std::uint32_t letters_of(const HtmlTree& tree, std::uint32_t node) const {
    return letters[tree[node].end] - letters[node];
  }
  std::uint32_t commas_of(const HtmlTree& tree, std::uint32_t node) const {
    return commas[tree[node].end] - commas[node];
  }
  // The share of its letters that stand in links, 0 to 1.
  double link_density(const HtmlTree& tree, std::uint32_t node) const {
    const std::uint32_t all = letters_of(tree, node);
    return all == 0 ? 0 : static_cast<double>(linked[tree[node].end] - linked[node]) / all;
  }
};

class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) { content_.dropped.resize(tree.size()); }

  HtmlContent find() && {
    drop_invisible(tree_, content_.dropped);
    drop_sides(0, tree_.size());
    const Sums sums(tree_, content_.dropped);
    if (!take_marked(sums) && !take_article(sums) && !take_best(sums)) {
      content_.parts = {0};
      content_.found_by = "all";
    }
    for (const std::uint32_t part : content_.parts) clean(part, sums);
    return std::move(content_);
  }

 private:
  static constexpr std::uint32_t kEnough = 140;  // letters of an article

  // Drops what its element or its class says is no part of the article, unless most of the text stands there.
  void drop_sides(std::uint32_t begin, std::uint32_t end) {
    const Sums sums(tree_, content_.dropped);
    const std::uint32_t all = sums.letters[end] - sums.letters[begin];
    for (std::uint32_t i = begin; i < end; ++i) {
      const HtmlNode& node = tree_[i];
      if (node.is_text || node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HTML) continue;
      const ClassKind kind = class_kind(node.attribute("class"), node.attribute("id"));
      const std::uint32_t letters = sums.letters_of(tree_, i);
      const bool side = is_side_landmark(node) || kind == ClassKind::kSide;
      const bool credit = (kind == ClassKind::kCredit || node.attribute("rel") == "author" ||
                           node.attribute("itemprop") == "author") &&
                          letters < 160;
      if ((side && letters * 5 < all * 2) || credit) content_.dropped[i] = 1;
    }
  }

  bool is_dropped(std::uint32_t node) const {
    for (std::uint32_t i = node;; i = tree_[i].parent) {
      if (content_.dropped[i] != 0) return true;
      if (i == tree_[i].parent) return false;
    }
  }

  // Elements that say they hold the article's body.
  bool take_marked(const Sums& sums) {
    for (std::uint32_t i = 0; i < tree_.size();) {
      const bool marked = contains(tree_[i].attribute("itemprop"), "articleBody");
      if (marked && sums.letters_of(tree_, i) >= kEnough && !is_dropped(i)) {
        content_.parts.push_back(i);
        i = tree_[i].end;
      } else {
        ++i;
      }
    }
    content_.found_by = "articleBody";
    return !content_.parts.empty();
  }

  // An <article> that stands out among its like: teasers are articles too.
  bool take_article(const Sums& sums) {
    std::uint32_t best = 0, letters = 0, next = 0;
    for (std::uint32_t i = 0; i < tree_.size();) {
      if (tree_[i].tag != GUMBO_TAG_ARTICLE || is_dropped(i)) {
        ++i;
        continue;
      }
      const std::uint32_t here = sums.link_density(tree_, i) < 0.5 ? sums.letters_of(tree_, i) : 0;
      if (here > letters) {
        next = letters;
        best = i;
        letters = here;
      } else {
        next = std::max(next, here);
      }
      i = tree_[i].end;
    }
    if (letters < kEnough || letters < 3 * next) return false;
    content_.parts = {best};
    content_.found_by = "article";
    return true;
  }

  bool is_paragraph(std::uint32_t index) const {
    const GumboTag tag = tree_[index].tag;
    if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_TD) return true;
    if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_SECTION) return false;
    // A <div> that holds words and no blocks.
    return holds_block_[index] == 0;
  }

  void look_for_blocks() {
    holds_block_.assign(tree_.size(), 0);
    for (std::uint32_t i = tree_.size(); i-- > 1;) {
      if (holds_block_[i] != 0 || (!tree_[i].is_text && is_block(tree_[i].tag)))
        holds_block_[tree_[i].parent] = 1;
    }
  }

  double first_score(std::uint32_t index) const {
    const HtmlNode& node = tree_[index];
    double score = 0;
    if (node.tag == GUMBO_TAG_DIV || node.tag == GUMBO_TAG_ARTICLE || node.tag == GUMBO_TAG_MAIN) score = 5;
    if (node.tag == GUMBO_TAG_BLOCKQUOTE || node.tag == GUMBO_TAG_PRE || node.tag == GUMBO_TAG_TD) score = 3;
    if (node.tag == GUMBO_TAG_OL || node.tag == GUMBO_TAG_UL || node.tag == GUMBO_TAG_LI ||
        node.tag == GUMBO_TAG_DL)
      score = -3;
    if (is_heading(node.tag) || node.tag == GUMBO_TAG_TH) score = -5;
    switch (class_kind(node.attribute("class"), node.attribute("id"))) {
      case ClassKind::kBody:
        return score + 25;
      case ClassKind::kSide:
        return score - 25;
      default:
        return score;
    }
  }

  // Each paragraph speaks for the elements around it, the nearer the more.
  std::vector<double> scores(const Sums& sums) {
    constexpr std::uint32_t kShort = 25, kLevels = 5;
    look_for_blocks();
    std::vector<double> score(tree_.size());
    std::vector<char> scored(tree_.size());
    std::uint32_t drop_end = 0;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (content_.dropped[i] != 0) drop_end = std::max(drop_end, tree_[i].end);
      const std::uint32_t letters = sums.letters_of(tree_, i);
      if (i < drop_end || letters < kShort || !is_paragraph(i)) continue;
      const double worth = 1 + sums.commas_of(tree_, i) + std::min(letters / 100.0, 3.0);
      std::uint32_t around = tree_[i].parent;
      for (std::uint32_t level = 0; level < kLevels && around != tree_[around].parent; ++level) {
        if (scored[around] == 0) score[around] = first_score(around);
        scored[around] = 1;
        score[around] += worth / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
        around = tree_[around].parent;
      }
    }
    for (std::uint32_t i = 0; i < tree_.size(); ++i) score[i] *= 1 - sums.link_density(tree_, i);
    return score;
  }

  // From the best up to where the score falls: the article may be split over several elements.
  std::uint32_t widened(std::uint32_t best, const std::vector<double>& score) const {
    double last = score[best];
    const double least = last / 3;
    for (std::uint32_t up = tree_[best].parent; tree_[up].tag != GUMBO_TAG_BODY && up != tree_[up].parent;
         up = tree_[up].parent) {
      if (score[up] == 0) continue;
      if (score[up] < least) break;
      if (score[up] > last) return up;
      last = score[up];
    }
    return best;
  }

  bool joins(std::uint32_t node, std::uint32_t best, const std::vector<double>& score,
             const Sums& sums) const {
    if (node == best) return true;
    if (content_.dropped[node] != 0 || tree_[node].is_text) return false;
    const std::string_view classes = tree_[best].attribute("class");
    const double bonus = !classes.empty() && tree_[node].attribute("class") == classes ? score[best] / 5 : 0;
    if (score[node] > 0 && score[node] + bonus >= std::max(10.0, score[best] / 5)) return true;
    return tree_[node].tag == GUMBO_TAG_P && sums.letters_of(tree_, node) > 80 &&
           sums.link_density(tree_, node) < 0.25;
  }

  bool take_best(const Sums& sums) {
    const std::vector<double> score = scores(sums);
    std::uint32_t best =
        static_cast<std::uint32_t>(std::max_element(score.begin(), score.end()) - score.begin());
    if (score.empty() || score[best] <= 0) return false;
    best = widened(best, score);
    const std::uint32_t around = tree_[best].parent;
    for (std::uint32_t i = around + 1; i < tree_[around].end; i = std::max(tree_[i].end, i + 1)) {
      if (joins(i, best, score, sums)) content_.parts.push_back(i);
    }
    content_.found_by = "main content";
    return true;
  }

  // Drops lists of links, tables of figures, teasers that are one link, and headings that nothing follows.
  void clean(std::uint32_t part, const Sums& sums) {
    content_.dropped[part] = 0;
    for (std::uint32_t i = part + 1; i < tree_[part].end; ++i) {
      const GumboTag tag = tree_[i].tag;
      const double density = sums.link_density(tree_, i);
      const bool box = tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_UL ||
                       tag == GUMBO_TAG_OL || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TD ||
                       tag == GUMBO_TAG_HEADER;
      const bool links = box && density > 0.5 && sums.commas_of(tree_, i) < 10;
      const bool teaser =
          (tag == GUMBO_TAG_P || is_heading(tag)) && density > 0.8 && sums.letters_of(tree_, i) < 160;
      if (links || teaser || (tag == GUMBO_TAG_TABLE && is_figures(i, sums))) content_.dropped[i] = 1;
    }
    drop_lone_headings(part);
  }

  // A table whose cells are short holds figures, not paragraphs.
  bool is_figures(std::uint32_t table, const Sums& sums) const {
    std::uint32_t cells = 0;
    for (std::uint32_t i = table; i < tree_[table].end; ++i)
      cells += tree_[i].tag == GUMBO_TAG_TD || tree_[i].tag == GUMBO_TAG_TH ? 1 : 0;
    return cells > 1 && sums.letters_of(tree_, table) < 60 * cells;
  }

  void drop_lone_headings(std::uint32_t part) {
    std::vector<char> visible(tree_[part].end - part);
    std::uint32_t hidden_end = 0;
    for (std::uint32_t i = part; i < tree_[part].end; ++i) {
      if (content_.dropped[i] != 0) hidden_end = std::max(hidden_end, tree_[i].end);
      visible[i - part] = i >= hidden_end ? 1 : 0;
    }
    std::uint32_t words = 0;  // text nodes with words seen so far, from the end
    std::uint32_t words_after_heading = 0;
    int level = 0;  // of the heading that follows
    for (std::uint32_t i = tree_[part].end; i-- > part;) {
      if (visible[i - part] == 0) continue;
      const HtmlNode& node = tree_[i];
      if (node.is_text && node.text.find_first_not_of(" \t\r\n") != std::string_view::npos) ++words;
      if (!is_heading(node.tag)) continue;
      const int here = node.tag - GUMBO_TAG_H1 + 1;
      std::uint32_t own = 0;
      for (std::uint32_t j = i; j < node.end; ++j)
        own += tree_[j].is_text && visible[j - part] != 0 &&
                       tree_[j].text.find_first_not_of(" \t\r\n") != std::string_view::npos
                   ? 1
                   : 0;
      if (words - own <= words_after_heading && level <= here) {
        content_.dropped[i] = 1;
        words -= own;
      } else {
        level = here;
      }
      words_after_heading = words;
    }
  }

  const HtmlTree& tree_;
  HtmlContent content_;
  std::vector<char> holds_block_;
};

}  // namespace

void drop_invisible(const HtmlTree& tree, std::vector<char>& dropped) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (!tree[i].is_text && (is_no_text(tree[i].tag) || is_hidden(tree[i]))) dropped[i] = 1;
  }
}

HtmlContent find_content(const HtmlTree& tree) { return Finder(tree).find(); }

}  // namespace claimgraph
