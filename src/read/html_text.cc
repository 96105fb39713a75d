#include "read/html_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "read/html_content.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_alnum(char c) { return is_digit(c) || is_lower(c) || is_upper(c); }
bool is_lead(char c) { return (c & 0xC0) != 0x80; }

std::size_t letter_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && !is_lead(text[at + size])) ++size;
  return size;
}

// The size of the character reference at `at` ("&amp;", "&#38;", "&copy"), 0 where none is written there.
std::size_t reference_size(std::string_view source, std::size_t at) {
  std::size_t end = at + 1;
  if (end < source.size() && source[end] == '#') ++end;
  const std::size_t name = end;
  while (end < source.size() && end - at < 40 && is_alnum(source[end])) ++end;
  if (end == name) return 0;
  return end - at + (end < source.size() && source[end] == ';' ? 1 : 0);
}

// Follows a decoded text through what it was decoded from.
class Alignment {
 public:
  Alignment(std::string_view text, std::string_view source) : text_(text), source_(source) {}

  // How many bytes of the source the letter at `at` (of `size` bytes) stands for; 0 once the way is lost.
  std::size_t next(std::size_t at, std::size_t size) {
    if (lost_) return 0;
    std::size_t taken = size;
    const char c = from_ < source_.size() ? source_[from_] : '\0';
    if (c == '&' && is_reference(at, size)) {
      taken = reference_size(source_, from_);
      // "&copyright" is a sign and the word "right": the reference ends where the next letters agree.
      while (taken > 2 && !agrees(at + size, from_ + taken)) --taken;
      lost_ = taken <= 2;
    } else if (c == '\r' && text_[at] == '\n') {
      taken = source_.substr(from_, 2) == "\r\n" ? 2 : 1;
    } else {
      lost_ = source_.substr(from_, size) != text_.substr(at, size);
    }
    from_ += taken;
    return lost_ ? 0 : taken;
  }

 private:
  // An ampersand stands for itself unless it begins a reference to one.
  bool is_reference(std::size_t at, std::size_t size) const {
    if (text_.substr(at, size) != "&") return reference_size(source_, from_) > 0;
    const std::string_view rest = source_.substr(from_, 6);
    return rest.substr(0, 4) == "&amp" || rest.substr(0, 4) == "&AMP" || rest.substr(0, 4) == "&#38" ||
           rest.substr(0, 5) == "&#x26" || rest.substr(0, 5) == "&#X26";
  }
  bool agrees(std::size_t at, std::size_t from) const {
    if (at >= text_.size() || from >= source_.size()) return at >= text_.size() && from >= source_.size();
    return text_[at] == source_[from] || source_[from] == '&' || source_[from] == '\r';
  }

  std::string_view text_, source_;
  std::size_t from_ = 0;
  bool lost_ = false;
};

// Puts letters one after the other, white space run together, and keeps where they came from.
class TextBuilder {
 public:
  explicit TextBuilder(std::string_view page) : page_(page), points_(page) {}

  // Before the next letter a line break, or an empty line (2, or two line breaks).
  void break_line(int breaks) { breaks_ = breaks_ > 0 && breaks == 1 ? 2 : std::max(breaks_, breaks); }
  void bullet() { bullet_ = true; }
  // In preformatted text an empty line ends a paragraph.
  void preformatted(bool is) { preformatted_ = is; }

  void add(std::string_view text, std::string_view source) {
    Alignment alignment(text, source);
    const bool placed =
        source.data() >= page_.data() && source.data() + source.size() <= page_.data() + page_.size();
    std::uint32_t at = placed ? points_.at(static_cast<std::uint32_t>(source.data() - page_.data())) : 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t size = letter_size(text, i);
      const std::size_t taken = placed ? alignment.next(i, size) : 0;
      const std::string_view piece = source.substr(from, taken);
      const auto letters = static_cast<std::uint32_t>(std::count_if(piece.begin(), piece.end(), is_lead));
      letter(valid(text.substr(i, size)), at, letters);
      at += letters;
      from += taken;
      i += size;
    }
  }

  HtmlText finish() && { return std::move(made_); }

 private:
  // A reference to a number beyond Unicode comes decoded as a torn letter.
  static std::string_view valid(std::string_view letter) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::string repaired;
    const bool ascii = letter.size() == 1 && static_cast<unsigned char>(letter[0]) < 0x80;
    return ascii || append_valid(letter, repaired) == 0 ? letter : kReplacement;
  }

  // `page` and `page_size`: where it stands there, in code points; a size of 0 is nowhere.
  void letter(std::string_view bytes, std::uint32_t page, std::uint32_t page_size) {
    if (bytes.size() == 1 && is_space(bytes[0])) {
      if (preformatted_ && bytes[0] == '\n' && ++line_ends_ > 1) break_line(2);
      if (!space_) space_ = Space{page, page_size};
      return;
    }
    if (made_.text.empty() || breaks_ > 0) {
      if (!made_.text.empty()) put(breaks_ == 1 ? "\n" : "\n\n", static_cast<std::uint32_t>(breaks_));
      if (bullet_) put("• ", 2);
    } else if (space_) {
      place(space_->page, space_->page_size);
      put(" ", 1);
    }
    space_.reset();
    breaks_ = line_ends_ = 0;
    bullet_ = false;
    place(page, page_size);
    put(bytes, 1);
  }

  void put(std::string_view bytes, std::uint32_t letters) {
    made_.text += bytes;
    size_ += letters;
  }

  // The next letter of the text stands for this piece of the page.
  void place(std::uint32_t page, std::uint32_t page_size) {
    if (page_size == 0) return;
    std::vector<SourceRun>& runs = made_.map.runs;
    if (!runs.empty() && page_size == 1) {
      SourceRun& last = runs.back();
      const bool exact = last.text_size == last.page_size;
      if (exact && last.text + last.text_size == size_ && last.page + last.page_size == page) {
        ++last.text_size;
        ++last.page_size;
        return;
      }
    }
    runs.push_back({size_, 1, page, page_size});
  }

  struct Space {
    std::uint32_t page, page_size;
  };

  std::string_view page_;
  CodePoints points_;
  HtmlText made_;
  std::uint32_t size_ = 0;  // code points of the text
  std::optional<Space> space_;
  int breaks_ = 0, line_ends_ = 0;
  bool bullet_ = false, preformatted_ = false;
};

}  // namespace

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

HtmlText text_of(const HtmlTree& tree, const std::vector<std::uint32_t>& parts,
                 const std::vector<char>& dropped) {
  TextBuilder builder(tree.page());
  std::vector<std::uint32_t> open;  // ends of the blocks we are in
  std::uint32_t preformatted_end = 0;
  for (const std::uint32_t part : parts) {
    builder.break_line(2);
    for (std::uint32_t i = part; i < tree[part].end;) {
      for (; !open.empty() && open.back() <= i; open.pop_back()) builder.break_line(2);
      const HtmlNode& node = tree[i];
      if (dropped[i] != 0) {
        i = node.end;
        continue;
      }
      if (node.tag == GUMBO_TAG_PRE) preformatted_end = std::max(preformatted_end, node.end);
      builder.preformatted(i < preformatted_end);
      if (node.is_text) builder.add(node.text, node.source);
      if (node.tag == GUMBO_TAG_BR) builder.break_line(1);
      if (is_block(node.tag)) {
        builder.break_line(2);
        open.push_back(node.end);
      }
      if (node.tag == GUMBO_TAG_LI) builder.bullet();
      ++i;
    }
    open.clear();
  }
  return std::move(builder).finish();
}

HtmlText fragment_text(std::string_view html) {
  const auto tree = HtmlTree::parse(html);
  if (!tree.ok()) return {};
  std::vector<char> dropped(tree.value().size());
  drop_invisible(tree.value(), dropped);
  return text_of(tree.value(), {0}, dropped);
}

}  // namespace claimgraph
