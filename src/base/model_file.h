// The container of every trained model, and of compiled patterns: a header that names the kind and the
// version, a checksum, a payload.
//
//   "CGMODEL\n"  kind (8 bytes, zero padded)  version u32  zero u32  payload bytes u64  checksum u64  payload
//
// Numbers are little-endian. The same payload always gives the same bytes. Files are mapped, not copied: one
// that is in use is replaced by another (as building and installing do), never written over.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/result.h"

namespace claimgraph {

/// The header: all that tells one model from another.
inline constexpr std::size_t kModelHeaderBytes = 40;
inline constexpr std::size_t kMostAligned = 64;

/// Tells bytes apart that differ by accident, at the speed of reading them.
std::uint64_t checksum(std::string_view bytes);

struct ModelKind {
  std::string_view name;  // at most 8 bytes
  std::uint32_t version = 0;
  std::string_view noun = "model";  // what messages call it
  std::string_view mend = "run scripts/train-models to make it anew";
};

/// From byte `at` of a payload to the next one that `alignment` divides in the file.
constexpr std::size_t gap(std::size_t at, std::size_t alignment) {
  return (alignment - (kModelHeaderBytes + at) % alignment) % alignment;
}
/// The same to where a part may begin: it lies as its payload would in a file of its own.
constexpr std::size_t part_gap(std::size_t at) { return (kMostAligned - at % kMostAligned) % kMostAligned; }

/// Appends numbers, texts and arrays to a payload.
class ModelWriter {
 public:
  template <typename Number>
  requires std::is_arithmetic_v<Number>
  void number(Number value) { payload_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view text);  // at most 255 bytes
  template <typename Item>
  void array(std::span<const Item> items) {
    payload_.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
  }
  /// Zeros up to a place in the file that `alignment` divides.
  void align(std::size_t alignment) { payload_.resize(payload_.size() + gap(payload_.size(), alignment)); }
  /// Appends another payload, for ModelReader::part().
  void part(const ModelWriter& other) {
    number(std::uint64_t{other.payload_.size()});
    payload_.resize(payload_.size() + part_gap(payload_.size()));
    payload_ += other.payload_;
  }
  /// The whole file.
  std::string file(ModelKind kind) const;

 private:
  std::string payload_;
};

/// Reads a payload in the order it was written. Reading past the end gives zeros and turns ok() false.
class ModelReader {
 public:
  ModelReader(std::shared_ptr<const char[]> bytes, std::string_view payload)
      : bytes_(std::move(bytes)), payload_(payload) {}

  template <typename Number>
  requires std::is_arithmetic_v<Number> Number number() {
    Number value{};
    copy(&value, sizeof value);
    return value;
  }
  /// Valid as long as bytes().
  std::string_view text();
  /// Items as they lie in the file, valid as long as bytes(); empty past the end, and where they do not lie
  /// as such items must.
  template <typename Item>
  std::span<const Item> view(std::size_t count) {
    const std::string_view taken = take(count, sizeof(Item));
    ok_ = ok_ && reinterpret_cast<std::uintptr_t>(taken.data()) % alignof(Item) == 0;
    if (!ok_) return {};
    return {reinterpret_cast<const Item*>(taken.data()), taken.size() / sizeof(Item)};
  }
  /// Skips what ModelWriter::align() wrote.
  void align(std::size_t alignment) { take(gap(at_, alignment), 1); }
  template <typename Item>
  void array(std::span<Item> items) {
    copy(items.data(), items.size_bytes());
  }
  /// A payload within this one, to be read apart from it.
  ModelReader part() {
    const auto size = number<std::uint64_t>();
    take(part_gap(at_), 1);
    return {bytes_, take(size, 1)};
  }
  std::size_t left() const { return payload_.size() - at_; }
  /// What keeps views and texts alive.
  const std::shared_ptr<const char[]>& bytes() const { return bytes_; }
  bool ok() const { return ok_; }
  bool at_end() const { return at_ == payload_.size(); }

 private:
  void copy(void* to, std::size_t bytes) {
    if (bytes == 0) return;  // an empty list may have no place
    if (payload_.size() - at_ < bytes) {
      ok_ = false;
      std::memset(to, 0, bytes);
      return;
    }
    std::memcpy(to, payload_.data() + at_, bytes);
    at_ += bytes;
  }
  std::string_view take(std::size_t count, std::size_t size) {
    if ((payload_.size() - at_) / size < count) {
      ok_ = false;
      return {};
    }
    at_ += count * size;
    return payload_.substr(at_ - count * size, count * size);
  }

  std::shared_ptr<const char[]> bytes_;
  std::string_view payload_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

/// Opens a model file and checks header, length and checksum. The error names the file and the mend.
Result<ModelReader> open_model(const std::string& path, ModelKind kind);

/// The error of a model whose payload does not make sense.
Error damaged_model(const std::string& path);

}  // namespace claimgraph
