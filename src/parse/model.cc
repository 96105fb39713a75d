#include "parse/model.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>

namespace claimgraph {
namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "model files are little-endian");

constexpr std::string_view kMagic = "claimgraph-parser-1\n";

struct Header {
  std::uint32_t checksum = 0;  // FNV-1a of all that follows the header
  std::uint32_t words = 0;
  std::uint32_t move_rows = 0;
  std::uint32_t relation_rows = 0;
};

template <typename T>
void append(std::string& out, const T* values, std::size_t count) {
  out.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

constexpr bool power_of_two(std::uint32_t value) { return value != 0 && (value & (value - 1)) == 0; }

}  // namespace

std::uint32_t word_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::string parser_model_bytes(const ParserModel& model) {
  std::vector<std::uint32_t> words(model.words.begin(), model.words.end());
  std::sort(words.begin(), words.end());
  std::string body;
  append(body, words.data(), words.size());
  append(body, model.moves.rows.data(), model.moves.rows.size());
  append(body, model.relations.rows.data(), model.relations.rows.size());
  const Header header{word_hash(body), static_cast<std::uint32_t>(words.size()),
                      static_cast<std::uint32_t>(model.moves.rows.size()),
                      static_cast<std::uint32_t>(model.relations.rows.size())};
  std::string bytes(kMagic);
  append(bytes, &header, 1);
  return bytes + body;
}

Result<ParserModel> load_parser_model(const std::string& path) {
  const auto wrong = [&](const char* what) {
    return Error{path, 0, 0, std::string(what) + "; build it again with scripts/train-models"};
  };
  std::ifstream in(path, std::ios::binary);
  if (!in) return wrong("parser model cannot be read");
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Header header;
  if (bytes.size() < kMagic.size() + sizeof header || bytes.compare(0, kMagic.size(), kMagic) != 0)
    return wrong("no parser model of this version");
  std::memcpy(&header, bytes.data() + kMagic.size(), sizeof header);
  const std::string_view body = std::string_view(bytes).substr(kMagic.size() + sizeof header);
  ParserModel model;
  const std::size_t word_bytes = std::size_t{header.words} * sizeof(std::uint32_t);
  const std::size_t move_bytes = std::size_t{header.move_rows} * sizeof(model.moves.rows[0]);
  const std::size_t relation_bytes = std::size_t{header.relation_rows} * sizeof(model.relations.rows[0]);
  if (!power_of_two(header.move_rows) || !power_of_two(header.relation_rows) ||
      body.size() != word_bytes + move_bytes + relation_bytes || word_hash(body) != header.checksum)
    return wrong("damaged parser model");
  std::vector<std::uint32_t> words(header.words);
  model.moves.rows.resize(header.move_rows);
  model.relations.rows.resize(header.relation_rows);
  std::memcpy(words.data(), body.data(), word_bytes);
  std::memcpy(model.moves.rows.data(), body.data() + word_bytes, move_bytes);
  std::memcpy(model.relations.rows.data(), body.data() + word_bytes + move_bytes, relation_bytes);
  model.words.insert(words.begin(), words.end());
  return model;
}

}  // namespace claimgraph
