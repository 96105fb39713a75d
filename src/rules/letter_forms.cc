#include "rules/letter_forms.h"

#include "text/unicode.h"

namespace claimgraph {

std::string utf8_of(std::uint32_t character) {
  std::string bytes;
  append_utf8(character, bytes);
  return bytes;
}

std::vector<std::uint32_t> any_case_of(std::uint32_t character) {
  std::vector<std::uint32_t> all{character};
  for (const char32_t form : cases_of(character)) all.push_back(form);
  const std::uint32_t lower = all[1];
  if (lower == 's' || character == kLongS) all.insert(all.end(), {'s', 'S', kLongS});
  if (lower == 'k' || character == kKelvin) all.insert(all.end(), {'k', 'K', kKelvin});
  return all;
}

}  // namespace claimgraph
