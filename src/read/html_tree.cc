#include "read/html_tree.h"

#include <algorithm>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <utility>

namespace claimgraph {

class HtmlArena {
 public:
  // Memory and time that only hostile pages of that size need: honest ones take 10 to 40 bytes for each of
  // their own, and a tenth of a second for a MiB.
  explicit HtmlArena(std::size_t page)
      : budget_((16U << 20U) + 64 * page),
        deadline_(std::chrono::steady_clock::now() +
                  std::chrono::milliseconds(1000 * HtmlTree::kSeconds * (1 + 2 * page / (1U << 20U)))) {}

  // Called from gumbo, which knows no failure: when the budget is spent it jumps out of the parse.
  void* take(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t), kBlock = 1U << 18U;
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (++taken_ % 1024 == 0 && std::chrono::steady_clock::now() > deadline_) std::longjmp(out_, kTooSlow);
    if (size > left_) {
      const std::size_t block = size > kBlock / 4 ? size : kBlock;
      if (block > budget_) std::longjmp(out_, kTooLarge);
      budget_ -= block;
      blocks_.push_back(std::make_unique<std::byte[]>(block));
      if (block == size) return blocks_.back().get();
      next_ = blocks_.back().get();
      left_ = block;
    }
    left_ -= size;
    return std::exchange(next_, next_ + size);
  }

  // The output, or null where the parse was given up; `why` then says why.
  GumboOutput* parse(std::string_view page, const char*& why) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* arena, std::size_t size) {
      return static_cast<HtmlArena*>(arena)->take(size);
    };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    switch (setjmp(out_)) {
      case 0:
        return gumbo_parse_with_options(&options, page.data(), page.size());
      case kTooSlow:
        why = "the page takes time out of proportion to parse";
        return nullptr;
      default:
        why = "the page's tags build a tree out of proportion";
        return nullptr;
    }
  }

 private:
  static constexpr int kTooSlow = 1, kTooLarge = 2;

  std::size_t budget_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::uint64_t taken_ = 0;
  std::chrono::steady_clock::time_point deadline_;
  std::jmp_buf out_;
};

HtmlTree::HtmlTree() = default;
HtmlTree::~HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;

std::string_view HtmlNode::attribute(const char* name) const {
  if (attributes == nullptr) return {};
  const GumboAttribute* found = gumbo_get_attribute(attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

Result<HtmlTree> HtmlTree::parse(std::string_view page) {
  if (page.size() > kLargestPage)
    return Error{"", 0, 0, "the page is longer than " + std::to_string(kLargestPage >> 20U) + " MiB"};
  HtmlTree tree;
  tree.page_ = page;
  tree.arena_ = std::make_unique<HtmlArena>(page.size());
  const char* why = "";
  const GumboOutput* output = tree.arena_->parse(page, why);
  if (output == nullptr) return Error{"", 0, 0, why};
  tree.flatten(output->document);
  return tree;
}

// Without recursion: a stack of the children still to visit, one entry a level.
void HtmlTree::flatten(const GumboNode* root) {
  struct Level {
    const GumboVector* children;
    unsigned next;
    std::uint32_t node;
  };
  std::vector<Level> levels;
  nodes_.push_back({});
  levels.push_back({&root->v.document.children, 0, 0});
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.children->length) {
      nodes_[level.node].end = levels.size() <= kDeepest ? size() : level.node + 1;
      levels.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(level.children->data[level.next++]);
    HtmlNode node;
    // What is too deep stands beside its ancestor on the deepest level there is.
    node.parent = levels[std::min<std::size_t>(levels.size(), kDeepest) - 1].node;
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      node.tag = child->v.element.tag;
      node.attributes = &child->v.element.attributes;
      nodes_.push_back(node);
      const bool words = node.tag != GUMBO_TAG_SCRIPT && node.tag != GUMBO_TAG_STYLE;
      if (words || levels.size() < kDeepest)
        levels.push_back({&child->v.element.children, 0, size() - 1});
      else
        nodes_.back().end = size();
    } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
               child->type == GUMBO_NODE_CDATA) {
      node.is_text = true;
      node.text = child->v.text.text;
      node.source = {child->v.text.original_text.data, child->v.text.original_text.length};
      node.end = size() + 1;
      nodes_.push_back(node);
    }
  }
}

std::string inner_text(const HtmlTree& tree, std::uint32_t node) {
  std::string words;
  bool space = false;
  for (std::uint32_t i = node; i < tree[node].end; ++i) {
    for (const char c : tree[i].text) {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        space = true;
        continue;
      }
      if (space && !words.empty()) words += ' ';
      space = false;
      words += c;
    }
  }
  return words;
}

}  // namespace claimgraph
