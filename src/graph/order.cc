#include "graph/order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "graph/spelling.h"

namespace claimgraph {

namespace {

// True only where no white space but single spaces stands inside; quick for nearly all texts.
bool is_one_line(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  const auto word_at = [&](std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
  };
  const auto below = [](std::uint64_t word, std::uint64_t least) { return (word - kOnes * least) & ~word; };
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ' || static_cast<unsigned char>(text.back()) <= '\r')
    return false;
  std::size_t at = 0;
  // Controls, and spaces that a space follows.
  for (; at + 9 <= text.size(); at += 8) {
    const std::uint64_t word = word_at(at), spaces = word ^ (kOnes * ' '),
                        next = word_at(at + 1) ^ (kOnes * ' ');
    if (((below(word, '\r' + 1) | below(spaces | next, 1)) & kHigh) != 0) return false;
  }
  for (; at + 1 < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c <= '\r' || (c == ' ' && text[at + 1] == ' ')) return false;
  }
  return true;
}

}  // namespace

void append_one_line(std::string_view text, std::string& out) {
  if (is_one_line(text)) {
    out += text;
    return;
  }
  const std::size_t begin = out.size();
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (out.size() > begin && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.size() > begin && out.back() == ' ') out.pop_back();
}

std::string one_line(std::string_view text) {
  std::string out;
  append_one_line(text, out);
  return out;
}

namespace {

// Of two labels the longer, then the smaller by bytes.
bool better_label(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() > b.size() : a < b;
}

auto key(const TextPlace& place) { return std::tie(place.document, place.in_title, place.start, place.end); }

// How well a mention is known: names before aliases, surer links first, then by bytes.
bool better(const NodeMention& a, const NodeMention& b) {
  const auto rank = [](const NodeMention& mention) {
    constexpr std::string_view kForms[] = {"name", "alias", "nominal", "pronoun", ""};
    return std::find(std::begin(kForms), std::end(kForms), mention.form) - std::begin(kForms);
  };
  return std::make_tuple(rank(a), -a.link_confidence, std::tie(a.link_rule, a.at.text)) <
         std::make_tuple(rank(b), -b.link_confidence, std::tie(b.link_rule, b.at.text));
}

bool same(const NodeMention& a, const NodeMention& b) { return key(a.at) == key(b.at); }
bool before(const NodeMention& a, const NodeMention& b) {
  return key(a.at) != key(b.at) ? key(a.at) < key(b.at) : better(a, b);
}

bool same(const Evidence& a, const Evidence& b) { return key(a.at) == key(b.at); }
// The surer place first; then the longer one, then by bytes.
bool surer(const Evidence& a, const Evidence& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.at.text != b.at.text) return better_label(one_line(a.at.text), one_line(b.at.text));
  return std::tie(a.rule, a.predicate, a.triple.subject, a.triple.relation, a.triple.object) <
         std::tie(b.rule, b.predicate, b.triple.subject, b.triple.relation, b.triple.object);
}

bool before(const Evidence& a, const Evidence& b) {
  return key(a.at) != key(b.at) ? key(a.at) < key(b.at) : surer(a, b);
}

bool same(const TextPlace& a, const TextPlace& b) { return key(a) == key(b); }
bool before(const TextPlace& a, const TextPlace& b) { return key(a) < key(b); }

bool same(const Slot& a, const Slot& b) { return a.role == b.role && key(a.at) == key(b.at); }
bool before(const Slot& a, const Slot& b) {
  return a.role != b.role ? a.role < b.role : key(a.at) < key(b.at);
}

bool same(const std::string& a, const std::string& b) { return a == b; }
bool before(const std::string& a, const std::string& b) { return a < b; }

template <typename T>
void unite(std::vector<T>& into, std::vector<T>&& from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

template <typename T>
void sort_unique(std::vector<T>& list) {
  if (list.size() < 2) return;
  std::sort(list.begin(), list.end(), [](const T& a, const T& b) { return before(a, b); });
  list.erase(std::unique(list.begin(), list.end(), [](const T& a, const T& b) { return same(a, b); }),
             list.end());
}

// Told twice in the same words of one document, a slot stays at its first place: two readings of a quotation
// are not two parts of it. `slots` are in order.
void keep_first_wordings(std::vector<Slot>& slots) {
  if (slots.size() < 2) return;
  std::unordered_set<std::string_view> wordings;
  const Slot* last = nullptr;
  std::vector<bool> repeats;
  for (const Slot& slot : slots) {
    if (last == nullptr || last->role != slot.role || last->at.document != slot.at.document) wordings.clear();
    repeats.push_back(slot.op.empty() && !wordings.insert(slot.at.text).second);
    last = &slot;
  }
  std::size_t at = 0;
  std::erase_if(slots, [&](const Slot&) { return repeats[at++]; });
}

void join_claims(ClaimFields& into, ClaimFields&& from) {
  unite(into.evidence, std::move(from.evidence));
  unite(into.cues, std::move(from.cues));
  unite(into.slots, std::move(from.slots));
  unite(into.open_roles, std::move(from.open_roles));
}

// Of all names that stand for a node.
std::vector<std::string> spellings_of(const Node& node) {
  std::vector<std::string> words;
  for (const NodeMention& mention : node.mentions) {
    if (mention.form == "name" || mention.form == "alias") unite(words, spelling_of(mention.at.text));
  }
  sort_unique(words);
  return words;
}

// The surest place gives a claim its label, wording, rule and confidence.
void take_best(Node& node, ClaimFields& claim) {
  if (claim.evidence.empty()) return;
  const auto best = std::min_element(claim.evidence.begin(), claim.evidence.end(), surer);
  node.label.clear();
  append_one_line(best->at.text, node.label);
  claim.triple = best->triple;
  claim.predicate = best->predicate;
  claim.rule = best->rule;
  claim.confidence = best->confidence;
}

}  // namespace

bool better_name(const std::string& a, const std::string& b) {
  if (is_ascii(a) != is_ascii(b)) return is_ascii(a);
  return better_label(a, b);
}

void join(Node& into, Node&& from) {
  if (better_name(from.label, into.label)) std::swap(into.label, from.label);
  if (into.kind <= NodeKind::kAgreement && from.label != into.label)
    into.aliases.push_back(std::move(from.label));
  into.type = std::max(into.type, from.type);
  if (auto* mine = std::get_if<ClaimFields>(&into.fields)) {
    if (auto* other = std::get_if<ClaimFields>(&from.fields)) join_claims(*mine, std::move(*other));
  }
  if (auto* mine = std::get_if<AmountFields>(&into.fields)) {
    if (const auto* other = from.amount()) mine->note = std::max(mine->note, other->note);
  }
  if (auto* mine = std::get_if<DateFields>(&into.fields)) {
    if (const auto* other = from.date()) mine->note = std::max(mine->note, other->note);
  }
  unite(into.aliases, std::move(from.aliases));
  unite(into.same_as, std::move(from.same_as));
  unite(into.mentions, std::move(from.mentions));
}

void tidy(Node& node) {
  sort_unique(node.mentions);
  sort_unique(node.aliases);
  sort_unique(node.same_as);
  const auto label = std::find(node.aliases.begin(), node.aliases.end(), node.label);
  if (label != node.aliases.end()) node.aliases.erase(label);
  if (node.kind <= NodeKind::kAgreement) node.spelling = spellings_of(node);
  if (auto* fields = std::get_if<ClaimFields>(&node.fields)) {
    sort_unique(fields->evidence);
    sort_unique(fields->cues);
    sort_unique(fields->slots);
    keep_first_wordings(fields->slots);
    sort_unique(fields->open_roles);
    take_best(node, *fields);
  }
}

void tidy(std::vector<std::string>& texts) { sort_unique(texts); }

std::string sort_key(const Node& node) { return static_cast<char>(node.kind) + node.id; }

std::string sort_key(const Edge& edge) {
  constexpr char kSeparator = '\0';
  return edge.source + kSeparator + edge.role + kSeparator + edge.target + kSeparator + edge.op;
}

double rounded(double confidence) { return std::round(std::clamp(confidence, 0.0, 1.0) * 1000) / 1000; }

namespace {

void put_nodes_in_order(std::vector<Node>& nodes) {
  // Nodes are big: their numbers are sorted, and each node moves once.
  std::vector<std::uint32_t> numbers(nodes.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Node& x = nodes[a];
    const Node& y = nodes[b];
    return std::tie(x.kind, x.id, a) < std::tie(y.kind, y.id, b);
  });
  std::vector<Node> sorted;
  sorted.reserve(nodes.size());
  for (const std::uint32_t number : numbers) {
    Node& node = nodes[number];
    if (!sorted.empty() && sorted.back().id == node.id) {
      join(sorted.back(), std::move(node));
    } else {
      sorted.push_back(std::move(node));
    }
  }
  for (Node& node : sorted) tidy(node);
  nodes = std::move(sorted);
}

// An edge with the numbers of the nodes it joins: nodes of one kind stand in the order of their ids, so few
// ids need be compared.
struct NumberedEdge {
  std::uint32_t source, target, edge;
};

// REQUIRES nodes in order.
void put_edges_in_order(Graph& graph) {
  constexpr std::uint32_t kNone = ~0U;
  const auto number_of = [&](const std::string& id) {
    const Node* node = graph.find(id);
    return node == nullptr ? kNone : static_cast<std::uint32_t>(node - graph.nodes.data());
  };
  std::vector<NumberedEdge> order;
  order.reserve(graph.edges.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const Edge& edge = graph.edges[i];
    const bool again = !order.empty() && graph.edges[order.back().edge].source == edge.source;
    const std::uint32_t source = again ? order.back().source : number_of(edge.source);
    const std::uint32_t target = source == kNone ? kNone : number_of(edge.target);
    if (target != kNone) order.push_back({source, target, i});
  }
  const auto id_before = [&](std::uint32_t a, std::uint32_t b) {
    const Node& x = graph.nodes[a];
    const Node& y = graph.nodes[b];
    return x.kind == y.kind ? a < b : x.id < y.id;
  };
  std::sort(order.begin(), order.end(), [&](const NumberedEdge& a, const NumberedEdge& b) {
    if (a.source != b.source) return id_before(a.source, b.source);
    const Edge& x = graph.edges[a.edge];
    const Edge& y = graph.edges[b.edge];
    if (const int roles = x.role.compare(y.role); roles != 0) return roles < 0;
    return a.target != b.target ? id_before(a.target, b.target) : x.op < y.op;
  });
  std::vector<Edge> sorted;
  sorted.reserve(order.size());
  for (std::size_t begin = 0; begin < order.size();) {
    Edge& edge = sorted.emplace_back(std::move(graph.edges[order[begin].edge]));
    std::size_t end = begin + 1;
    for (; end < order.size(); ++end) {
      Edge& other = graph.edges[order[end].edge];
      if (order[end].source != order[begin].source || order[end].target != order[begin].target ||
          other.role != edge.role || other.op != edge.op)
        break;
      unite(edge.documents, std::move(other.documents));
    }
    tidy(edge.documents);
    begin = end;
  }
  graph.edges = std::move(sorted);
}

}  // namespace

void put_in_order(Graph& graph) {
  std::sort(graph.documents.begin(), graph.documents.end(),
            [](const DocumentInfo& a, const DocumentInfo& b) { return a.id < b.id; });
  put_nodes_in_order(graph.nodes);
  put_edges_in_order(graph);
}

const Node* Graph::find(std::string_view id) const {
  const std::string_view kind_name = id.substr(0, id.find('_'));
  for (int number = 0; number <= static_cast<int>(NodeKind::kClaim); ++number) {
    const auto kind = static_cast<NodeKind>(number);
    if (name_of(kind) != kind_name) continue;
    const auto at = std::lower_bound(
        nodes.begin(), nodes.end(), std::make_pair(kind, id), [](const Node& node, const auto& wanted) {
          return node.kind != wanted.first ? node.kind < wanted.first : node.id < wanted.second;
        });
    return at != nodes.end() && at->id == id ? &*at : nullptr;
  }
  return nullptr;
}

std::pair<const Edge*, const Edge*> Graph::edges_from(std::string_view id) const {
  const auto first =
      std::lower_bound(edges.begin(), edges.end(), id,
                       [](const Edge& edge, std::string_view wanted) { return edge.source < wanted; });
  const auto last = std::upper_bound(
      first, edges.end(), id, [](std::string_view wanted, const Edge& edge) { return wanted < edge.source; });
  const Edge* base = edges.data();
  return {base + (first - edges.begin()), base + (last - edges.begin())};
}

}  // namespace claimgraph
