#include "names/name_features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "base/ascii.h"
#include "base/fnv.h"
#include "names/name_runs.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t hash = (a ^ (b * kMix)) * 0xD6E8FEB86659FD93ULL;
  return hash ^ (hash >> 31);
}

}  // namespace

NameFeatures::NameFeatures(const Document& document, const NameWords& words, const WordTypes& types)
    : document_(document), words_(words), types_(types) {
  const std::uint32_t size = document.tokens.size();
  taken_.assign(size, false);
  hash_.reserve(size);
  mask_.reserve(size);
  const auto take = [&](TokenSpan span) {
    for (std::uint32_t at = span.begin; at < std::min(span.end, size); ++at) taken_[at] = true;
  };
  for (const Amount& amount : document.amounts) take(amount.tokens);
  for (const TimeExpression& date : document.dates) take(date.tokens);
  sentence_of_.assign(size, 0);
  for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
    const TokenSpan span = document.sentences[number].tokens;
    for (std::uint32_t at = span.begin; at < span.end; ++at) sentence_of_[at] = number;
    plain_capitals_.push_back(capitals_say_nothing(document, document.sentences[number]));
  }
  for (std::uint32_t at = 0; at < size; ++at) {
    hash_.push_back(fnv1a(document.norm(at)));
    // Kinds that the model's weights do not know.
    constexpr auto kUnknown =
        static_cast<std::uint32_t>(NameWord::kCommon) | static_cast<std::uint32_t>(NameWord::kLastForm) |
        static_cast<std::uint32_t>(NameWord::kProductNoun) | static_cast<std::uint32_t>(NameWord::kPartners) |
        static_cast<std::uint32_t>(NameWord::kHeadlineVerb);
    mask_.push_back((words.mask(document.tokens.norm[at]) | words.mask(document.tokens.lemma[at])) &
                    ~kUnknown);
  }
  find_asked();
  find_runs();
  find_known();
  gather_evidence();
  gather_pronouns();
}

bool NameFeatures::capital(std::uint32_t token) const {
  return document_.tokens.has(token, TokenFlag::kCapital) ||
         document_.tokens.has(token, TokenFlag::kInnerCapital);
}

// Capital words, and up to three small tokens between two of them.
void NameFeatures::find_asked() {
  const Tokens& tokens = document_.tokens;
  asked_.assign(tokens.size(), false);
  constexpr std::uint32_t kGap = 3;
  for (const Sentence& sentence : document_.sentences) {
    std::uint32_t last = kNowhere;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      if (!capital(at)) continue;
      if (last != kNowhere && at - last <= kGap + 1) {
        for (std::uint32_t inner = last + 1; inner < at; ++inner) asked_[inner] = true;
      }
      asked_[at] = true;
      last = at;
    }
    for (std::uint32_t at = sentence.tokens.begin; at + 2 < sentence.tokens.end; ++at) {
      const bool glued =
          !tokens.has(at + 1, TokenFlag::kSpaceBefore) && !tokens.has(at + 2, TokenFlag::kSpaceBefore);
      if (!capital(at) || !glued || document_.token_text(at + 1) != "-") continue;  // Chih-hsin
      asked_[at + 1] = asked_[at + 2] = true;
    }
  }
  for (std::uint32_t at = 0; at + 1 < tokens.size(); ++at) {  // 3M, 361 Capital; Studio 54, NBC 4
    if (!asked_[at] && tokens.has(at, TokenFlag::kDigit) && capital(at + 1) &&
        sentence_of_[at] == sentence_of_[at + 1])
      asked_[at] = true;
    if (asked_[at] && capital(at) && tokens.has(at + 1, TokenFlag::kDigit) &&
        sentence_of_[at] == sentence_of_[at + 1]) {
      asked_[at + 1] = true;
    }
  }
}

// Neighbouring capital words with "of", "&", hyphens and particles between them.
void NameFeatures::find_runs() {
  run_of_.assign(document_.tokens.size(), kNowhere);
  for (const Sentence& sentence : document_.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      if (!asked_[at] || !capital(at)) {
        ++at;
        continue;
      }
      std::uint32_t end = at + 1;
      while (end < sentence.tokens.end) {
        if (capital(end)) {
          ++end;
          continue;
        }
        const std::string_view word = document_.norm(end);
        const bool link = word == "-" || word == "&" || word == "of" ||
                          words_.is(document_.tokens.norm[end], NameWord::kParticle);
        if (!link || end + 1 >= sentence.tokens.end || !capital(end + 1)) break;
        end += 2;
      }
      for (std::uint32_t inner = at; inner < end; ++inner)
        run_of_[inner] = static_cast<std::uint32_t>(runs_.size());
      runs_.push_back({at, end});
      at = end;
    }
  }
}

// The type of the longest table name over each token: 4 * type + place (begin, inside, end, single),
// ambiguity in the top bit.
void NameFeatures::find_known() {
  known_.assign(document_.tokens.size(), 0);
  for (const Sentence& sentence : document_.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      const KnownName known = asked_[at] ? words_.known_at(document_, at, sentence.tokens.end) : KnownName{};
      if (known.length == 0) {
        ++at;
        continue;
      }
      for (std::uint32_t inner = 0; inner < known.length; ++inner) {
        const std::uint32_t place = known.length == 1           ? 3
                                    : inner == 0                ? 0
                                    : inner + 1 == known.length ? 2
                                                                : 1;
        known_[at + inner] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(known.type) * 4 + place +
                                                       (known.ambiguous ? 128 : 0));
      }
      at += known.length;
    }
  }
}

std::uint64_t NameFeatures::symbol(std::uint32_t token, TokenSpan sentence) const {
  return sentence.contains(token) ? hash_[token] : 1;
}

std::uint64_t NameFeatures::lemma(std::uint32_t token, TokenSpan sentence) const {
  return sentence.contains(token) ? fnv1a(document_.lemma(token)) : 1;
}

std::uint32_t NameFeatures::mask(std::uint32_t token, TokenSpan sentence) const {
  return sentence.contains(token) ? mask_[token] : 1U << 31;
}

// "Xx", "X.", "XX-d": letters and digits by class, runs shortened to two.
std::uint64_t NameFeatures::shape(std::uint32_t token) const {
  std::array<char, 12> out{};
  std::size_t size = 0;
  for (const char c : document_.token_text(token)) {
    const bool upper = is_upper(c);
    const bool lower = is_lower(c) || static_cast<unsigned char>(c) >= 0x80;
    const char kind = upper ? 'X' : lower ? 'x' : is_digit(c) ? 'd' : c;
    if (size >= 2 && out[size - 1] == kind && out[size - 2] == kind) continue;
    if (size == out.size()) break;
    out[size++] = kind;
  }
  return fnv1a({out.data(), size});
}

void NameFeatures::keys(std::uint32_t token, std::vector<std::uint64_t>& out) const {
  constexpr std::size_t kMost = 128;  // more than there are
  out.resize(kMost);
  std::uint64_t* next = out.data();
  std::uint64_t number = 0;
  const auto add = [&](std::uint64_t value) { *next++ = mixed(++number, value); };
  // One feature for each bit that is set, of `count`.
  const auto add_bits = [&](std::uint32_t bits, std::uint32_t count, std::uint64_t value) {
    for (; bits != 0; bits &= bits - 1) {
      const auto bit = static_cast<std::uint64_t>(std::countr_zero(bits));
      *next++ = mixed(number + 1 + bit, value);
    }
    number += count;
  };
  const Tokens& tokens = document_.tokens;
  const std::uint32_t sentence_number = sentence_of_[token];
  const TokenSpan span = document_.sentences[sentence_number].tokens;
  const auto tag = [&](std::uint32_t at) {
    return static_cast<std::uint64_t>(span.contains(at) ? tokens.tag[at] : Tag::kNone);
  };
  const std::uint32_t before = token == 0 ? kNowhere : token - 1;
  const std::uint32_t before_that = token < 2 ? kNowhere : token - 2;
  const std::string_view form = document_.symbols.view(tokens.form[token]);
  const std::string_view norm = document_.norm(token);
  const std::uint64_t own = hash_[token];
  const bool plain = plain_capitals_[sentence_number];
  const bool first = token == span.begin || tokens.has(token, TokenFlag::kLineStart);

  add(0);
  add(own);
  add(fnv1a(form));
  add(fnv1a(norm.substr(norm.size() - std::min<std::size_t>(3, norm.size()))));
  add(fnv1a(norm.substr(norm.size() - std::min<std::size_t>(2, norm.size()))));
  add(fnv1a(norm.substr(0, 3)));
  const std::uint64_t looks = shape(token);
  add(mixed(looks, (first ? 1 : 0) + (plain ? 2 : 0)));
  add(symbol(before, span));
  add(symbol(token + 1, span));
  add(mixed(symbol(before, span), symbol(before_that, span)));
  add(mixed(symbol(token + 1, span), symbol(token + 2, span)));
  add(mixed(own, symbol(before, span)));
  add(mixed(own, symbol(token + 1, span)));
  add(tag(token) * 4 + (first ? 1 : 0) + (plain ? 2 : 0));
  add(tag(before) * 64 + tag(token));
  add((tag(before) * 64 + tag(token)) * 64 + tag(token + 1));

  const std::uint64_t known = known_[token];
  const std::uint64_t known_before = span.contains(before) ? known_[before] : 255;
  const std::uint64_t known_after = span.contains(token + 1) ? known_[token + 1] : 255;
  const std::uint32_t classes = mask(token, span);
  add(known);
  add(known * 256 + known_before);
  add(known * 256 + known_after);
  add(mixed(known, classes));
  add(classes);
  add(mask(before, span));
  add(mask(token + 1, span));
  add(mixed(mask(before_that, span), mask(before, span)));
  add(mixed(known, (tag(before) * 64 + tag(token + 1)) * 2 + (first ? 1 : 0)));
  add_bits(classes, 32, 7);

  const std::uint32_t run_number = run_of_[token];
  if (run_number != kNowhere) {
    const TokenSpan run = runs_[run_number];
    const std::uint32_t last = run.end - 1;
    const std::uint32_t left = run.begin == 0 ? kNowhere : run.begin - 1;
    const std::uint64_t place = std::min(token - run.begin, 3U) * 8 + std::min(last - token, 3U);
    add(place);
    add(mixed(symbol(run.begin, span), place));
    add(mixed(symbol(last, span), place));
    add(mixed(mask(last, span), place));
    add(mixed(mask(run.begin, span), place));
    add(mixed(mixed(mask(run.begin, span), mask(last, span)), std::min(run.size(), 4U)));
    add(mixed(symbol(left, span), run.size() == 1 ? 1 : 2));
    add(mixed(symbol(run.end, span), run.size() == 1 ? 1 : 2));
    add(mixed(mixed(mask(left, span), mask(run.end, span)), std::min(run.size(), 3U)));
    add(mixed(mixed(known_[run.begin], known_[last]), place));
    add(mixed(tag(left) * 64 + tag(run.end), std::min(run.size(), 3U)));
    add(mixed(mask(run.end + 1, span), tag(run.end)));
    add(mixed(symbol(left, span), symbol(left == kNowhere || left == 0 ? kNowhere : left - 1, span)));
    const std::uint64_t behind = lemma(run.end, span);
    add(mixed(behind, lemma(run.end + 1, span)));
    add(mixed(behind, place));
    if (last != token) {
      add(mixed(evidence_.of(tokens.norm[last]), place));
    }
  }
  const auto common = [&](std::uint32_t at) {
    return span.contains(at) && words_.is(tokens.norm[at], NameWord::kCommon) ? 1U : 0U;
  };
  const std::uint32_t ordinary = common(token) + (first ? 2 : 0) + (plain ? 4 : 0);
  add(ordinary);
  add(mixed(ordinary, tag(token)));
  add(mixed(ordinary, known));
  if (run_number != kNowhere) {
    const TokenSpan run = runs_[run_number];
    const std::uint32_t ends = common(run.begin) + 2 * common(run.end - 1);
    const std::uint64_t place = std::min(token - run.begin, 3U) * 8 + std::min(run.end - 1 - token, 3U);
    add(mixed(ends, mixed(place, tag(run.end - 1))));
    add(mixed(ends, mixed(known, std::min(run.size(), 3U) * 64 + ordinary)));
    add(mixed(ends, mixed(classes, std::min(run.size(), 3U))));
  }
  number = 128;
  const std::uint32_t bits = evidence_.of(tokens.norm[token]);
  add_bits(bits, kEvidenceBits, (first ? 1 : 0) + (plain ? 2 : 0));
  add(bits);
  add(mixed(bits, looks));
  add(taken_[token] ? 1 : 0);
  add(mixed(persons_, known));
  if (run_number != kNowhere) add(mixed(persons_, mixed(classes, std::min(runs_[run_number].size(), 3U))));
  number = 192;
  const WordType type = types_.of(own);
  add(type.code);
  for (int each = 0; each + 1 < WordType::kClasses; ++each) add(type.level(each));
  const std::uint64_t best = type.best();
  add(best);
  add(mixed(best, (first ? 1 : 0) + (plain ? 2 : 0)));
  add(mixed(best, known));
  add(mixed(best, ordinary));
  const auto best_at = [&](std::uint32_t at) -> std::uint64_t {
    return span.contains(at) ? types_.of(hash_[at]).best() : 255;
  };
  add(best_at(before));
  add(best_at(token + 1));
  if (run_number != kNowhere) {
    const TokenSpan run = runs_[run_number];
    const std::uint64_t place = std::min(token - run.begin, 3U) * 8 + std::min(run.end - 1 - token, 3U);
    const std::uint64_t opens = best_at(run.begin), ends = best_at(run.end - 1);
    add(mixed(opens, place));
    add(mixed(ends, place));
    add(mixed(mixed(opens, ends), std::min(run.size(), 4U)));
  }
  out.resize(static_cast<std::size_t>(next - out.data()));
}

}  // namespace claimgraph
