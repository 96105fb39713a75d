#include "syntax/tree.h"

#include <algorithm>
#include <string>

namespace claimgraph {

SyntaxTree::SyntaxTree(const Document& document) : document_(document) {
  const Tokens& tokens = document.tokens;
  const std::uint32_t n = tokens.size();
  first_child_.assign(n + 2, 0);
  noun_group_.assign(n, kNowhere);
  verb_group_.assign(n, kNowhere);
  for (std::uint32_t t = 0; t < n; ++t) {
    if (tokens.head[t] != kNowhere) ++first_child_[tokens.head[t] + 2];
  }
  for (std::uint32_t t = 1; t < n + 2; ++t) first_child_[t] += first_child_[t - 1];
  children_.resize(first_child_[n + 1]);
  for (std::uint32_t t = 0; t < n; ++t) {
    if (tokens.head[t] != kNowhere) children_[first_child_[tokens.head[t] + 1]++] = t;
  }
  for (std::uint32_t g = 0; g < document.noun_groups.size(); ++g) {
    const TokenSpan span = document.noun_groups[g].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) noun_group_[t] = g;
  }
  for (std::uint32_t g = 0; g < document.verb_groups.size(); ++g) {
    const TokenSpan span = document.verb_groups[g].tokens;
    for (std::uint32_t t = span.begin; t < span.end; ++t) verb_group_[t] = g;
  }
  // Edges from the leaves up: a token is done when all its dependants are.
  left_edge_.resize(n);
  right_edge_.resize(n);
  std::vector<std::uint32_t> waiting(n);
  std::vector<std::uint32_t> ready;
  for (std::uint32_t t = 0; t < n; ++t) {
    left_edge_[t] = right_edge_[t] = t;
    waiting[t] = static_cast<std::uint32_t>(children(t).size());
    if (waiting[t] == 0) ready.push_back(t);
  }
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const std::uint32_t t = ready[i];
    const std::uint32_t h = tokens.head[t];
    if (h == kNowhere) continue;
    left_edge_[h] = std::min(left_edge_[h], left_edge_[t]);
    right_edge_[h] = std::max(right_edge_[h], right_edge_[t]);
    if (--waiting[h] == 0) ready.push_back(h);
  }
}

std::uint32_t SyntaxTree::child(std::uint32_t token, Relation relation) const {
  for (const std::uint32_t c : children(token)) {
    if (document_.tokens.relation[c] == relation) return c;
  }
  return kNowhere;
}

std::uint32_t SyntaxTree::top(const NounGroup& group) const {
  // The group's head, unless something in the group governs it.
  std::uint32_t token = group.head;
  for (std::uint32_t steps = 0; steps < group.tokens.end - group.tokens.begin; ++steps) {
    const std::uint32_t h = head(token);
    if (h == kNowhere || h < group.tokens.begin || h >= group.tokens.end) break;
    token = h;
  }
  return token;
}

std::uint32_t SyntaxTree::first_preposition(std::uint32_t token) const {
  for (const std::uint32_t c : children(token)) {
    if (c > token) break;
    if (relation(c) == Relation::kCase && tag(c) != Tag::kPOS) return c;
  }
  return kNowhere;
}

Symbol SyntaxTree::preposition(std::uint32_t token) const {
  const std::uint32_t first = first_preposition(token);
  if (first == kNowhere) return kNoSymbol;
  std::string words;
  const auto add = [&](std::uint32_t word) {
    if (!words.empty()) words += ' ';
    words += document_.norm(word);
  };
  const auto add_fixed = [&](std::uint32_t word) {
    for (const std::uint32_t part : children(word)) {
      if (relation(part) != Relation::kFixed) continue;
      if (words.empty()) add(first);
      add(part);
    }
  };
  add_fixed(first);
  // "for up to 3 million": the first is it
  std::uint32_t last = first;
  for (const std::uint32_t c : children(token)) {
    if (c <= first || relation(c) != Relation::kCase || tag(c) == Tag::kPOS) continue;
    if (c > token || c != last + 1) break;
    if (words.empty()) add(first);
    last = c;
    add(c);
    add_fixed(c);
  }
  return words.empty() ? document_.tokens.norm[first] : document_.symbols.find(words);
}

TokenSpan trim_punctuation(const Document& document, TokenSpan span) {
  const auto mark = [&](std::uint32_t t) {
    const Tag tag = document.tokens.tag[t];
    return tag == Tag::kComma || tag == Tag::kPeriod || tag == Tag::kColon;
  };
  while (!span.empty() && mark(span.begin)) ++span.begin;
  while (!span.empty() && mark(span.end - 1)) --span.end;
  return span;
}

TokenSpan SyntaxTree::subtree(std::uint32_t token) const {
  return trim_punctuation(document_, {left_edge_[token], right_edge_[token] + 1});
}

std::uint32_t SyntaxTree::phrase_begin(std::uint32_t group) const {
  const NounGroup* g = &document_.noun_groups[group];
  while (g->possessor != kNowhere && g->possessor < group) {
    group = g->possessor;
    g = &document_.noun_groups[group];
  }
  return g->tokens.begin;
}

TokenSpan SyntaxTree::noun_phrase(std::uint32_t token) const {
  const std::uint32_t group = noun_group_[token];
  if (group == kNowhere) return {token, token + 1};
  TokenSpan span{phrase_begin(group), document_.noun_groups[group].tokens.end};
  for (const std::uint32_t c : children(token)) {
    if (c < span.end) continue;
    const Relation r = relation(c);
    const bool tail = r == Relation::kNmod || r == Relation::kNmodUnmarked || r == Relation::kNummod ||
                      r == Relation::kAmod || r == Relation::kFlat || r == Relation::kCompound ||
                      (r == Relation::kAcl && child(c, Relation::kMark) != kNowhere);
    if (!tail) break;
    span.end = std::max(span.end, right_edge_[c] + 1);
  }
  return trim_punctuation(document_, span);
}

}  // namespace claimgraph
