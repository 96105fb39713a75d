#include "graph/identity.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>

#include "base/sha256.h"

namespace claimgraph {
namespace {

constexpr char kSeparator = '\x1f';

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += kSeparator;
  }
  return key;
}

std::string place_key(const TextPlace& place) {
  return joined({place.document, place.in_title ? "title" : "text", std::to_string(place.start),
                 std::to_string(place.end)});
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) != 0) {
      gap = !out.empty();
    } else if (byte >= 0x80 || std::ispunct(byte) == 0 || c == '&' || c == '+') {
      if (gap) out += ' ';
      gap = false;
      out += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
  }
  return out;
}

std::string node_id(NodeKind kind, std::string_view key) {
  std::string id(name_of(kind));
  return id + "_" + sha256_hex(id + kSeparator + std::string(key)).substr(0, 32);
}

std::string entity_key(const Entity& entity, const TextPlace& place) {
  if (!entity.same_as.empty()) {
    const std::string& id = *std::min_element(entity.same_as.begin(), entity.same_as.end());
    return joined({"same", id});
  }
  const std::string name = folded(entity.label);
  if (!entity.named || name.empty()) return joined({"described", entity.type, place_key(place)});
  const bool one_word = name.find(' ') == std::string::npos;
  if (entity.type == "person" && one_word) return joined({"named", entity.type, name, place.document});
  return joined({"named", entity.type, name});
}

std::string amount_key(const AmountFields& amount, const TextPlace& place) {
  const bool known = !amount.value.empty() || !amount.low.empty() || !amount.high.empty();
  return joined({amount.dimension, amount.value, amount.low, amount.high, amount.unit, amount.modifier,
                 amount.change, amount.per}) +
         (known ? "" : place_key(place));
}

std::string date_key(std::string_view type, const DateFields& date, const TextPlace& place) {
  return joined({type, date.value, date.mod, date.begin, date.end}) +
         (date.value.empty() ? place_key(place) : "");
}

}  // namespace claimgraph
