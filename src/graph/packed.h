// Nodes, edges and what else merging lays aside, as bytes that the same program reads back.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {

/// The fields of a struct are listed once, for both directions; T is const where they are packed.
template <typename T, typename Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

template <typename Archive>
void fields(Archive& archive, Is<TextPlace> auto& place) {
  archive(place.document, place.start, place.end, place.in_title, place.text);
}
template <typename Archive>
void fields(Archive& archive, Is<NodeMention> auto& mention) {
  archive(mention.at, mention.form, mention.link_rule, mention.link_confidence);
}
template <typename Archive>
void fields(Archive& archive, Is<Triple> auto& triple) {
  archive(triple.subject, triple.relation, triple.object);
}
template <typename Archive>
void fields(Archive& archive, Is<Evidence> auto& evidence) {
  archive(evidence.at, evidence.sentence_start, evidence.sentence_end, evidence.sentence, evidence.triple,
          evidence.predicate, evidence.rule, evidence.confidence);
}
template <typename Archive>
void fields(Archive& archive, Is<Slot> auto& slot) {
  archive(slot.role, slot.at);
}
template <typename Archive>
void fields(Archive& archive, Is<AmountFields> auto& amount) {
  archive(amount.dimension, amount.value, amount.low, amount.high, amount.unit, amount.modifier,
          amount.change, amount.per, amount.note);
}
template <typename Archive>
void fields(Archive& archive, Is<DateFields> auto& date) {
  archive(date.value, date.mod, date.begin, date.end, date.note);
}
template <typename Archive>
void fields(Archive& archive, Is<ClaimFields> auto& claim) {
  archive(claim.predicate, claim.triple, claim.polarity, claim.modality, claim.status, claim.evidence,
          claim.cues, claim.slots, claim.open_roles, claim.rule, claim.confidence, claim.documents,
          claim.sources);
}
template <typename Archive>
void fields(Archive&, Is<std::monostate> auto&) {}
template <typename Archive>
void fields(Archive& archive, Is<Node> auto& node) {
  archive(node.id, node.kind, node.type, node.label, node.aliases, node.same_as, node.confusable_with,
          node.spelling, node.mentions, node.fields);
}
template <typename Archive>
void fields(Archive& archive, Is<Edge> auto& edge) {
  archive(edge.source, edge.target, edge.role, edge.op, edge.documents);
}

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Appends values to a string.
class Packer {
 public:
  explicit Packer(std::string& out) : out_(out) {}

  template <typename... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }

 private:
  void put(const Plain auto& value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  template <typename T>
  void put(const std::vector<T>& list) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const T& each : list) put(each);
  }
  template <typename... Ts>
  void put(const std::variant<Ts...>& one) {
    put(static_cast<std::uint8_t>(one.index()));
    std::visit([this](const auto& value) { this->put(value); }, one);
  }
  template <typename T>
  requires(!Plain<T>) void put(const T& value) { fields(*this, value); }

  std::string& out_;
};

/// Reads them in the same order. REQUIRES bytes that a Packer made.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }

 private:
  void get(Plain auto& value) {
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
  }
  void get(std::string& text) {
    std::uint32_t size = 0;
    get(size);
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  template <typename T>
  void get(std::vector<T>& list) {
    std::uint32_t size = 0;
    get(size);
    list.resize(size);
    for (T& each : list) get(each);
  }
  template <typename... Ts>
  void get(std::variant<Ts...>& one) {
    std::uint8_t index = 0;
    get(index);
    std::uint8_t number = 0;
    ((number++ == index ? (void)get(one.template emplace<Ts>()) : void()), ...);
  }
  template <typename T>
  requires(!Plain<T>) void get(T& value) { fields(*this, value); }

  std::string_view bytes_;
};

template <typename T>
std::string packed(const T& value) {
  std::string bytes;
  Packer packer(bytes);
  packer(value);
  return bytes;
}

template <typename T>
T unpacked(std::string_view bytes) {
  T value;
  Unpacker unpacker(bytes);
  unpacker(value);
  return value;
}

}  // namespace claimgraph
