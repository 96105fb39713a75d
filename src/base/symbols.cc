#include "base/symbols.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace claimgraph {
namespace {
constexpr std::size_t kRecentWords = 1 << 12;
}  // namespace

SymbolTable::SymbolTable(const SymbolTable* base)
    : base_(base), base_size_(base != nullptr ? base->size() : 0), slots_(std::vector<Slot>(1024)) {
  add_blocks(1);
  if (base_ == nullptr) {
    texts_.push_back({});  // kNoSymbol
  } else {
    recent_.resize(kRecentWords);
  }
}

// FNV-1a over 8-byte words with a final mix; well spread for short words.
std::uint32_t SymbolTable::hash_of(std::string_view text) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = text.size() * kPrime;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 32;
  }
  std::uint64_t word = 0;
  if (left > 0) std::memcpy(&word, at, left);
  hash = (hash ^ word) * kPrime;
  return static_cast<std::uint32_t>(hash ^ (hash >> 29));
}

// A word of the base, or kNoSymbol.
Symbol SymbolTable::find_frozen(std::string_view text, std::uint32_t hash) {
  if (base_ == nullptr) return kNoSymbol;
  Recent& recent = recent_[hash % kRecentWords];
  if (recent.hash == hash && std::string_view(recent.text, recent.size) == text) return recent.symbol;
  const Symbol symbol = base_->find_hashed(text, hash);
  if (symbol != kNoSymbol && text.size() <= Recent::kLongest) {
    recent.hash = hash;
    recent.symbol = symbol;
    recent.size = static_cast<std::uint8_t>(text.size());
    std::memcpy(recent.text, text.data(), text.size());
  }
  return symbol;
}

// A word of this table itself, or kNoSymbol.
Symbol SymbolTable::find_own(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.local == 0) return kNoSymbol;
    if (slot.hash != hash) continue;
    if (view(texts_[slot.local - 1]) == text) return Symbol{base_size_ + slot.local - 1};
  }
}

Symbol SymbolTable::find_hashed(std::string_view text, std::uint32_t hash) const {
  if (base_ != nullptr) {
    if (const Symbol symbol = base_->find_hashed(text, hash); symbol != kNoSymbol) return symbol;
  }
  return find_own(text, hash);
}

Symbol SymbolTable::find(std::string_view text) const {
  return text.empty() ? kNoSymbol : find_hashed(text, hash_of(text));
}

Symbol SymbolTable::intern(std::string_view text) {
  if (text.empty()) return kNoSymbol;
  const std::uint32_t hash = hash_of(text);
  if (const Symbol known = find_frozen(text, hash); known != kNoSymbol) return known;
  if (const Symbol known = find_own(text, hash); known != kNoSymbol) return known;
  if ((texts_.size() + 1) * 2 > slots_.size()) grow(slots_.size() * 2);
  texts_.push_back(store(text));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].local != 0) at = (at + 1) & mask;
  slots_.own(at) = {hash, static_cast<std::uint32_t>(texts_.size())};
  return Symbol{base_size_ + static_cast<std::uint32_t>(texts_.size()) - 1};
}

void SymbolTable::clear() {
  const std::span<Slot> slots = slots_.own();
  std::fill(slots.begin(), slots.end(), Slot{});
  texts_.clear();
  if (base_ == nullptr) texts_.push_back({});
  used_ = 0;
}

SymbolTable::Text SymbolTable::store(std::string_view text) {
  if (text.size() > kBlockBytes) {
    const std::size_t before = blocks_.size();
    add_blocks((text.size() + kBlockBytes - 1) / kBlockBytes);
    skip_to(static_cast<std::uint32_t>(before * kBlockBytes));
  } else {
    if (used_ % kBlockBytes + text.size() > kBlockBytes) skip_to((used_ / kBlockBytes + 1) * kBlockBytes);
    if (used_ / kBlockBytes == blocks_.size()) add_blocks(1);
  }
  const Text stored{text_hash(0, text), used_, static_cast<std::uint32_t>(text.size())};
  std::memcpy(unused(), text.data(), text.size());
  used_ += stored.size;
  return stored;
}

void SymbolTable::add_blocks(std::size_t count) {
  own_.push_back(std::make_unique_for_overwrite<char[]>(count * kBlockBytes));
  for (std::size_t block = 0; block < count; ++block)
    blocks_.push_back(own_.back().get() + block * kBlockBytes);
}

// The first unused byte, which lies in a block of this table's own.
char* SymbolTable::unused() { return const_cast<char*>(blocks_[used_ / kBlockBytes]) + used_ % kBlockBytes; }

// Leaves the rest of the last block in use empty.
void SymbolTable::skip_to(std::uint32_t next) {
  if (used_ % kBlockBytes != 0) std::memset(unused(), 0, kBlockBytes - used_ % kBlockBytes);
  used_ = next;
}

std::vector<char> SymbolTable::all_bytes() const {
  std::vector<char> bytes;
  for (std::uint32_t at = 0; at < used_; at += kBlockBytes) {
    const char* const block = blocks_[at / kBlockBytes];
    bytes.insert(bytes.end(), block, block + std::min(kBlockBytes, used_ - at));
  }
  return bytes;
}

void SymbolTable::see(std::span<const char> bytes) {
  blocks_.clear();
  for (std::size_t at = 0; at == 0 || at < bytes.size(); at += kBlockBytes)
    blocks_.push_back(bytes.data() + at);
  used_ = static_cast<std::uint32_t>(blocks_.size()) * kBlockBytes;
}

void SymbolTable::reserve(std::size_t count) {
  const std::size_t wanted = std::bit_ceil((texts_.size() + count) * 2);
  if (wanted > slots_.size()) grow(wanted);
  texts_.reserve(texts_.size() + count);
}

void SymbolTable::grow(std::size_t slots) {
  std::vector<Slot> more(slots);
  const std::size_t mask = slots - 1;
  for (const Slot& slot : slots_) {
    if (slot.local == 0) continue;
    std::size_t at = slot.hash & mask;
    while (more[at].local != 0) at = (at + 1) & mask;
    more[at] = slot;
  }
  slots_ = std::move(more);
}

}  // namespace claimgraph
