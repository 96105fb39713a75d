#include "base/symbols.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace claimgraph {
namespace {
constexpr std::size_t kBlockBytes = 1 << 16;
constexpr std::size_t kRecentWords = 1 << 12;
}  // namespace

SymbolTable::SymbolTable(const SymbolTable* base)
    : base_(base), base_size_(base != nullptr ? base->size() : 0), slots_(1024) {
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
    const Text& known = texts_[slot.local - 1];
    if (std::string_view(known.data, known.size) == text) return Symbol{base_size_ + slot.local - 1};
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
  slots_[at] = {hash, static_cast<std::uint32_t>(texts_.size())};
  return Symbol{base_size_ + static_cast<std::uint32_t>(texts_.size()) - 1};
}

void SymbolTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  if (base_ == nullptr) texts_.push_back({});
  block_ = 0;
  block_used_ = 0;
}

SymbolTable::Text SymbolTable::store(std::string_view text) {
  while (block_ < blocks_.size() && block_used_ + text.size() > block_sizes_[block_]) {
    ++block_;
    block_used_ = 0;
  }
  if (block_ == blocks_.size()) {
    block_sizes_.push_back(std::max(kBlockBytes, text.size()));
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_sizes_.back()));
    block_used_ = 0;
  }
  char* to = blocks_[block_].get() + block_used_;
  std::memcpy(to, text.data(), text.size());
  block_used_ += text.size();
  return {to, static_cast<std::uint32_t>(text.size()), text_hash(0, text)};
}

void SymbolTable::reserve(std::size_t count) {
  const std::size_t wanted = std::bit_ceil((texts_.size() + count) * 2);
  if (wanted > slots_.size()) grow(wanted);
  texts_.reserve(texts_.size() + count);
}

void SymbolTable::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.local == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].local != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace claimgraph
