#include "graph/host.h"

#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <memory>

#include "base/ascii.h"

namespace claimgraph {

std::string host_of(std::string_view uri) {
  const std::size_t begin = uri.find("://");
  if (begin == std::string_view::npos) return "";
  std::string_view rest = uri.substr(begin + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  rest = rest.substr(rest.find('@') + 1);  // all of it where there is none
  rest = rest.substr(0, rest.find(':'));
  std::string host;
  for (const char c : rest) host += to_lower(c);
  if (std::all_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return host;
  static const auto names = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  }();
  UErrorCode status = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  names->nameToASCII_UTF8({host.data(), static_cast<int>(host.size())}, sink, info, status);
  return U_SUCCESS(status) && !info.hasErrors() ? ascii : host;
}

bool is_international(std::string_view host) {
  const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return host.starts_with("xn--") || host.find(".xn--") != std::string_view::npos ||
         std::any_of(host.begin(), host.end(), wide);
}

}  // namespace claimgraph
