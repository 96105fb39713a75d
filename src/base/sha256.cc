#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

namespace claimgraph {
namespace {

// OpenSSL fails here for want of memory only.
void need(bool done) {
  if (!done) throw std::bad_alloc();
}
template <typename T>
T* made(T* object) {
  need(object != nullptr);
  return object;
}

}  // namespace

void append_sha256_hex(std::initializer_list<std::string_view> parts, std::size_t digits, std::string& out) {
  // Looking the algorithm up and making a context cost more than hashing a short key.
  static EVP_MD* const kSha256 = made(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(made(EVP_MD_CTX_new()),
                                                                                     &EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  need(EVP_DigestInit_ex2(context.get(), kSha256, nullptr) == 1);
  // Short parts go in together: handing them over costs more than their bytes.
  std::array<char, 512> together;
  std::size_t size = 0;
  const auto hand_over = [&] {
    if (size > 0) need(EVP_DigestUpdate(context.get(), together.data(), size) == 1);
    size = 0;
  };
  for (const std::string_view part : parts) {
    if (part.size() > together.size() - size) hand_over();
    if (part.size() > together.size()) {
      need(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
    } else {
      part.copy(together.data() + size, part.size());
      size += part.size();
    }
  }
  hand_over();
  need(EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1);
  constexpr char kDigits[] = "0123456789abcdef";
  for (std::size_t i = 0; i < digits; ++i)
    out += kDigits[i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15];
}

std::string sha256_hex(std::string_view bytes) {
  std::string hex;
  append_sha256_hex({bytes}, 64, hex);
  return hex;
}

}  // namespace claimgraph
