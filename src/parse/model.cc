#include "parse/model.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/model_file.h"

namespace claimgraph {
namespace {

constexpr ModelKind kParserKind{"parser", 4};
constexpr int kMostParserBits = 24;
constexpr std::uint32_t kMostKeys = 1U << 20;

template <typename Number>
void write_list(ModelWriter& writer, const std::vector<Number>& list) {
  writer.number(static_cast<std::uint32_t>(list.size()));
  writer.array(std::span<const Number>(list));
}

template <typename Number>
bool read_list(ModelReader& reader, std::vector<Number>& list) {
  const auto count = reader.number<std::uint32_t>();
  if (count > kMostKeys) return false;
  list.resize(count);
  reader.array(std::span<Number>(list));
  return reader.ok();
}

template <std::size_t Lanes>
void write_table(ModelWriter& writer, const WeightTable<Lanes>& table) {
  writer.number(static_cast<std::uint8_t>(std::countr_zero(table.rows.size())));
  writer.array(std::span<const typename WeightTable<Lanes>::Row>(table.rows));
}

template <std::size_t Lanes>
bool read_table(ModelReader& reader, int largest, WeightTable<Lanes>& table) {
  const int bits = reader.number<std::uint8_t>();
  if (bits < 1 || bits > kMostParserBits) return false;
  const auto rows = reader.view<typename WeightTable<Lanes>::Row>(std::size_t{1} << bits);
  if (!reader.ok()) return false;
  table = WeightTable<Lanes>(FlatArray(rows));
  typename WeightTable<Lanes>::Row low{}, high{};
  for (const auto& row : rows) {
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
      low[lane] = std::min(low[lane], row[lane]);
      high[lane] = std::max(high[lane], row[lane]);
    }
  }
  return *std::min_element(low.begin(), low.end()) >= -largest &&
         *std::max_element(high.begin(), high.end()) <= largest;
}

}  // namespace

void KeyTable::build(const std::vector<std::uint32_t>& keys, const std::vector<std::uint8_t>& values) {
  const auto bits = static_cast<int>(std::bit_width(keys.size())) + 1;
  slots_.assign(std::size_t{1} << bits, Slot{});
  shift_ = 32 - bits;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::size_t at = (keys[i] * 0x9E3779B1U) >> shift_;
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {keys[i], values[i]};
  }
}

void ParserModel::index() {
  known_words.build(words, std::vector<std::uint8_t>(words.size(), 1));
  sure.build(sure_keys, sure_relations);
}

std::uint32_t word_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash == 0 ? 1 : hash;
}

std::string parser_model_bytes(const ParserModel& model) {
  ModelWriter writer;
  write_list(writer, model.words);
  write_list(writer, model.sure_keys);
  write_list(writer, model.sure_relations);
  write_table(writer, model.moves);
  write_table(writer, model.relations);
  return writer.file(kParserKind);
}

Result<ParserModel> load_parser_model(const std::string& path) {
  auto opened = open_model(path, kParserKind);
  if (!opened.ok()) return opened.error();
  ModelReader& reader = opened.value();
  ParserModel model;
  const bool read = read_list(reader, model.words) && read_list(reader, model.sure_keys) &&
                    read_list(reader, model.sure_relations) &&
                    read_table(reader, kLargestMoveWeight, model.moves) &&
                    read_table(reader, kLargestRelationWeight, model.relations) && reader.at_end();
  const auto relation = [](std::uint8_t value) {
    return value > 0 && value < static_cast<std::uint8_t>(Relation::kCount);
  };
  if (!read || model.sure_keys.size() != model.sure_relations.size() ||
      !std::all_of(model.sure_relations.begin(), model.sure_relations.end(), relation))
    return damaged_model(path);
  model.bytes = reader.bytes();
  model.index();
  return model;
}

}  // namespace claimgraph
