#include "rules/rule_set.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "base/ascii.h"
#include "rules/frame_parser.h"
#include "rules/rule_fields.h"
#include "rules/triggers.h"

namespace claimgraph {
namespace {

Error at_name(const Block& block, std::string message) {
  return {block.file, block.header.line, 1, std::move(message)};
}

using Macros = std::unordered_map<std::string, const Block*>;

class RuleLoader {
 public:
  RuleLoader(const Lexicons& lexicons, const Ontology& ontology, const Macros& macros, SymbolTable& symbols)
      : ontology_(ontology),
        lexicons_(lexicons),
        symbols_(symbols),
        names_{lexicons, macros, symbols, set_.tests, known_} {}

  Result<bool> read(const Block& block) {
    if (!named_.insert(block.name).second) {
      return at_name(block, "rule " + block.name + " is declared twice");
    }
    Rule rule;
    rule.name = block.name;
    rule.file = block.file;
    rule.line = block.header.line;
    rule.fills = block.keyword == "fill";
    rule.event = rule.fills || block.keyword == "event";
    const auto named = types(block);
    if (!named.ok()) return named.error();
    rule.type = named.value().front();
    const FieldReader fields{names_, {ontology_, rule.type}, block};
    if (const auto read = fields.common(rule); !read.ok()) return read.error();
    if (const auto read = rule.event ? event(fields, rule) : frame(fields, rule); !read.ok())
      return read.error();
    if (std::none_of(rule.examples.begin(), rule.examples.end(),
                     [](const RuleExample& e) { return e.yes; })) {
      return at_name(block, "rule " + rule.name + " has no example; write a yes line");
    }
    if (rule.fills) {
      const auto listed = list_fill(block, named.value(), set_.events[rule.body]);
      if (!listed.ok()) return listed.error();
    }
    set_.rules.push_back(std::move(rule));
    return true;
  }

  Result<RuleSet> finish(const std::vector<const Block*>& blocks) {
    if (const Lexicon* others = lexicons_.find("others")) set_.others = lexicon_test(*others);
    if (const Lexicon* links = lexicons_.find("noun-links")) set_.links = lexicon_test(*links);
    const std::vector<TestWitness> witness = witnesses(set_.tests, lexicons_, symbols_);
    for (std::size_t r = 0; r < set_.rules.size(); ++r) {
      const Rule& rule = set_.rules[r];
      if (rule.event) continue;
      Frame& frame = set_.frames[rule.body];
      frame.factors = required_factors(frame.tree, witness);
      if (!choose_trigger(set_.tests, frame.factors)) {
        return at_name(*blocks[r], "rule " + rule.name + " is woken by nearly every sentence: name a word");
      }
    }
    set_.ontology = &ontology_;
    set_.symbols = &symbols_;
    set_.test_index = TestIndex(set_.tests, lexicons_);
    index_triggers(lexicons_, symbols_, set_);
    return std::move(set_);
  }

 private:
  using Types = std::vector<std::uint16_t>;

  // The type after `emit`, of a fill those between bars; without `emit` the name of a fill.
  Result<Types> types(const Block& block) const {
    const BlockField* const emit = block.field("emit");
    const bool fills = block.keyword == "fill";
    if (emit == nullptr && !fills) return at_name(block, "rule " + block.name + " emits nothing");
    const auto wrong = [&](std::string message) {
      return emit == nullptr ? at_name(block, std::move(message)) : block.error_at(*emit, 0, message);
    };
    Types types;
    std::string_view left = emit == nullptr ? block.name : emit->text;
    for (bool more = true; more;) {
      const std::size_t bar = fills ? left.find('|') : std::string_view::npos;
      const std::string name(trimmed(left.substr(0, bar)));
      const std::uint16_t type = ontology_.find(name);
      if (type == Ontology::kNoType)
        return wrong("unknown claim type " + name + did_you_mean(name, ontology_.type_names()));
      if (std::find(types.begin(), types.end(), type) != types.end()) return wrong(name + " is named twice");
      types.push_back(type);
      more = bar != std::string_view::npos;
      if (more) left.remove_prefix(bar + 1);
    }
    return types;
  }

  // A fill stands under each of its types, which must all have its roles.
  Result<bool> list_fill(const Block& block, const Types& types, const Event& event) {
    set_.fills.resize(ontology_.types.size());
    for (const std::uint16_t type : types) {
      for (const EventRole& role : event.roles) {
        const RoleType* const own = ontology_.role(type, role.type->name);
        if (own == nullptr || own->kind != role.type->kind || own->list != role.type->list)
          return at_name(block, ontology_.types[type].name + " has no such role as " + role.type->name);
      }
      set_.fills[type].push_back(static_cast<std::uint32_t>(set_.rules.size()));
    }
    return true;
  }

  TestId lexicon_test(const Lexicon& lexicon) {
    NewUnitTest test;
    WordAtom atom;
    atom.type = WordAtom::Type::kLexicon;
    atom.lexicon = lexicon.id;
    test.clauses.push_back({false, {atom}});
    return set_.tests.intern(std::move(test));
  }

  Result<bool> frame(const FieldReader& fields, Rule& rule) {
    const BlockField* text = nullptr;
    for (const BlockField& field : fields.block.fields) {
      if (field.key != "frame") continue;
      if (text != nullptr)
        return Error{fields.block.file, field.line, 1, "a second frame; join the two with |"};
      text = &field;
    }
    if (text == nullptr) return at_name(fields.block, "rule " + rule.name + " has no frame");
    auto tree = parse_frame(names_, fields.scope, fields.block, *text, macros_);
    if (!tree.ok()) return tree.error();
    rule.body = static_cast<std::uint32_t>(set_.frames.size());
    set_.frames.emplace_back().tree = std::move(tree).value();
    return true;
  }

  Result<bool> event(const FieldReader& fields, Rule& rule) {
    auto read = fields.event(rule.name);
    if (!read.ok()) return read.error();
    rule.body = static_cast<std::uint32_t>(set_.events.size());
    set_.events.push_back(std::move(read).value());
    return true;
  }

  const Ontology& ontology_;
  const Lexicons& lexicons_;
  SymbolTable& symbols_;
  RuleSet set_;
  std::unordered_set<std::string_view> named_;  // rules so far; the blocks outlive this
  FrameMacros macros_{{}, set_.macros};
  std::unordered_map<std::string, TestId> known_;
  RuleNames names_;
};

}  // namespace

std::uint32_t RuleSet::find(std::string_view name) const {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.name == name; });
  return found == rules.end() ? kNowhere : static_cast<std::uint32_t>(found - rules.begin());
}

bool RuleSet::is_about(std::uint32_t rule, std::uint16_t type) const {
  if (!rules[rule].fills) return rules[rule].type == type;
  return std::find(fills[type].begin(), fills[type].end(), rule) != fills[type].end();
}

const FramePrograms& RuleSet::programs(const Rule& rule) const {
  const Frame& frame = frames[rule.body];
  if (const FramePrograms* const known = frame.programs.load(std::memory_order_acquire)) return *known;
  auto made = std::make_unique<FramePrograms>();
  std::vector<Symbol> roles;
  made->program = compile_frame(frame.tree, roles);
  made->starts = compile_starts(frame.tree, tests);
  made->trigger = frame.factors[0].any;
  for (const Symbol role : roles)
    made->types.push_back(ontology->role(rule.type, std::string(symbols->view(role))));
  FramePrograms* known = nullptr;  // by another thread meanwhile
  if (!frame.programs.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *known;
  return *made.release();
}

Result<RuleSet> load_rules(const std::vector<Block>& blocks, const Lexicons& lexicons,
                           const Ontology& ontology, SymbolTable& symbols) {
  Macros macros;
  for (const Block& block : blocks) {
    if (block.keyword != "macro") continue;
    if (!macros.emplace(block.name, &block).second || lexicons.find(block.name) != nullptr) {
      return at_name(block, "the name " + block.name + " is taken by a lexicon or macro");
    }
  }
  RuleLoader loader(lexicons, ontology, macros, symbols);
  std::vector<const Block*> rule_blocks;
  for (const Block& block : blocks) {
    if (block.keyword != "rule" && block.keyword != "event" && block.keyword != "fill") continue;
    if (auto read = loader.read(block); !read.ok()) return read.error();
    rule_blocks.push_back(&block);
  }
  return loader.finish(rule_blocks);
}

}  // namespace claimgraph
