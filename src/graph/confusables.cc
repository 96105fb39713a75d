#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "graph/collection.h"
#include "graph/identity.h"
#include "graph/order.h"
#include "graph/packed.h"

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
    if (fold) skeleton.foldCase();  // of a capital O that a zero looks like
    std::string out = fold ? "a" : "A";
    if (U_SUCCESS(status)) skeleton.toUTF8String(out);
    return out;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, void (*)(USpoofChecker*)> checker_;
};

bool is_named(const Node& node) {
  return node.kind <= NodeKind::kAgreement &&
         std::any_of(node.mentions.begin(), node.mentions.end(),
                     [](const NodeMention& mention) { return mention.form == "name"; });
}

struct Look {
  std::string key;  // sort_key() of the node: a byte, then its id
  std::string label;
};

template <typename Archive>
void fields(Archive& archive, Is<Look> auto& look) {
  archive(look.key, look.label);
}

}  // namespace

struct LookAlikes::Shaper {
  Skeletons skeletons;
};

LookAlikes::LookAlikes(std::size_t memory)
    : shaper_(std::make_unique<Shaper>()), looks_(memory), alike_(memory) {}
LookAlikes::~LookAlikes() = default;

void LookAlikes::add(const Node& node) {
  if (!is_named(node)) return;
  const std::string value = packed(Look{sort_key(node), node.label});
  for (const bool fold : {false, true}) looks_.add(shaper_->skeletons.of(node.label, fold), value);
}

void LookAlikes::find() {
  // Names that are the same (of things of different kinds) are no look-alikes. A look that hundreds share is
  // told of by its first sixteen.
  constexpr std::size_t kMost = 16;
  std::vector<Look> group;
  std::string skeleton;
  const auto tell = [&] {
    for (const Look& a : group) {
      for (const Look& b : group) {
        if (a.key != b.key && name_key(a.label) != name_key(b.label)) alike_.add(a.key, b.key.substr(1));
      }
    }
    group.clear();
  };
  while (const SortedRuns::Record* record = looks_.next()) {
    if (record->key != skeleton) tell();
    skeleton.assign(record->key);
    if (group.size() < kMost) group.push_back(unpacked<Look>(record->value));
  }
  tell();
}

void LookAlikes::tell(Node& node) {
  auto& ids = node.confusable_with;
  ids.clear();
  const std::string key = sort_key(node);
  for (const SortedRuns::Record* pair = alike_.peek(); pair != nullptr && pair->key <= key;
       pair = alike_.peek()) {
    if (pair->key == key) ids.emplace_back(pair->value);
    alike_.next();
  }
  tidy(ids);
}

const std::string& LookAlikes::error() const {
  return looks_.error().empty() ? alike_.error() : looks_.error();
}

}  // namespace claimgraph
