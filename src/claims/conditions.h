// Conditions: "if Beta fails", "unless", "until regulators agree", "subject to approval", "in exchange for".
// The words stand in patterns/lexicon/conditions.tsv: class marker (before a clause) or preposition.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

struct Condition {
  std::uint32_t node = kNowhere;  // of the clause, or of the noun behind a preposition
  bool clause = true;
  TokenSpan tokens;     // clause or phrase, without its marker
  std::string_view op;  // operator of the contract
};

/// The conditions that hang on any node of a chain (Standing::chain).
std::vector<Condition> find_conditions(const Resources& resources, const SyntaxTree& tree,
                                       std::span<const std::uint32_t> chain);

/// How a claim stands under one of its conditions: what will or may be if something happens is hypothetical
/// ("will be stripped of it if"), what somebody's refusal opens permitted ("may sell it to others if Acme
/// declines"). `chain` is the claim's, from its own node on.
Modality under_condition(const Resources& resources, const SyntaxTree& tree,
                         std::span<const std::uint32_t> chain, const Claim& claim,
                         const Condition& condition);

/// How a claim stands whose chain's last node heads a condition, or hangs in a relative or participial clause
/// of one: hypothetical ("if Acme makes chips that beat Beta's"), or expected in what tells when something
/// will be ("will take over when Lund retires"). Nothing outside of conditions.
std::optional<Modality> within_condition(const Resources& resources, const SyntaxTree& tree,
                                         std::span<const std::uint32_t> chain);

}  // namespace claimgraph
