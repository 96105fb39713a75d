#include "resources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/sha256.h"
#include "names/gazetteer.h"
#include "syntax/arguments.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUsualSymbols = 120'000;  // of the shipped patterns and models

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::string bytes(in ? static_cast<std::size_t>(in.tellg()) : 0, '\0');
  if (!in || !in.seekg(0) || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    return Error{path.string(), 0, 0, "cannot be read"};
  return bytes;
}

// All files below a folder that end in `extension`, in path order.
std::vector<fs::path> files_of(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (fs::recursive_directory_iterator it(folder, ignored), end; it != end; it.increment(ignored)) {
    if (it->path().extension() == extension) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// "sha256:" and the hash of a listing, in path order, of all files with the hashes of what they hold.
Result<std::string> hash_of(const std::vector<fs::path>& folders,
                            const std::vector<std::string>& gazetteers) {
  std::string listing;
  const auto add = [&](const fs::path& path, const std::string& name) -> std::optional<Error> {
    auto bytes = read_file(path);
    if (!bytes.ok()) return bytes.error();
    listing += sha256_hex(bytes.value()) + " " + name + "\n";
    return std::nullopt;
  };
  for (const fs::path& folder : folders) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (fs::recursive_directory_iterator it(folder, ignored), end; it != end; it.increment(ignored)) {
      if (it->is_regular_file(ignored)) files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
      if (auto error = add(path, path.lexically_relative(folder).string())) return *error;
    }
  }
  for (const std::string& gazetteer : gazetteers) {
    if (auto error = add(gazetteer, "gazetteer")) return *error;
  }
  return "sha256:" + sha256_hex(listing);
}

// The verbs that rules name, by their forms.
void teach_verbs(const Lexicons& lexicons, Lemmatizer& lemmatizer, SymbolTable& symbols) {
  for (const Lexicon& lexicon : lexicons.all()) {
    if (lexicon.kind != LexiconKind::kVerb) continue;
    for (const LexiconEntry& entry : lexicon.entries)
      lemmatizer.teach_verb(entry.text.substr(0, entry.text.find(' ')), symbols);
  }
}

}  // namespace

Result<std::unique_ptr<const Resources>> load_resources(const PatternSources& sources) {
  auto resources = std::make_unique<Resources>();
  const fs::path folder(sources.folder);
  if (!fs::is_directory(folder))
    return Error{sources.folder, 0, 0, "no such pattern folder; name one with --patterns"};

  auto ontology_text = read_file(folder / "ontology");
  if (!ontology_text.ok()) return ontology_text.error();
  auto ontology_blocks = read_blocks((folder / "ontology").string(), ontology_text.value());
  if (!ontology_blocks.ok()) return ontology_blocks.error();
  auto ontology = load_ontology(ontology_blocks.value(), resources->symbols);
  if (!ontology.ok()) return ontology.error();
  resources->ontology = std::move(ontology).value();

  std::vector<fs::path> folders{folder};
  folders.insert(folders.end(), sources.added.begin(), sources.added.end());
  // What needs no symbols is read beside the rest.
  const auto beside = [](auto load) { return std::async(std::launch::async, std::move(load)); };
  auto hashing = beside([&] { return hash_of(folders, sources.gazetteers); });
  auto parser_loading =
      beside([path = (folder / "models" / "parser.bin").string()] { return load_parser_model(path); });
  auto names_loading =
      beside([path = (folder / "models" / "names.bin").string()] { return NameModel::load(path); });
  resources->symbols.reserve(kUsualSymbols);
  std::vector<LexiconTable> tables;
  for (const fs::path& each : folders) {
    for (const fs::path& path : files_of(each, ".rules")) {
      auto text = read_file(path);
      if (!text.ok()) return text.error();
      auto blocks = read_blocks(path.string(), text.value());
      if (!blocks.ok()) return blocks.error();
      std::move(blocks.value().begin(), blocks.value().end(), std::back_inserter(resources->blocks));
    }
    for (const fs::path& path : files_of(each / "lexicon", ".tsv")) {
      auto text = read_file(path);
      if (!text.ok()) return text.error();
      tables.push_back({path.string(), std::move(text).value()});
    }
  }
  for (const std::string& path : sources.gazetteers) {
    auto text = read_file(path);
    if (!text.ok()) return text.error();
    auto table = gazetteer_table(path, text.value());
    if (!table.ok()) return table.error();
    tables.push_back(std::move(table).value());
  }
  auto tagger = Tagger::load((folder / "models" / "tagger.bin").string(), resources->symbols);
  if (!tagger.ok()) return tagger.error();
  resources->tagger = std::move(tagger).value();
  auto lemmatizer = Lemmatizer::load((folder / "models" / "lemmas.bin").string(), resources->symbols);
  if (!lemmatizer.ok()) return lemmatizer.error();
  resources->lemmatizer = std::move(lemmatizer).value();
  auto parser = parser_loading.get();
  if (!parser.ok()) return parser.error();
  resources->parser = std::move(parser).value();
  auto lexicons = load_lexicons(resources->blocks, tables, resources->symbols);
  if (!lexicons.ok()) return lexicons.error();
  resources->lexicons = std::move(lexicons).value();
  teach_verbs(resources->lexicons, resources->lemmatizer, resources->symbols);
  resources->slips = Slips::load(resources->lexicons, resources->symbols);
  auto surface = load_surface_rules(resources->blocks, resources->lexicons, resources->symbols);
  if (!surface.ok()) return surface.error();
  resources->surface = std::move(surface).value();
  auto amount_words = AmountWords::load(resources->lexicons);
  if (!amount_words.ok()) return amount_words.error();
  resources->amount_words = std::move(amount_words).value();
  auto group_words = GroupWords::load(resources->lexicons, resources->symbols);
  if (!group_words.ok()) return group_words.error();
  resources->group_words = std::move(group_words).value();
  auto tree_words = TreeWords::load(resources->lexicons);
  if (!tree_words.ok()) return tree_words.error();
  resources->tree_words = std::move(tree_words).value();
  auto text_words = TextWords::load(resources->lexicons, resources->symbols);
  if (!text_words.ok()) return text_words.error();
  resources->text_words = std::move(text_words).value();
  auto name_model = names_loading.get();
  if (!name_model.ok()) return name_model.error();
  resources->name_model = std::move(name_model).value();
  resources->name_words = NameWords::load(resources->lexicons, resources->symbols);
  auto operators = Operators::load(resources->lexicons, resources->symbols);
  if (!operators.ok()) return operators.error();
  resources->operators = std::move(operators).value();
  intern_place_names(resources->symbols);
  resources->reference_words = ReferenceWords::load(resources->lexicons, resources->symbols);
  auto rules = load_rules(resources->blocks, resources->lexicons, resources->ontology, resources->symbols);
  if (!rules.ok()) return rules.error();
  resources->rules = std::move(rules).value();
  auto hash = hashing.get();
  if (!hash.ok()) return hash.error();
  resources->hash = std::move(hash).value();
  return std::unique_ptr<const Resources>(std::move(resources));
}

}  // namespace claimgraph
