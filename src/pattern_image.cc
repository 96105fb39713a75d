#include "pattern_image.h"

#include "resources.h"

namespace claimgraph {
namespace {

// What each part holds, whichever way it goes.

template <typename Archive>
void symbol_part(Archive archive, Resources& resources) {
  archive(resources.symbols, resources.ontology);
}

template <typename Archive>
void lexicon_part(Archive archive, Resources& resources) {
  archive(resources.lexicons, resources.lemmatizer, resources.slips);
}

template <typename Archive>
void rule_part(Archive archive, Resources& resources) {
  resources.ontology.tell_roles(archive);
  archive(resources.rules, resources.surface);
}

template <typename Archive>
void tagger_part(Archive archive, Resources& resources) {
  archive(resources.tagger);
}

template <typename Archive>
void word_part(Archive archive, Resources& resources) {
  archive(resources.group_words, resources.text_words);
  resources.name_words.symbol_fields(archive);
  resources.reference_words.symbol_fields(archive);
  resources.time_words.holidays.name_fields(archive);
}

bool read_whole(const ModelReader& part) { return part.ok() && part.at_end(); }

}  // namespace

PatternImage::PatternImage(ModelReader payload)
    : symbols(payload), lexicons(payload), rules(payload), tagger(payload), words(payload) {
  ArchiveReader archive(payload);
  archive(program, patterns, files);
  for (ModelReader* const part : {&symbols, &lexicons, &rules, &tagger, &words}) *part = payload.part();
}

bool PatternImage::read_symbols(Resources& to) {
  symbol_part(ArchiveReader(symbols), to);
  return read_whole(symbols);
}

bool PatternImage::read_lexicons(Resources& to) {
  lexicon_part(ArchiveReader(lexicons), to);
  return read_whole(lexicons);
}

bool PatternImage::read_rules(Resources& to) {
  rule_part(ArchiveReader(rules), to);
  to.rules.ontology = &to.ontology;
  to.rules.symbols = &to.symbols;
  return read_whole(rules);
}

bool PatternImage::read_tagger(Resources& to) {
  tagger_part(ArchiveReader(tagger), to);
  return read_whole(tagger);
}

bool PatternImage::read_words(Resources& to) {
  word_part(ArchiveReader(words), to);
  return read_whole(words);
}

Error damaged_image(const std::string& path) {
  return {path, 0, 0, "the image is damaged; " + std::string(kImageKind.mend)};
}

Result<PatternImage> open_pattern_image(const std::string& path) {
  auto opened = open_model(path, kImageKind);
  if (!opened.ok()) return opened.error();
  return PatternImage(std::move(opened).value());
}

std::string pattern_image_bytes(Resources& resources) {
  for (const Rule& rule : resources.rules.rules) {
    if (!rule.event) resources.rules.programs(rule);  // makes them
  }
  ModelWriter whole;
  ArchiveWriter archive(whole);
  std::string program = kProgramSources;
  archive(program, resources.hash, resources.checksum);
  for (const auto part : {symbol_part<ArchiveWriter>, lexicon_part<ArchiveWriter>, rule_part<ArchiveWriter>,
                          tagger_part<ArchiveWriter>, word_part<ArchiveWriter>}) {
    ModelWriter writer;
    part(ArchiveWriter(writer), resources);
    whole.part(writer);
  }
  return whole.file(kImageKind);
}

}  // namespace claimgraph
