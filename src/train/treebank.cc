#include "train/treebank.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/ascii.h"

namespace claimgraph::train {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kUnified{{
    {"“", "\""},
    {"”", "\""},
    {"„", "\""},
    {"‘", "'"},
    {"’", "'"},
    {"‚", "'"},
    {"‛", "'"},
    {"''", "\""},
    {"``", "\""},
}};

std::string unified(std::string text) {
  for (const auto& [from, to] : kUnified) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  }
  return text;
}

Result<std::map<std::string, std::string>> read_word_list(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{path, 0, 0, "cannot be read; scripts/word-list prints it"};
  std::map<std::string, std::string> words;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return Error{path, number, 0, "a row has two columns"};
    words.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return words;
}

}  // namespace

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns(1);
  for (const char c : line) {
    if (c == '\t')
      columns.emplace_back();
    else
      columns.back() += c;
  }
  return columns;
}

Result<std::vector<Sentence>> read_treebank(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{path, 0, 0, "cannot be read; name the folder of the treebanks"};
  std::vector<Sentence> sentences(1);
  std::string line, document;
  bool glued = false;       // the word before is not followed by a space
  int contraction_end = 0;  // number of the last word written together with those before it
  bool contraction_glued = false;
  constexpr std::string_view kNewDocument = "# newdoc id = ";
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with(kNewDocument)) document = line.substr(kNewDocument.size());
    if (line.empty() && !sentences.back().words.empty()) sentences.emplace_back();
    if (line.empty()) glued = false;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> columns = columns_of(line);
    if (columns.size() != 10) return Error{path, number, 0, "a word has ten columns"};
    const bool no_space = columns[9].find("SpaceAfter=No") != std::string::npos;
    if (const std::size_t dash = columns[0].find('-'); dash != std::string::npos) {
      contraction_end = std::stoi(columns[0].substr(dash + 1));
      contraction_glued = no_space;
      continue;
    }
    if (columns[0].find('.') != std::string::npos) continue;  // empty nodes
    Word word;
    word.space_before = !glued;
    const int place = std::stoi(columns[0]);
    glued = place < contraction_end || (place == contraction_end ? contraction_glued : no_space);
    if (place == contraction_end) contraction_end = 0;
    word.form = unified(columns[1]);
    word.lower = lowered(word.form);
    word.lemma = lowered(unified(columns[2]));
    word.tag = tag_of(columns[4]);
    if (word.tag == Tag::kNone) return Error{path, number, 0, "unknown tag " + columns[4]};
    word.head = std::stoi(columns[6]);
    word.relation = columns[7];
    word.typo = columns[5].find("Typo=Yes") != std::string::npos;
    sentences.back().document = document;
    sentences.back().words.push_back(std::move(word));
  }
  if (sentences.back().words.empty()) sentences.pop_back();
  return sentences;
}

Result<std::vector<Sentence>> read_training_files(const std::string& folder) {
  std::vector<Sentence> all;
  for (const std::string_view name : kTrainingFiles) {
    auto part = read_treebank(folder + "/" + std::string(name));
    if (!part.ok()) return part.error();
    std::move(part.value().begin(), part.value().end(), std::back_inserter(all));
  }
  return all;
}

std::vector<Sentence> TrainingData::sentences() const {
  std::vector<Sentence> all = treebank;
  all.insert(all.end(), own.begin(), own.end());
  return all;
}

Result<TrainingData> read_training_data(const std::string& folder, const std::string& own,
                                        const std::string& words) {
  auto treebank = read_training_files(folder);
  if (!treebank.ok()) return treebank.error();
  auto trees = read_treebank(own);
  if (!trees.ok()) return trees.error();
  auto list = read_word_list(words);
  if (!list.ok()) return list.error();
  return TrainingData{std::move(treebank).value(), std::move(trees).value(), std::move(list).value()};
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (out.flush()) return true;
  std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
  return false;
}

}  // namespace claimgraph::train
