#include "read/json_parse.h"

#include <algorithm>
#include <new>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/ascii.h"
#include "base/json_safety.h"
#include "text/unicode.h"

namespace claimgraph {
namespace {

// Puts whole numbers of more than 18 digits between quotation marks: a record is not lost for a number that
// no machine word holds, and its digits are kept.
std::string with_quoted_numbers(std::string_view json) {
  constexpr std::size_t kMostDigits = 18;
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size();) {
    if (in_string && json[i] == '\\') {
      out.append(json.substr(i, 2));
      i += 2;
      continue;
    }
    if (json[i] == '"') in_string = !in_string;
    if (in_string || !is_digit(json[i])) {
      out += json[i++];
      continue;
    }
    const std::size_t end = std::min(json.find_first_not_of("0123456789.eE+-", i), json.size());
    const std::string_view number = json.substr(i, end - i);
    const bool long_whole = number.size() > kMostDigits &&
                            std::all_of(number.begin(), number.end(), is_digit) &&
                            (i == 0 || json[i - 1] != '-');
    if (long_whole) out += '"';
    out += number;
    if (long_whole) out += '"';
    i = end;
  }
  return out;
}

// The byte (from 1) at which the first bad sequence of UTF-8 begins.
std::size_t bad_byte(std::string_view bytes) {
  std::string valid;
  append_valid(bytes, valid);
  return std::mismatch(bytes.begin(), bytes.end(), valid.begin(), valid.end()).first - bytes.begin() + 1;
}

// Does a second value begin at `at`?
bool begins_another(std::string_view json, std::size_t at) {
  if (at >= json.size() || (json[at] != '{' && json[at] != '[')) return false;
  const std::size_t last = json.substr(0, at).find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && (json[last] == '}' || json[last] == ']');
}

std::string complaint(std::string_view json, simdjson::error_code code) {
  if (const char* why = json_danger(json)) return std::string("the JSON ") + why;
  if (code == simdjson::UTF8_ERROR) return "bad UTF-8 at byte " + std::to_string(bad_byte(json));
  if (!json.empty() && json.front() == '\x1e')
    return "no JSON: a record separator (RFC 7464) stands before it";
  try {
    // Nothing is kept: only the place of the error is wanted.
    const auto drop = [](int, nlohmann::json::parse_event_t, nlohmann::json&) { return false; };
    const nlohmann::json nothing = nlohmann::json::parse(json, drop);
  } catch (const nlohmann::json::parse_error& error) {
    if (error.byte > json.size()) return "no JSON: it breaks off after byte " + std::to_string(json.size());
    return "no JSON: wrong at byte " + std::to_string(error.byte) +
           (begins_another(json, error.byte - 1)
                ? "; several values on a line are read with --input-format json"
                : "");
  } catch (const nlohmann::json::exception&) {
    // A number out of range: simdjson says so too.
  }
  return std::string("no JSON: ") + simdjson::error_message(code);
}

}  // namespace

simdjson::error_code JsonParser::try_parse(std::string_view json, simdjson::dom::element& root) {
  constexpr std::size_t kDeepest = 64, kFirst = 1U << 16U, kKept = 1U << 20U;
  if (parser_.capacity() > kKept && json.size() <= kKept) parser_ = simdjson::dom::parser();
  if (parser_.capacity() == 0) {
    if (const auto code = parser_.allocate(kFirst, kDeepest + 1); code != simdjson::SUCCESS) return code;
  }
  return parser_.parse(json.data(), json.size()).get(root);
}

Result<simdjson::dom::element> JsonParser::parse(std::string_view json) {
  simdjson::dom::element root;
  simdjson::error_code code = try_parse(json, root);
  if (code == simdjson::NUMBER_ERROR) {
    if (const std::string quoted = with_quoted_numbers(json); quoted.size() != json.size())
      code = try_parse(quoted, root);
  }
  if (code == simdjson::MEMALLOC) throw std::bad_alloc();  // nothing is wrong with the record
  if (code != simdjson::SUCCESS) return Error{"", 0, 0, complaint(json, code)};
  return root;
}

const char* type_name(simdjson::dom::element value) {
  switch (value.type()) {
    case simdjson::dom::element_type::ARRAY:
      return "an array";
    case simdjson::dom::element_type::OBJECT:
      return "an object";
    case simdjson::dom::element_type::STRING:
      return "a string";
    case simdjson::dom::element_type::BOOL:
      return "true or false";
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

}  // namespace claimgraph
