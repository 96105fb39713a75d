// Whose address it is.
#pragma once

#include <string>
#include <string_view>

namespace claimgraph {

/// The host of an address as the domain name system has it: "https://BÜCHER.example:8080/a" is
/// "xn--bcher-kva.example" (UTS 46, non-transitional); in ASCII lower case where that fails; "" where there
/// is none.
std::string host_of(std::string_view uri);

/// Whether it stands for a name in other letters than a to z, which may look like another's.
bool is_international(std::string_view host);

}  // namespace claimgraph
