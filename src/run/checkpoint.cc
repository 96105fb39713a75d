#include "run/checkpoint.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "run/json_line.h"

namespace claimgraph {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kTail = 4096;  // bytes of a file by which it is known again

Error wrong(std::string message) { return {"", 0, 0, std::move(message)}; }

Json json_of(const FileMark& mark) { return {{"bytes", mark.bytes}, {"tail", mark.tail}}; }

FileMark mark_of(const Json& json) {
  return {json.at("bytes").get<std::uint64_t>(), json.at("tail").get<std::string>()};
}

Json json_of(const Checkpoint& checkpoint) {
  Json settings = Json::object();
  for (const auto& [name, value] : checkpoint.settings) settings[name] = value;
  const Tally& tally = checkpoint.tally;
  return {{"claimgraph_state", 1},
          {"settings", settings},
          {"done", tally.done},
          {"degraded", tally.degraded},
          {"rejected", tally.rejected},
          {"left_out", tally.left_out},
          {"chain", checkpoint.chain},
          {"output", json_of(checkpoint.output)},
          {"rejects", json_of(checkpoint.rejects)},
          {"internal_error", checkpoint.internal_error},
          {"all_read", checkpoint.all_read}};
}

Checkpoint checkpoint_of(const Json& json) {
  Checkpoint checkpoint;
  for (const auto& [name, value] : json.at("settings").items())
    checkpoint.settings.emplace_back(name, value.get<std::string>());
  const auto count = [&](const char* name) { return json.at(name).get<std::uint64_t>(); };
  checkpoint.tally = {count("done"), count("degraded"), count("rejected"), count("left_out")};
  checkpoint.chain = json.at("chain").get<std::string>();
  checkpoint.output = mark_of(json.at("output"));
  checkpoint.rejects = mark_of(json.at("rejects"));
  checkpoint.internal_error = json.at("internal_error").get<bool>();
  checkpoint.all_read = json.at("all_read").get<bool>();
  return checkpoint;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  Json json = json_of(checkpoint);
  json["sha256"] = sha256_hex(json_line(json));
  return json_line(json) + "\n";
}

Result<Checkpoint> checkpoint_from_text(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return wrong("no JSON object");
  const auto version = json.find("claimgraph_state");
  if (version == json.end() || *version != 1) return wrong("no state of this version");
  const auto digest = json.find("sha256");
  if (digest == json.end() || !digest->is_string()) return wrong("it breaks off");
  const std::string said = digest->get<std::string>();
  json.erase("sha256");
  if (said != sha256_hex(json_line(json))) return wrong("its digest is another");
  try {
    return checkpoint_of(json);
  } catch (const Json::exception&) {
    return wrong("a field is missing");
  }
}

Result<FileMark> mark_file(const std::string& path, std::uint64_t bytes) {
  std::error_code error;
  if (std::filesystem::file_size(path, error) < bytes || error)
    return wrong(error ? error.message() : "shorter than it was");
  std::ifstream file(path, std::ios::binary);
  std::string tail(std::min(bytes, kTail), '\0');
  file.seekg(static_cast<std::streamoff>(bytes - tail.size()));
  if (!file.read(tail.data(), static_cast<std::streamsize>(tail.size()))) return wrong("cannot be read");
  return FileMark{bytes, sha256_hex(tail)};
}

std::string differing(const Settings& a, const Settings& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a[i] != b[i]) return a[i].first;
  if (a.size() == b.size()) return "";
  return (a.size() < b.size() ? b : a)[std::min(a.size(), b.size())].first;
}

}  // namespace claimgraph
