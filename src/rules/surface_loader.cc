#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "rules/expression_parser.h"
#include "rules/surface.h"
#include "rules/surface_compiled.h"

namespace claimgraph {
namespace {

// What is checked in place of {_} and of the words of a lexicon.
constexpr std::string_view kAnySpace = R"([\s])", kWord = "(?:x)";

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

constexpr std::string_view kUnnamed = "a capture without a name; write (?:...) or (?P<name>...)";

re2::RE2::Options quiet() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return options;
}

bool unnamed_capture(const re2::RE2& probe) {
  return probe.NumberOfCapturingGroups() != static_cast<int>(probe.CapturingGroupNames().size());
}

bool matches_nothing(const re2::RE2& probe) {
  return probe.Match("", 0, 0, re2::RE2::ANCHOR_BOTH, nullptr, 0);
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
    std::string text, probed;
    for (const BlockField& field : block.fields) {
      if (field.key != "is")
        return block.error_at(field, 0, "unknown field " + field.key + " of a pattern; write is");
      auto expanded = expand(block, field, field.text);
      if (!expanded.ok()) return expanded.error();
      text += (text.empty() ? "" : "|") + one_line(field.text);
      probed += (probed.empty() ? "(?:" : "|") + expanded.value();
    }
    if (text.empty()) return block.error_at(block.header, 0, "pattern " + block.name + " has no is field");
    const re2::RE2 probe(probed + ")", quiet());
    if (!probe.ok()) {
      const auto wrong = std::find_if(block.fields.begin(), block.fields.end(), [&](const BlockField& field) {
        return place_of_error(field, probe) != std::string::npos;
      });
      return well_formed(block, wrong == block.fields.end() ? block.fields.front() : *wrong, probe).error();
    }
    if (unnamed_capture(probe)) return block.error_at(block.header, 0, std::string(kUnnamed));
    parser_.define(block.name, std::move(text));
    if (!patterns_.emplace(block.name, stand_in(probe)).second) {
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
    std::string match;  // its probe
    SurfaceRules::Letters letters;
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
        read = read_unless(block, field, letters);
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
    if (match.empty()) return block.error_at(block.header, 0, "surface rule without a match field");
    for (const bool yes : {true, false}) {
      if (std::none_of(rule.examples.begin(), rule.examples.end(),
                       [&](const SurfaceExample& e) { return e.yes == yes; })) {
        return block.error_at(block.header, 0,
                              "surface rule " + rule.name + " has no " + (yes ? "yes" : "no") + " example");
      }
    }
    const re2::RE2 probe(match, quiet());
    if (auto good = well_formed(block, *block.field("match"), probe); !good.ok()) return good.error();
    if (matches_nothing(probe)) {
      return block.error_at(*block.field("match"), 0, "the expression matches nothing at all");
    }
    if (unnamed_capture(probe)) return block.error_at(*block.field("match"), 0, std::string(kUnnamed));
    for (const auto& [number, name] : probe.CapturingGroupNames()) rule.groups.push_back(name);
    auto compiled = compile(block, *block.field("match"), block.field("match")->text);
    if (!compiled.ok()) return compiled.error();
    letters.match = compiled.value();
    kind->rules.push_back(static_cast<std::uint32_t>(loaded_.rules_.size()));
    loaded_.rules_.push_back(std::move(rule));
    loaded_.letters_.push_back(std::move(letters));
    return true;
  }

  SurfaceRules finish() {
    loaded_.expressions_ = parser_.finish();
    for (const auto& kind : loaded_.kinds_) kind->note_begins(loaded_.expressions_, loaded_.letters_);
    return std::move(loaded_);
  }

 private:
  // Lines of a field that go on with a bar, as one.
  static std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool bar = text.substr(at, 3) == " | ";
      line += bar ? '|' : text[at];
      if (bar) at += 2;
    }
    return line;
  }

  Result<std::uint32_t> compile(const Block& block, const BlockField& field, std::string_view text) {
    auto added = parser_.add(one_line(text));
    if (!added.ok()) return block.error_at(field, 0, added.error().message);
    return added;
  }

  // What stands in for an expression where it is checked: as well formed as the whole, with one word in place
  // of each lexicon and one letter in place of each pattern.
  Result<std::string> expand(const Block& block, const BlockField& field, std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at, 3) == " | ") {  // a continuation line
        out += '|';
        at += 2;
        continue;
      }
      const bool opens =
          text[at] == '{' && at + 1 < text.size() &&
          (is_letter_byte(text[at + 1]) || text[at + 1] == '_' || text[at + 1] == '<' || text[at + 1] == '@');
      if (!opens || (at >= 2 && text[at - 2] == '\\' &&
                     (text[at - 1] == 'x' || text[at - 1] == 'p' || text[at - 1] == 'P'))) {
        out += text[at];
        continue;
      }
      const std::size_t close = text.find('}', at);
      if (close == std::string_view::npos) return block.error_at(field, at, "this { is never closed");
      const std::string name(text.substr(at + 1, close - at - 1));
      if (name == "_") {
        out += kAnySpace;
      } else if (name[0] == '<' || name[0] == '@') {
        const std::string lexicon = name[0] == '<' ? name.substr(1, name.size() - 2) : name.substr(1);
        const Lexicon* const found = lexicons_.find(lexicon);
        if (found == nullptr) {
          return block.error_at(field, at,
                                "unknown lexicon " + lexicon + did_you_mean(lexicon, lexicons_.names()));
        }
        define_words(name, *found);
        out += kWord;
      } else {
        const auto found = patterns_.find(name);
        if (found == patterns_.end()) {
          std::vector<std::string> names;
          for (const auto& [known, ignored] : patterns_) names.push_back(known);
          return block.error_at(field, at, "unknown pattern " + name + did_you_mean(name, names));
        }
        out += found->second;
      }
      at = close;
    }
    return out;
  }

  void define_words(const std::string& name, const Lexicon& lexicon) {
    if (parser_.knows(name)) return;
    std::vector<std::string_view> words;
    for (const LexiconEntry& entry : lexicon.entries)
      words.push_back(name[0] == '<' ? entry.text() : entry.form());
    parser_.define_words(name, words);
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

  Result<bool> read_match(const Block& block, const BlockField& field, std::string& match) {
    if (!match.empty())
      return block.error_at(field, 0, "a second match field; go on with a line that begins with |");
    auto expanded = expand(block, field, field.text);
    if (!expanded.ok()) return expanded.error();
    match = std::move(expanded).value();
    return true;
  }

  Result<bool> read_unless(const Block& block, const BlockField& field, SurfaceRules::Letters& letters) {
    const std::size_t side_end = field.text.find_first_of(" \t");
    const std::string side = field.text.substr(0, side_end);
    if (side_end == std::string::npos || (side != "left" && side != "right")) {
      return block.error_at(field, 0, "write unless left ... or unless right ...");
    }
    const bool left = side == "left";
    const std::string text(trimmed(std::string_view(field.text).substr(side_end)));
    auto expanded = expand(block, field, text);
    if (!expanded.ok()) return expanded.error();
    const re2::RE2 probe("(?:" + expanded.value() + ")", quiet());
    if (auto good = well_formed(block, field, probe); !good.ok()) return good.error();
    auto compiled = compile(block, field, "(?:" + text + ")" + (left ? "\\z" : ""));
    if (!compiled.ok()) return compiled.error();
    (left ? letters.unless_left : letters.unless_right).push_back(compiled.value());
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
  ExpressionParser parser_;
  std::map<std::string, std::string> patterns_;  // what stands in for each
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
