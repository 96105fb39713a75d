// Trains the weights of the name model: a linear-chain conditional random field (Lafferty and others 2001) by
// stochastic gradient descent with AdaGrad's steps (Duchi and others 2011), a Gaussian prior, and a loss in
// which a missed name costs more than a false one (softmax-margin, Gimpel and Smith 2010). Tokens of texts in
// which only some names are marked may bear any label: the paths that agree with the marks count as gold
// (partial labels, Tsuboi and others 2008).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/name_features.h"
#include "train/word_type_training.h"

namespace claimgraph::train {

inline constexpr std::uint8_t kAnyLabel = (1U << kNameLabels) - 1;

/// Neighbouring tokens the model is asked about.
struct NameStretch {
  std::vector<std::uint32_t> first;  // by token: its rows in `rows`; one more at the end
  std::vector<std::uint32_t> rows;
  std::vector<std::uint8_t> gold;  // by token: a bit for each label it may bear; several where nobody told
  bool open = false;               // some token is told by nobody
};

struct NameSettings {
  int bits = 20;  // 2^bits rows of weights
  int epochs = 6;
  int open_from = 2;         // epoch from which open stretches are learnt
  double open_weight = 0.2;  // what their gradients count
  double rate = 0.1;
  double prior = 2e-3;
  double miss = 0.5;  // extra cost of a missed name, in nats
};

/// The bytes of the model file. The same stretches and settings give the same bytes.
std::string train_name_model(const std::vector<NameStretch>& stretches, const NameSettings& settings,
                             const WordTypeTable& types);

}  // namespace claimgraph::train
