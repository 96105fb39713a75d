#include "resources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/beside.h"
#include "base/model_file.h"
#include "base/sha256.h"
#include "claims/confidence_weights.h"
#include "names/gazetteer.h"
#include "pattern_image.h"
#include "rules/block_file.h"
#include "rules/unnamed.h"
#include "syntax/arguments.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUsualSymbols = 120'000;  // of the shipped patterns and models
// An image is of other pattern files or of another program: that is no fault, and there is nothing to tell.
const Error kOutdated{};

struct PatternFile {
  fs::path path;
  std::string name;  // below its folder
  std::string text;  // of a model its header
};

std::optional<Error> read_file(PatternFile& file) {
  std::ifstream in(file.path, std::ios::binary | std::ios::ate);
  const std::size_t size = in ? static_cast<std::size_t>(in.tellg()) : 0;
  file.text.resize(file.path.extension() == ".bin" ? std::min(size, kModelHeaderBytes) : size);
  if (!in || !in.seekg(0) || !in.read(file.text.data(), static_cast<std::streamsize>(file.text.size())))
    return Error{file.path.string(), 0, 0, "cannot be read"};
  return std::nullopt;
}

// All files below the folders, in path order.
std::vector<PatternFile> files_of(const std::vector<fs::path>& folders) {
  std::vector<PatternFile> files;
  for (const fs::path& folder : folders) {
    const std::size_t first = files.size();
    std::error_code ignored;
    for (fs::recursive_directory_iterator it(folder, ignored), end; it != end; it.increment(ignored)) {
      if (it->is_regular_file(ignored))
        files.push_back({it->path(), it->path().lexically_relative(folder).string(), {}});
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
              [](const PatternFile& a, const PatternFile& b) { return a.path < b.path; });
  }
  return files;
}

Error no_folder(const std::string& folder, const char* option = "--patterns") {
  return {folder, 0, 0, std::string("no such pattern folder; name one with ") + option};
}

std::string checksum_line(std::string_view text, const std::string& name) {
  return std::to_string(checksum(text)) + " " + name + "\n";
}

std::uint64_t checksum_of(const std::vector<PatternFile>& files) {
  std::string listing;
  for (const PatternFile& file : files) listing += checksum_line(file.text, file.name);
  return checksum(listing);
}

// The same of the files of a folder, 0 where one cannot be read.
std::uint64_t checksum_of(const std::string& folder) {
  std::string listing;
  PatternFile file;  // one after another, in the same memory
  for (PatternFile& each : files_of({folder})) {
    file.path = std::move(each.path);
    if (read_file(file)) return 0;
    listing += checksum_line(file.text, each.name);
  }
  return checksum(listing);
}

// "sha256:" and the hash of a listing of all files with the hashes of what they hold.
std::string hash_of(const std::vector<PatternFile>& files) {
  std::string listing;
  for (const PatternFile& file : files) listing += sha256_hex(file.text) + " " + file.name + "\n";
  return "sha256:" + sha256_hex(listing);
}

template <typename Value>
std::optional<Error> take(Result<Value> from, Value& to) {
  if (!from.ok()) return from.error();
  to = std::move(from).value();
  return std::nullopt;
}

// The steps in order. What needs no symbols runs beside the rest: symbols are numbered by one thread.
class Loading {
 public:
  using Step = std::optional<Error> (Loading::*)();

  Loading(const PatternSources& sources, Resources& to) : sources_(sources), to_(to) {}

  std::optional<Error> from_files() {
    return run({&Loading::begin_models, &Loading::begin_tagger, &Loading::read_files, &Loading::begin_hash,
                &Loading::read_blocks_and_tables, &Loading::load_ontology, &Loading::check_confidence,
                &Loading::load_words, &Loading::load_rule_set, &Loading::join, &Loading::load_word_classes});
  }
  std::optional<Error> from_image() {
    return run({&Loading::begin_image, &Loading::begin_models, &Loading::read_image,
                &Loading::read_word_classes, &Loading::join_image});
  }
  Result<std::vector<Error>> unnamed() {
    if (auto error = run({&Loading::read_files, &Loading::read_blocks_and_tables})) return *error;
    return find_unnamed(blocks_, tables_, kProgramWords);
  }

 private:
  std::optional<Error> run(std::initializer_list<Step> steps) {
    for (const Step step : steps) {
      if (auto error = (this->*step)()) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> begin_models() {
    if (!fs::is_directory(sources_.folder)) return no_folder(sources_.folder);
    parser_ = beside([path = model("parser")] { return load_parser_model(path); });
    names_ = beside([path = model("names")] { return NameModel::load(path); });
    return std::nullopt;
  }

  std::optional<Error> begin_tagger() {
    tagger_ = beside([path = model("tagger")] { return Tagger::read(path); });
    return std::nullopt;
  }

  std::optional<Error> begin_hash() {
    hash_ = beside([this] { return hash_of(files_); });
    return std::nullopt;
  }

  std::optional<Error> read_files() {
    for (const std::string& added : sources_.added) {
      if (!fs::is_directory(added)) return no_folder(added, "--add-patterns");
    }
    std::vector<fs::path> folders{sources_.folder};
    folders.insert(folders.end(), sources_.added.begin(), sources_.added.end());
    files_ = files_of(folders);
    for (const std::string& path : sources_.gazetteers) files_.push_back({path, "gazetteer", {}});
    for (PatternFile& file : files_) {
      if (auto error = read_file(file)) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> read_blocks_and_tables() {
    for (const PatternFile& file : files_) {
      const fs::path extension = file.path.extension();
      if (file.name == "gazetteer") {
        auto table = gazetteer_table(file.path.string(), file.text);
        if (!table.ok()) return table.error();
        tables_.push_back(std::move(table).value());
      } else if (extension == ".tsv" && file.name.starts_with("lexicon/")) {
        tables_.push_back({file.path.string(), file.text});
      } else if (extension == ".rules") {
        auto blocks = read_blocks(file.path.string(), file.text);
        if (!blocks.ok()) return blocks.error();
        std::move(blocks.value().begin(), blocks.value().end(), std::back_inserter(blocks_));
      }
    }
    return std::nullopt;
  }

  std::optional<Error> load_ontology() {
    const std::string path = (fs::path(sources_.folder) / "ontology").string();
    const auto file = std::find_if(files_.begin(), files_.end(),
                                   [&](const PatternFile& each) { return each.path == path; });
    if (file == files_.end()) return Error{path, 0, 0, "cannot be read"};
    auto blocks = read_blocks(path, file->text);
    if (!blocks.ok()) return blocks.error();
    to_.symbols.reserve(kUsualSymbols);
    return take(claimgraph::load_ontology(blocks.value(), to_.symbols), to_.ontology);
  }

  std::optional<Error> check_confidence() {
    for (const PatternFile& file : files_) {
      if (file.name != "lexicon/confidence.tsv") continue;
      if (auto error = check_weights(file.path.string(), file.text, to_.ontology)) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> load_words() {
    if (auto error = take(tagger_.get(), to_.tagger)) return error;
    to_.tagger.intern_words(to_.symbols);
    done_.push_back(beside([this] { to_.tagger.sum_common_words(); }));
    if (auto error = take(Lemmatizer::load(model("lemmas"), to_.symbols), to_.lemmatizer)) return error;
    if (auto error = take(load_lexicons(blocks_, std::move(tables_), to_.symbols), to_.lexicons))
      return error;
    surface_ = beside([this] { return read_surface_rules(blocks_, to_.lexicons); });
    teach_verbs();
    to_.slips = Slips::load(to_.lexicons, to_.symbols);
    intern_place_names(to_.symbols);
    return std::nullopt;
  }

  std::optional<Error> load_rule_set() {
    return take(load_rules(blocks_, to_.lexicons, to_.ontology, to_.symbols), to_.rules);
  }

  std::optional<Error> load_word_classes() {
    if (auto error = take(GroupWords::load(to_.lexicons, to_.symbols), to_.group_words)) return error;
    if (auto error = take(TextWords::load(to_.lexicons, to_.symbols), to_.text_words)) return error;
    to_.time_words.holidays = HolidayNames::load(to_.lexicons, to_.symbols);
    to_.name_words = NameWords::load(to_.lexicons, to_.symbols);
    to_.reference_words = ReferenceWords::load(to_.lexicons, to_.symbols);
    return load_small_classes();
  }

  std::optional<Error> read_word_classes() {
    if (!image_->read_words(to_)) return damaged_image(sources_.image);
    to_.time_words.holidays.use(to_.lexicons);
    to_.name_words.use(to_.lexicons);
    to_.reference_words.use(to_.lexicons);
    return load_small_classes();
  }

  // Classes of few words, which stand in no image.
  std::optional<Error> load_small_classes() {
    if (auto error = take(AmountWords::load(to_.lexicons), to_.amount_words)) return error;
    if (auto error = take(TreeWords::load(to_.lexicons), to_.tree_words)) return error;
    if (auto error = take(Operators::load(to_.lexicons), to_.operators)) return error;
    to_.time_words = TimeWords::load(to_.lexicons, std::move(to_.time_words.holidays));
    return std::nullopt;
  }

  std::optional<Error> join() {
    if (auto error = take(surface_.get(), to_.surface)) return error;
    to_.surface.intern_words(to_.symbols);
    to_.hash = hash_.get();
    to_.checksum = checksum_of(files_);
    return join_models();
  }

  std::optional<Error> join_models() {
    if (auto error = take(parser_.get(), to_.parser)) return error;
    if (auto error = take(names_.get(), to_.name_model)) return error;
    for (std::future<void>& each : done_) each.get();
    to_.confidence = {to_.lexicons, to_.ontology};
    return std::nullopt;
  }

  std::optional<Error> begin_image() {
    checksum_ = beside([folder = sources_.folder] { return checksum_of(folder); });
    return std::nullopt;
  }

  std::optional<Error> read_image() {
    auto opened = open_pattern_image(sources_.image);
    if (!opened.ok()) return opened.error();
    PatternImage& image = image_.emplace(std::move(opened).value());
    if (image.program != kProgramSources) return kOutdated;
    to_.image = image.symbols.bytes();
    const bool symbols = image.read_symbols(to_);
    rules_ = beside([this] { return image_->read_rules(to_); });
    if (!symbols || !image.read_tagger(to_) || !image.read_lexicons(to_))
      return damaged_image(sources_.image);
    return std::nullopt;
  }

  std::optional<Error> join_image() {
    const bool rules = rules_.get();
    if (auto error = join_models()) return error;
    if (checksum_.get() != image_->files) return kOutdated;
    to_.hash = image_->patterns;
    if (!rules) return damaged_image(sources_.image);
    return std::nullopt;
  }

  std::string model(std::string_view name) const {
    return (fs::path(sources_.folder) / "models" / (std::string(name) + ".bin")).string();
  }

  // The verbs that rules name, by their forms.
  void teach_verbs() {
    for (const Lexicon& lexicon : to_.lexicons.all()) {
      if (lexicon.kind != LexiconKind::kVerb) continue;
      for (const LexiconEntry& entry : lexicon.entries)
        to_.lemmatizer.teach_verb(entry.text().substr(0, entry.text().find(' ')), to_.symbols);
    }
  }

  const PatternSources& sources_;
  Resources& to_;
  std::vector<PatternFile> files_;
  std::vector<LexiconTable> tables_;
  std::vector<Block> blocks_;  // of all *.rules files, in path order
  std::optional<PatternImage> image_;
  // Last, as they are waited for before what they use goes.
  std::future<Result<Tagger>> tagger_;
  std::future<Result<ParserModel>> parser_;
  std::future<Result<NameModel>> names_;
  std::future<std::string> hash_;
  std::future<std::uint64_t> checksum_;
  std::future<Result<SurfaceRules>> surface_;
  std::future<bool> rules_;
  std::vector<std::future<void>> done_;
};

Result<std::unique_ptr<Resources>> load_from_files(const PatternSources& sources) {
  auto resources = std::make_unique<Resources>();
  if (auto error = Loading(sources, *resources).from_files()) return *error;
  return resources;
}

}  // namespace

Result<std::unique_ptr<const Resources>> load_resources(const PatternSources& sources) {
  std::string note;
  if (!sources.image.empty() && sources.added.empty() && sources.gazetteers.empty()) {
    auto resources = std::make_unique<Resources>();
    const auto error = Loading(sources, *resources).from_image();
    if (!error) return std::unique_ptr<const Resources>(std::move(resources));
    if (!error->message.empty()) note = error->text();
  }
  auto loaded = load_from_files(sources);
  if (!loaded.ok()) return loaded.error();
  loaded.value()->note = std::move(note);
  return std::unique_ptr<const Resources>(std::move(loaded).value());
}

Result<std::vector<Error>> unnamed_patterns(const PatternSources& sources) {
  Resources none;
  return Loading(sources, none).unnamed();
}

Result<std::string> hash_of_patterns(const std::string& folder) {
  if (!fs::is_directory(folder)) return no_folder(folder);
  std::vector<PatternFile> files = files_of({folder});
  for (PatternFile& file : files) {
    if (auto error = read_file(file)) return *error;
  }
  return hash_of(files);
}

Result<std::string> compiled_patterns(const std::string& folder) {
  auto loaded = load_from_files({folder, {}, {}});
  if (!loaded.ok()) return loaded.error();
  return pattern_image_bytes(*loaded.value());
}

}  // namespace claimgraph
