#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/collection.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

class Skeletons {
 public:
  Skeletons() : checker_(uspoof_open(&status_), &uspoof_close) {}

  // The form in which names that look alike are equal; `fold` leaves case out of it.
  std::string of(std::string_view name, bool fold) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString shown;
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
      const UChar32 c = text.char32At(at);
      if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) shown.append(c);
    }
    icu::UnicodeString plain = icu::Normalizer2::getNFKCInstance(status)->normalize(shown, status);
    if (fold) plain.foldCase();
    icu::UnicodeString skeleton;
    uspoof_getSkeletonUnicodeString(checker_.get(), 0, plain, skeleton, &status);
    std::string out = fold ? "a" : "A";
    if (U_SUCCESS(status)) skeleton.toUTF8String(out);
    return out;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, void (*)(USpoofChecker*)> checker_;
};

// Whether two names are spelled alike but for case, punctuation and the kind of space.
bool is_one_name(std::string a, std::string b) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::string* name : {&a, &b}) {
    for (std::size_t at = name->find(kNoBreakSpace); at != std::string::npos;
         at = name->find(kNoBreakSpace, at))
      name->replace(at, kNoBreakSpace.size(), " ");
  }
  return folded(a) == folded(b);
}

bool is_named(const Node& node) {
  return node.kind <= NodeKind::kAgreement &&
         std::any_of(node.mentions.begin(), node.mentions.end(),
                     [](const NodeMention& mention) { return mention.form == "name"; });
}

}  // namespace

void find_confusables(Graph& graph) {
  const Skeletons skeletons;
  std::vector<std::pair<std::string, std::size_t>> looks;  // skeleton, number of the node
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    graph.nodes[i].confusable_with.clear();
    if (!is_named(graph.nodes[i])) continue;
    for (const bool fold : {false, true}) looks.emplace_back(skeletons.of(graph.nodes[i].label, fold), i);
  }
  std::sort(looks.begin(), looks.end());
  for (std::size_t begin = 0; begin < looks.size();) {
    std::size_t end = begin + 1;
    while (end < looks.size() && looks[end].first == looks[begin].first) ++end;
    // Names that are the same (of things of different kinds) are no look-alikes. A look that hundreds share
    // is told of by its first sixteen.
    constexpr std::size_t kMost = 16;
    const std::size_t last = std::min(end, begin + kMost);
    for (std::size_t a = begin; a < last; ++a) {
      for (std::size_t b = begin; b < last; ++b) {
        Node& node = graph.nodes[looks[a].second];
        const Node& other = graph.nodes[looks[b].second];
        if (a != b && !is_one_name(node.label, other.label)) node.confusable_with.push_back(other.id);
      }
    }
    begin = end;
  }
  for (Node& node : graph.nodes) {
    auto& ids = node.confusable_with;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  }
}

}  // namespace claimgraph
