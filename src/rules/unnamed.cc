#include "rules/unnamed.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <unordered_set>

#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::string_view kNameLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

class NamesInUse {
 public:
  explicit NamesInUse(std::string_view program_words) {
    for (std::string_view rest = program_words; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find('\n'));
      if (word.ends_with('-') || word.ends_with('.'))
        beginnings_.push_back(word);
      else
        names_.emplace(word);
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
  }

  // <NAME>, {NAME} and {@NAME} of a rule's text.
  void add(std::string_view text) {
    for (std::size_t at = 0; (at = text.find_first_of("<{@", at)) != std::string_view::npos; ++at) {
      const std::size_t end = std::min(text.find_first_not_of(kNameLetters, at + 1), text.size());
      const std::string_view name = text.substr(at + 1, end - at - 1);
      if (!name.empty()) names_.emplace(name);
    }
  }

  bool holds(const std::string& name) const {
    return names_.count(name) != 0 ||
           std::any_of(beginnings_.begin(), beginnings_.end(),
                       [&](std::string_view beginning) { return name.starts_with(beginning); });
  }

 private:
  std::unordered_set<std::string> names_;
  std::vector<std::string_view> beginnings_;
};

struct TableClass {
  std::string name;
  int line = 0;
};

// The classes of a table in order, each at its first line.
std::vector<TableClass> classes_of(const LexiconTable& table, const std::string& name) {
  std::vector<TableClass> classes;
  std::set<std::string_view> seen;
  int number = 0;
  for (std::string_view rest = table.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    ++number;
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const std::string_view category = trimmed(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    if (!category.empty() && seen.insert(category).second)
      classes.push_back({name + "." + std::string(category), number});
  }
  return classes;
}

void find_in_table(const LexiconTable& table, const NamesInUse& used, std::vector<Error>& out) {
  const std::string name = std::filesystem::path(table.path).stem().string();
  if (used.holds(name)) return;
  const std::vector<TableClass> classes = classes_of(table, name);
  const auto named = [&](const TableClass& one) { return used.holds(one.name); };
  if (std::none_of(classes.begin(), classes.end(), named)) {
    out.push_back({table.path, 1, 1,
                   "nothing names table " + name + "; write <" + name + "> in a rule or take it out"});
    return;
  }
  for (const TableClass& one : classes) {
    if (!named(one))
      out.push_back({table.path, one.line, 1,
                     "nothing names class " + one.name + " or its table; write <" + one.name +
                         "> in a rule or take it out"});
  }
}

}  // namespace

std::vector<Error> find_unnamed(const std::vector<Block>& blocks, const std::vector<LexiconTable>& tables,
                                std::string_view program_words) {
  NamesInUse used(program_words);
  for (const Block& block : blocks) {
    for (const BlockField& field : block.fields) {
      if (field.key != "yes" && field.key != "no") used.add(field.text);
    }
    if (block.keyword != "lexicon") used.add(block.header.text);
  }
  std::vector<Error> out;
  std::set<std::string_view> told;
  for (const Block& block : blocks) {
    if (block.keyword != "lexicon" && block.keyword != "macro" && block.keyword != "pattern") continue;
    if (used.holds(block.name) || !told.insert(block.name).second) continue;
    const std::string name = block.keyword == "pattern" ? "{" + block.name + "}" : "<" + block.name + ">";
    out.push_back({block.file, block.header.line, 1,
                   "nothing names " + block.keyword + " " + block.name + "; write " + name +
                       " in a rule or take it out"});
  }
  for (const LexiconTable& table : tables) find_in_table(table, used, out);
  return out;
}

}  // namespace claimgraph
