// A page as a flat tree: parsed by gumbo as browsers do, walked without recursion.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/result.h"

namespace claimgraph {

/// In document order; the nodes of a subtree are [index, end). Views live as long as the tree and the page.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;  // of an element
  bool is_text = false;
  std::uint32_t parent = 0;  // index; the root is its own parent
  std::uint32_t end = 0;     // past its last descendant
  std::string_view text;     // of a text node: decoded
  std::string_view source;   // what it was decoded from, a piece of the page
  const GumboVector* attributes = nullptr;

  /// The value of an attribute (lower-case name), or "".
  std::string_view attribute(const char* name) const;
};

/// Memory from which a parse takes and which is freed at once: deep trees cost no stack.
class HtmlArena;

class HtmlTree {
 public:
  static constexpr std::size_t kLargestPage = 8U << 20U;  // bytes
  static constexpr std::uint32_t kDeepest = 512;          // what is deeper hangs on the level above
  static constexpr int kSeconds = 1;                      // of parsing, and twice that for each MiB

  /// The tree of a page (valid UTF-8, which must outlive it). An error when it is above the limit, or made to
  /// cost time or memory out of proportion.
  static Result<HtmlTree> parse(std::string_view page);
  ~HtmlTree();
  HtmlTree(HtmlTree&&) noexcept;

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](std::uint32_t index) const { return nodes_[index]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  std::string_view page() const { return page_; }

 private:
  HtmlTree();
  void flatten(const GumboNode* root);

  std::unique_ptr<HtmlArena> arena_;
  std::vector<HtmlNode> nodes_;
  std::string_view page_;
};

/// The words of a node's descendants with white space run together.
std::string inner_text(const HtmlTree& tree, std::uint32_t node);

}  // namespace claimgraph
