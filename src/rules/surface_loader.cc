#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "rules/surface.h"
#include "rules/surface_compiled.h"

namespace claimgraph {
namespace {

constexpr std::string_view kAnySpace = R"([\s\x{a0}\x{2009}\x{202f}])";

struct FlagName {
  std::string_view name;
  TokenFlag flag;
};
constexpr std::array kFlagNames{
    FlagName{"digit", TokenFlag::kDigit},
    FlagName{"capital", TokenFlag::kCapital},
    FlagName{"all-caps", TokenFlag::kAllCaps},
    FlagName{"punctuation", TokenFlag::kPunctuation},
};

// An expression; the same with one word in place of each lexicon and one letter in place of each pattern: as
// well formed as the whole, and read in a hundredth of the time; and with the beginnings of words in place of
// the words: matches wherever the whole does.
struct Expanded {
  std::string whole, probe, sketch;

  void add(std::string_view text) { add(text, text, text); }
  void add(const Expanded& part) { add(part.whole, part.probe, part.sketch); }

 private:
  friend class SurfaceLoader;
  void add(std::string_view to_whole, std::string_view to_probe, std::string_view to_sketch) {
    whole += to_whole;
    probe += to_probe;
    sketch += to_sketch;
  }
};

constexpr std::size_t kSketched = 1;  // characters of a word

constexpr std::string_view kUnnamed = "a capture without a name; write (?:...) or (?P<name>...)";

bool unnamed_capture(const re2::RE2& probe) {
  return probe.NumberOfCapturingGroups() != static_cast<int>(probe.CapturingGroupNames().size());
}

bool matches_nothing(const re2::RE2& probe) {
  return probe.Match("", 0, 0, re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

// Does an expression surely take all digits alike? It names none but in repetitions and names of captures.
bool takes_digits_alike(std::string_view source) {
  for (std::size_t at = 0; at < source.size(); ++at) {
    const std::string_view rest = source.substr(at);
    const auto skip_to = [&](char end) { at += std::min(rest.find(end), rest.size()); };
    if (rest.starts_with("\\x{") || rest[0] == '{')
      skip_to('}');
    else if (rest.starts_with("(?P<"))
      skip_to('>');
    else if (rest.starts_with("\\x"))
      at += 3;
    else if (rest[0] == '\\' && rest.size() > 1 && !is_digit(rest[1]))
      ++at;
    else if (is_digit(rest[0]) || rest[0] == '\\')
      return false;
  }
  return true;
}

// Is it a capture from end to end?
bool is_one_capture(std::string_view probe) {
  if (!probe.starts_with("(?P<")) return false;
  int depth = 0;
  bool in_class = false;
  for (std::size_t at = 0; at < probe.size(); ++at) {
    if (probe[at] == '\\') {
      ++at;
    } else if (in_class) {
      in_class = probe[at] != ']';
    } else if (probe[at] == '[') {
      in_class = true;
      if (probe.substr(at + 1, 1) == "^") ++at;
      if (probe.substr(at + 1, 1) == "]") ++at;
    } else if (probe[at] == '(') {
      ++depth;
    } else if (probe[at] == ')' && --depth == 0) {
      return at + 1 == probe.size();
    }
  }
  return false;
}

// What has the captures of an expression and can be empty where it can.
std::string stand_in(const re2::RE2& probe) {
  std::string small = "(?:x";
  for (const auto& [number, name] : probe.CapturingGroupNames()) small += "(?P<" + name + ">x)";
  return small + (matches_nothing(probe) ? ")?" : ")");
}

}  // namespace

class SurfaceLoader {
 public:
  explicit SurfaceLoader(const Lexicons& lexicons) : lexicons_(lexicons) {}

  Result<bool> read_pattern(const Block& block) {
    Expanded all;
    for (const BlockField& field : block.fields) {
      if (field.key != "is")
        return block.error_at(field, 0, "unknown field " + field.key + " of a pattern; write is");
      auto expanded = expand(block, field, field.text);
      if (!expanded.ok()) return expanded.error();
      all.add(all.whole.empty() ? "(?:" : "|");
      all.add(expanded.value());
    }
    if (all.whole.empty())
      return block.error_at(block.header, 0, "pattern " + block.name + " has no is field");
    all.add(")");
    const re2::RE2 probe(all.probe, surface_options());
    if (!probe.ok()) {
      const auto wrong = std::find_if(block.fields.begin(), block.fields.end(), [&](const BlockField& field) {
        return place_of_error(field, probe) != std::string::npos;
      });
      return well_formed(block, wrong == block.fields.end() ? block.fields.front() : *wrong, probe).error();
    }
    if (unnamed_capture(probe)) return block.error_at(block.header, 0, std::string(kUnnamed));
    all.probe = stand_in(probe);
    if (!patterns_.emplace(block.name, std::move(all)).second) {
      return block.error_at(block.header, 0, "pattern " + block.name + " stands twice");
    }
    return true;
  }

  Result<bool> read_rule(const Block& block) {
    SurfaceRule rule;
    rule.name = block.name;
    rule.file = block.file;
    rule.line = block.header.line;
    if (const BlockField* const emit = block.field("emit")) rule.emit = emit->text;
    if (rule.emit.empty()) return block.error_at(block.header, 0, "surface rule without an emit field");
    SurfaceRules::Kind* const kind = open_kind(rule.emit);
    if (kind->rules.size() == kMaxSurfaceRules) {
      return block.error_at(block.header, 0, "too many surface rules emit " + rule.emit);
    }
    bool wakes = false, opens = false, then = false;
    Expanded match;
    std::vector<std::pair<bool, std::string>> unless;  // left, expression
    for (const BlockField& field : block.fields) {
      Result<bool> read = true;
      if (field.key == "wake") {
        read = read_wake(block, field, SurfaceRules::Kind::Role::kFirst, *kind);
        wakes = true;
      } else if (field.key == "open") {
        read = read_wake(block, field, SurfaceRules::Kind::Role::kOpens, *kind);
        opens = true;
      } else if (field.key == "then") {
        read = read_wake(block, field, SurfaceRules::Kind::Role::kSecond, *kind);
        then = true;
      } else if (field.key == "match") {
        read = read_match(block, field, match);
      } else if (field.key == "unless") {
        read = read_unless(block, field, unless);
      } else if (field.key == "set") {
        const std::size_t equals = field.text.find('=');
        if (equals == std::string::npos) return block.error_at(field, 0, "write set key=value");
        rule.settings.emplace_back(field.text.substr(0, equals), field.text.substr(equals + 1));
      } else if (field.key == "yes" || field.key == "no") {
        read = read_example(block, field, rule);
      } else if (field.key != "emit") {
        return block.error_at(
            field, 0,
            "unknown field " + field.key +
                " of a surface rule; write emit, wake, open, then, match, set, unless, yes, no");
      }
      if (!read.ok()) return read.error();
    }
    if (!wakes && !opens) return block.error_at(block.header, 0, "surface rule without a wake field");
    if (opens != then) return block.error_at(block.header, 0, "open and then go together");
    if (match.whole.empty()) return block.error_at(block.header, 0, "surface rule without a match field");
    for (const bool yes : {true, false}) {
      if (std::none_of(rule.examples.begin(), rule.examples.end(),
                       [&](const SurfaceExample& e) { return e.yes == yes; })) {
        return block.error_at(block.header, 0,
                              "surface rule " + rule.name + " has no " + (yes ? "yes" : "no") + " example");
      }
    }
    const re2::RE2 probe(match.probe, surface_options());
    if (auto good = well_formed(block, *block.field("match"), probe); !good.ok()) return good.error();
    if (matches_nothing(probe)) {
      return block.error_at(*block.field("match"), 0, "the expression matches nothing at all");
    }
    if (unnamed_capture(probe)) return block.error_at(*block.field("match"), 0, std::string(kUnnamed));
    for (const auto& [number, name] : probe.CapturingGroupNames()) rule.groups.push_back(name);
    const bool alike = takes_digits_alike(match.whole);
    if (match.sketch == match.whole) match.sketch.clear();
    auto expressions = std::make_unique<SurfaceRules::Expressions>(
        std::move(match.whole), std::move(match.sketch), is_one_capture(match.probe), alike);
    for (auto& [left, expression] : unless)
      (left ? expressions->unless_left : expressions->unless_right).emplace_back(std::move(expression));
    kind->rules.push_back(static_cast<std::uint32_t>(loaded_.rules_.size()));
    loaded_.rules_.push_back(std::move(rule));
    loaded_.expressions_.push_back(std::move(expressions));
    return true;
  }

  SurfaceRules finish() { return std::move(loaded_); }

 private:
  // Replaces {NAME}, {_}, {<lexicon>} and {@lexicon}; a repetition {2,3} stays.
  Result<Expanded> expand(const Block& block, const BlockField& field, std::string_view text) {
    Expanded out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at, 3) == " | ") {  // a continuation line
        out.add("|");
        at += 2;
        continue;
      }
      const bool opens =
          text[at] == '{' && at + 1 < text.size() &&
          (is_letter_byte(text[at + 1]) || text[at + 1] == '_' || text[at + 1] == '<' || text[at + 1] == '@');
      if (!opens || (at >= 2 && text[at - 2] == '\\' &&
                     (text[at - 1] == 'x' || text[at - 1] == 'p' || text[at - 1] == 'P'))) {
        out.add(text.substr(at, 1));
        continue;
      }
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return block.error_at(field, at, "this { is never closed");
      const std::string_view name = text.substr(at + 1, close - at - 1);
      if (name == "_") {
        out.add(kAnySpace);
      } else if (name[0] == '<' || name[0] == '@') {
        const bool any_case = name[0] == '<';
        const std::string lexicon(any_case ? name.substr(1, name.size() - 2) : name.substr(1));
        const Lexicon* const found = lexicons_.find(lexicon);
        if (found == nullptr) {
          return block.error_at(field, at,
                                "unknown lexicon " + lexicon + did_you_mean(lexicon, lexicons_.names()));
        }
        Expanded& words = words_[{found->id, any_case}];
        if (words.whole.empty()) words = alternations(*found, any_case);
        out.add(words);
      } else {
        const auto found = patterns_.find(std::string(name));
        if (found == patterns_.end()) {
          std::vector<std::string> names;
          for (const auto& [known, ignored] : patterns_) names.push_back(known);
          return block.error_at(
              field, at, "unknown pattern " + std::string(name) + did_you_mean(std::string(name), names));
        }
        out.add(found->second);
      }
      at = close;
    }
    return out;
  }

  // The entries of a lexicon, the first of them, and their beginnings.
  static Expanded alternations(const Lexicon& lexicon, bool any_case) {
    std::vector<std::string_view> words, longer, whole_words;
    for (const LexiconEntry& entry : lexicon.entries) {
      words.push_back(any_case ? entry.text() : entry.form());
      const std::string_view word = words.back();
      std::size_t end = 0;
      for (std::size_t seen = 0; seen < kSketched && end < word.size(); ++seen)
        end += first_character(word, end);
      (end < word.size() ? longer : whole_words).push_back(word.substr(0, end));
    }
    Expanded out;
    out.probe = alternation({words.front()}, any_case);
    out.whole = alternation(std::move(words), any_case);
    out.sketch = "(?:";
    if (!longer.empty()) out.sketch += alternation(longer, any_case) + R"(\C*)";
    if (!longer.empty() && !whole_words.empty()) out.sketch += '|';
    if (!whole_words.empty()) out.sketch += alternation(whole_words, any_case);
    out.sketch += ')';
    return out;
  }

  static std::string alternation(std::vector<std::string_view> words, bool any_case) {
    std::sort(words.begin(), words.end(), std::greater<>());  // of two that begin alike the longer first
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::string out = "(?:";
    add_endings(words, 0, any_case, out);
    return out + ")";
  }

  // What stands behind the first `at` bytes, which the words share, as a tree of their characters: RE2 reads
  // it in half the time that a list of the words takes.
  static void add_endings(std::span<const std::string_view> words, std::size_t at, bool any_case,
                          std::string& out) {
    const bool one_ends = !words.empty() && words.back().size() == at;
    if (one_ends) words = words.first(words.size() - 1);
    if (words.empty()) return;
    const auto next_of = [at](std::string_view word) { return word.substr(at, first_character(word, at)); };
    const bool branches = one_ends || next_of(words.front()) != next_of(words.back());
    if (branches) out += "(?:";
    while (!words.empty()) {
      const std::string_view next = next_of(words.front());
      const auto others = std::find_if(words.begin(), words.end(),
                                       [&](std::string_view word) { return next_of(word) != next; });
      const auto same = static_cast<std::size_t>(others - words.begin());
      out += character(next, any_case);
      add_endings(words.first(same), at + next.size(), any_case, out);
      words = words.subspan(same);
      if (!words.empty()) out += '|';
    }
    if (branches) out += one_ends ? ")?" : ")";
  }

  // The bytes of the character that begins at `at`.
  static std::size_t first_character(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end - at;
  }

  static std::string character(std::string_view text, bool any_case) {
    if (text == " ") return std::string(kAnySpace);
    const char c = text[0];
    const bool small = is_lower(c);
    if (any_case && small) return {'[', c, static_cast<char>(c - 'a' + 'A'), ']'};
    const std::string quoted = re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
    return any_case && is_letter_byte(c) ? "(?i:" + quoted + ")" : quoted;
  }

  // Where a field holds what RE2 complains of, which may go on to the bracket set behind it.
  static std::size_t place_of_error(const BlockField& field, const re2::RE2& compiled) {
    const std::string& wrong = compiled.error_arg();
    const std::size_t at = field.text.find(wrong);
    if (at != std::string::npos || wrong.empty() || wrong.back() != ')') return at;
    return field.text.find(wrong.substr(0, wrong.size() - 1));
  }

  static Result<bool> well_formed(const Block& block, const BlockField& field, const re2::RE2& compiled) {
    if (compiled.ok()) return true;
    const std::size_t at = place_of_error(field, compiled);
    return block.error_at(field, at == std::string::npos ? 0 : at, compiled.error());
  }

  Result<bool> read_match(const Block& block, const BlockField& field, Expanded& match) {
    if (!match.whole.empty())
      return block.error_at(field, 0, "a second match field; go on with a line that begins with |");
    auto expanded = expand(block, field, field.text);
    if (!expanded.ok()) return expanded.error();
    match = std::move(expanded).value();
    return true;
  }

  Result<bool> read_unless(const Block& block, const BlockField& field,
                           std::vector<std::pair<bool, std::string>>& unless) {
    const std::size_t side_end = field.text.find_first_of(" \t");
    const std::string side = field.text.substr(0, side_end);
    if (side_end == std::string::npos || (side != "left" && side != "right")) {
      return block.error_at(field, 0, "write unless left ... or unless right ...");
    }
    auto expanded = expand(block, field, trimmed(std::string_view(field.text).substr(side_end)));
    if (!expanded.ok()) return expanded.error();
    const re2::RE2 probe("(?:" + expanded.value().probe + ")", surface_options());
    if (auto good = well_formed(block, field, probe); !good.ok()) return good.error();
    const bool left = side == "left";
    unless.emplace_back(left, "(?:" + expanded.value().whole + ")" + (left ? "\\z" : ""));
    return true;
  }

  Result<bool> read_wake(const Block& block, const BlockField& field, SurfaceRules::Kind::Role role,
                         SurfaceRules::Kind& kind) {
    const std::size_t rule = kind.rules.size();
    const std::string_view text = field.text;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t bar = std::min(text.find('|', at), text.size());
      const std::string_view item = trimmed(text.substr(at, bar - at));
      const auto flag = std::find_if(kFlagNames.begin(), kFlagNames.end(),
                                     [&](const FlagName& f) { return f.name == item; });
      if (flag != kFlagNames.end() && role != SurfaceRules::Kind::Role::kOpens) {
        wake_flag(kind, flag->flag, role, rule);
      } else if (item.size() > 2 && item.front() == '<') {
        const std::string name(item.substr(1, item.size() - 2));
        const Lexicon* const lexicon = lexicons_.find(name);
        if (lexicon == nullptr) {
          return block.error_at(field, at, "unknown lexicon " + name + did_you_mean(name, lexicons_.names()));
        }
        for (const LexiconEntry& entry : lexicon->entries) kind.wakes.push_back({entry.text(), role, rule});
      } else if (item.size() > 2 && item.front() == '"') {
        kind.wakes.push_back({item.substr(1, item.size() - 2), role, rule});
      } else {
        const bool flags = role != SurfaceRules::Kind::Role::kOpens;
        return block.error_at(field, at,
                              "unknown " + field.key + " " + std::string(item) + "; write " +
                                  (flags ? "digit, capital, all-caps, punctuation, " : "") +
                                  "<lexicon> or \"word\"");
      }
      at = bar + 1;
    }
    return true;
  }

  static void wake_flag(SurfaceRules::Kind& kind, TokenFlag flag, SurfaceRules::Kind::Role role,
                        std::size_t rule) {
    auto place = std::find_if(kind.by_flag.begin(), kind.by_flag.end(),
                              [&](const SurfaceRules::Kind::FlagWake& wake) { return wake.flag == flag; });
    if (place == kind.by_flag.end()) place = kind.by_flag.insert(place, {flag, {}});
    SurfaceRules::Kind::bits(place->wake, role).set(rule);
    if (role == SurfaceRules::Kind::Role::kFirst) kind.first_flags |= static_cast<std::uint16_t>(flag);
  }

  static Result<bool> read_example(const Block& block, const BlockField& field, SurfaceRule& rule) {
    SurfaceExample example;
    example.yes = field.key == "yes";
    example.line = field.line;
    example.text = field.text;
    const std::size_t open = field.text.find('[');
    const std::size_t close = field.text.find(']');
    if (example.yes != (open != std::string::npos && close != std::string::npos && open < close)) {
      return block.error_at(field, 0, "put the match of a yes example, and no other, in [brackets]");
    }
    if (example.yes) {
      example.text.erase(close, 1).erase(open, 1);
      example.match = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close) - 1};
    }
    rule.examples.push_back(std::move(example));
    return true;
  }

  SurfaceRules::Kind* open_kind(const std::string& emit) {
    for (const auto& kind : loaded_.kinds_) {
      if (kind->emit == emit) return kind.get();
    }
    auto kind = std::make_unique<SurfaceRules::Kind>();
    kind->emit = emit;
    loaded_.kinds_.push_back(std::move(kind));
    return loaded_.kinds_.back().get();
  }

  const Lexicons& lexicons_;
  std::map<std::string, Expanded> patterns_;
  std::map<std::pair<LexiconId, bool>, Expanded> words_;  // true: in any case
  SurfaceRules loaded_;
};

// The first token of a waking text, however the tokenizer cuts it: its first word, and that word's first run
// of letters or first sign. A first word of letters alone is one token, so the second word stands behind it.
void SurfaceRules::intern_words(SymbolTable& symbols) {
  for (const auto& kind : kinds_) {
    std::unordered_map<Symbol, Kind::Wake> wakes;
    for (const Kind::WakeText& wake : kind->wakes) {
      const auto add = [&](std::string_view word, Kind::Role role) {
        std::size_t run = 0;
        while (run < word.size() && is_letter_byte(word[run])) ++run;
        for (const std::string_view first : {word, word.substr(0, std::max<std::size_t>(run, 1))})
          Kind::bits(wakes[symbols.intern(first)], role).set(wake.rule);
      };
      const std::size_t space = wake.text.find(' ');
      const std::string_view word = wake.text.substr(0, space);
      const bool several = space != std::string_view::npos && wake.role != Kind::Role::kSecond &&
                           std::all_of(word.begin(), word.end(), is_letter_byte);
      add(word, several ? Kind::Role::kOpens : wake.role);
      if (several) {
        const std::string_view rest = wake.text.substr(space + 1);
        add(rest.substr(0, rest.find(' ')), Kind::Role::kSecond);
      }
    }
    kind->set_wakes(wakes, symbols.size());
  }
}

Result<SurfaceRules> read_surface_rules(const std::vector<Block>& blocks, const Lexicons& lexicons) {
  SurfaceLoader loader(lexicons);
  for (const Block& block : blocks) {
    if (block.keyword != "pattern") continue;
    if (auto read = loader.read_pattern(block); !read.ok()) return read.error();
  }
  for (const Block& block : blocks) {
    if (block.keyword != "surface") continue;
    if (auto read = loader.read_rule(block); !read.ok()) return read.error();
  }
  return loader.finish();
}

Result<SurfaceRules> load_surface_rules(const std::vector<Block>& blocks, const Lexicons& lexicons,
                                        SymbolTable& symbols) {
  auto rules = read_surface_rules(blocks, lexicons);
  if (rules.ok()) rules.value().intern_words(symbols);
  return rules;
}

}  // namespace claimgraph
