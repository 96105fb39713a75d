#include "run/rejects.h"

#include <openssl/evp.h>

#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "run/json_line.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.pop_back();  // the NUL
  return out;
}

// False where it is no base64.
bool from_base64(const std::string& text, std::string& bytes) {
  bytes.resize(text.size() / 4 * 3);
  if (text.size() % 4 != 0) return false;
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return false;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return true;
}

}  // namespace

std::string reject_line(const Reject& reject) {
  Json line{{"where", reject.where}, {"reason", reject.why}};
  line["format"] = input_format_names()[static_cast<std::size_t>(reject.format)];
  if (!reject.id.empty()) line["id"] = reject.id;
  if (reject.kept) {
    line["bytes"] = reject.raw.size();
    line["sha256"] = sha256_hex(reject.raw);
    line["raw"] = base64(reject.raw);
  }
  return json_line(line) + "\n";
}

Result<Reject> reject_from_line(std::string_view line) {
  const auto wrong = [](const char* what) { return Error{"", 0, 0, what}; };
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return wrong("no JSON object");
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  Reject reject;
  reject.where = text("where");
  reject.why = text("reason");
  reject.id = text("id");
  const auto format = input_format_named(text("format"));
  if (!format) return wrong("no \"format\" that records have");
  reject.format = *format;
  reject.kept = json.contains("raw");
  if (!reject.kept) return reject;
  if (!from_base64(text("raw"), reject.raw)) return wrong("\"raw\" is no base64");
  if (text("sha256") != sha256_hex(reject.raw)) return wrong("\"raw\" is not what \"sha256\" says");
  return reject;
}

std::string article_record(const Article& article) {
  Json record;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) record[key] = value;
  };
  put("id", article.id);
  put("title", article.title);
  put("date", article.date);
  put("language", article.language);
  put("url", article.uri);
  put("source", article.source);
  put("version", article.version);
  put("modified", article.modified);
  record["text"] = article.text;
  return json_line(record);
}

}  // namespace claimgraph
