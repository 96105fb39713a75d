#include "base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace claimgraph {

void append_sha256_hex(std::initializer_list<std::string_view> parts, std::size_t digits, std::string& out) {
  // Looking the algorithm up and making a context cost more than hashing a short key.
  static EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     &EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  EVP_DigestInit_ex2(context.get(), kSha256, nullptr);
  for (const std::string_view part : parts) EVP_DigestUpdate(context.get(), part.data(), part.size());
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
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
