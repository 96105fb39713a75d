// All frame and event rules of patterns/, checked and compiled. The language: patterns/README.md.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/flat_array.h"
#include "base/flat_lists.h"
#include "base/result.h"
#include "document.h"
#include "rules/block_file.h"
#include "rules/frame_parser.h"
#include "rules/lexicons.h"
#include "rules/needs.h"
#include "rules/ontology.h"
#include "rules/start_program.h"
#include "rules/test_index.h"
#include "rules/unit.h"

namespace claimgraph {

/// `yes` and `no` lines: text with [role: filler] marks.
struct RuleExample {
  bool yes = true;
  std::string text;
  int line = 0;
  int column = 0;
};

/// What `set` lines fix for every claim of a rule.
struct RuleSettings {
  std::optional<Polarity> polarity;
  std::optional<Modality> modality;
  std::optional<Status> status;
  bool authors = false;  // voice author: what the text adds (a title, an apposition), whoever is reported
  std::vector<std::pair<Symbol, std::string>> slots;  // role, text

  template <typename Archive>
  static void fields(Archive& archive, RuleSettings& all) {
    auto& [polarity, modality, status, authors, slots] = all;
    archive(polarity, modality, status, authors, slots);
  }
};

/// `unless` and `when` lines: a unit that passes `test` must not (must) stand in a part of the sentence.
struct RuleContext {
  enum class Side : std::uint8_t { kLeft, kRight, kInside, kClause, kSentence };
  bool unless = true;
  Side side = Side::kLeft;
  TestId test = kNoTest;
  std::uint32_t within = 0;  // tokens, for kLeft and kRight

  template <typename Archive>
  static void fields(Archive& archive, RuleContext& all) {
    auto& [unless, side, test, within] = all;
    archive(unless, side, test, within);
  }
};

struct FramePrograms {
  Program program;
  StartProgram starts;
  FlatArray<TestId> trigger;           // one of these wakes the rule
  std::vector<const RoleType*> types;  // by the number in kSave; null for `anchor`

  template <typename Archive>
  static void fields(Archive& archive, FramePrograms& all) {
    auto& [program, starts, trigger, types] = all;
    archive(program, starts, trigger, types);
  }
};

struct Frame {
  FrameNode tree;
  std::vector<Factor> factors;                             // required, the trigger first
  mutable std::atomic<FramePrograms*> programs = nullptr;  // made when first asked for

  ~Frame() { delete programs.load(); }

  /// The programs, which must have been made, without what they are made of.
  template <typename Archive>
  static void fields(Archive& archive, Frame& all) {
    auto& [tree, factors, programs] = all;
    if constexpr (Archive::kReads) programs = new FramePrograms;
    archive(*programs.load());
  }
};

/// "subject @Party", "for @Money": a place and what its filler must be.
struct PlaceTest {
  enum class Where : std::uint8_t { kPlace, kClause, kGovernors };
  Where where = Where::kPlace;  // kClause: anywhere in the anchor's clause; kGovernors: in those it completes
  Symbol place = kNoSymbol;
  TestId via = kNoTest;       // the filler's head must pass this; what stands in its own places is tested
  Symbol inner = kNoSymbol;   // with `via`: which of its places; none: all of them
  Symbol before = kNoSymbol;  // a role: the filler must stand before what fills it
  TestId behind = kNoTest;    // words that must not stand right before it
  TestId led_by = kNoTest;    // what stands right before what describes it, behind the anchor
  TestId test = kNoTest;      // none: anything

  template <typename Archive>
  static void fields(Archive& archive, PlaceTest& all) {
    auto& [where, place, via, inner, before, behind, led_by, test] = all;
    archive(where, place, via, inner, before, behind, led_by, test);
  }
};

struct EventRole {
  const RoleType* type = nullptr;
  bool required = false;
  bool list = false;
  std::vector<PlaceTest> places;  // in order of preference

  template <typename Archive>
  static void fields(Archive& archive, EventRole& all) {
    auto& [type, required, list, places] = all;
    archive(type, required, list, places);
  }
};

struct Event {
  std::vector<std::pair<bool, LexiconId>> anchors;  // true = verb
  std::vector<EventRole> roles;
  std::vector<std::vector<std::size_t>> needs;  // of each line, one of these roles must be filled

  template <typename Archive>
  static void fields(Archive& archive, Event& all) {
    auto& [anchors, roles, needs] = all;
    archive(anchors, roles, needs);
  }
};

struct Rule {
  std::string name;
  std::string file;
  int line = 0;
  std::uint16_t type = 0;  // of Ontology::types; of a fill its first
  bool event = false;
  bool fills = false;  // an event without anchors: what claims of the type take where their rule found none
  std::uint32_t body = 0;  // index into RuleSet::frames or events
  RuleSettings settings;
  std::vector<RuleContext> contexts;
  std::vector<RuleExample> examples;

  template <typename Archive>
  static void fields(Archive& archive,
                     Rule& all) {  // all but what is for who writes rules: folder, line, examples
    auto& [name, file, line, type, event, fills, body, settings, contexts, examples] = all;
    std::string file_name = file.substr(file.rfind('/') + 1);
    archive(name, file_name, type, event, fills, body, settings, contexts);
    if constexpr (Archive::kReads) file = std::move(file_name);
  }
};

/// A set of 64 places. Some share a bit, so a set says what is surely not in it.
using PlaceSet = std::uint64_t;
inline constexpr PlaceSet kAllPlaces = ~PlaceSet{0};
constexpr PlaceSet place_bit(Symbol place) { return PlaceSet{1} << (index(place) % 64); }

/// The rules that an anchor word may wake: `word` is the first word of a verb entry, the last of a noun's.
struct AnchorWord {
  std::uint32_t rule = 0;
  LexiconId lexicon{};
  bool verb = true;
  std::array<PlaceSet, 2> wanted{kAllPlaces, kAllPlaces};  // of each, some role that must be filled needs one

  template <typename Archive>
  static void fields(Archive& archive, AnchorWord& all) {
    auto& [rule, lexicon, verb, wanted] = all;
    archive(rule, lexicon, verb, wanted);
  }
};

/// Immutable once loaded; rules keep the order of the files.
struct RuleSet {
  std::vector<Rule> rules;
  std::deque<Frame> frames;
  std::deque<FrameMacro> macros;  // of their trees; what is read has neither
  std::vector<Event> events;
  const Ontology* ontology = nullptr;
  const SymbolTable* symbols = nullptr;  // the frozen table
  UnitTests tests;
  TestIndex test_index;            // of them
  Needs needs;                     // by rule; of a frame all but its trigger
  std::vector<bool> relevant;      // by symbol: some word test may ask for it
  FlatLists<std::uint32_t> woken;  // by test: rules whose trigger holds it
  // By the lexicon of a table: it or its classes, where they hold phrases that some test or anchor asks for.
  FlatLists<LexiconId> phrases;
  std::vector<bool> phrase_units;                               // by lexicon: some test asks for its phrases
  std::unordered_map<Symbol, std::vector<AnchorWord>> anchors;  // by lemma
  std::vector<std::vector<std::uint32_t>> fills;                // by claim type: rules that fill
  TestId others = kNoTest;  // a word that leaves a list open ("others"), where the patterns have one
  TestId links = kNoTest;   // a preposition that belongs to a noun group ("of"), where the patterns have one

  /// The index of the rule of that name, or kNowhere.
  std::uint32_t find(std::string_view name) const;
  /// Whether a type is the rule's; of a fill, one of its types.
  bool is_about(std::uint32_t rule, std::uint16_t type) const;
  /// The programs of a frame rule. Most texts need few of them, so they are made at their first use; threads
  /// may ask for them at once.
  const FramePrograms& programs(const Rule& rule) const;

  /// All but `ontology`, whose roles the archive knows, and `symbols`.
  template <typename Archive>
  static void fields(Archive& archive, RuleSet& all) {
    auto& [rules, frames, macros, events, ontology, symbols, tests, test_index, needs, relevant, woken,
           phrases, phrase_units, anchors, fills, others, links] = all;
    archive(rules, frames, events, tests, test_index, needs, relevant, woken, phrases, phrase_units, anchors,
            fills, others, links);
  }
};

/// Reads the `rule`, `event` and `macro` blocks. New words are interned into `symbols`. `ontology` must
/// outlive the rule set. Errors name file, line, column and the mend.
Result<RuleSet> load_rules(const std::vector<Block>& blocks, const Lexicons& lexicons,
                           const Ontology& ontology, SymbolTable& symbols);

}  // namespace claimgraph
