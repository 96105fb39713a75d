// What the article calls its parties: "Acme, a Dutch brewer," lets "the brewer" mean Acme and keeps "the
// bank" from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "names/name_words.h"
#include "references/reference_words.h"

namespace claimgraph {

/// The Described bits of the words that may describe an entity.
std::uint8_t kinds_of(const Entity& entity);

/// A noun group that describes: its words before and with the head, and what its head tells.
struct DescribingWords {
  TokenSpan tokens;        // determiner and all
  std::uint32_t head = 0;  // token, the last that counts
  Description description;
};

constexpr int kWeak = 4;  // points: any firm is a group

class KnownAs {
 public:
  /// The words must outlive it.
  KnownAs(const ReferenceWords& words, const NameWords& names) : words_(words), names_(names) {}
  /// What the names of a document and the words beside them tell: "Acme Rovers" is a team, "Norway's Acme"
  /// and "Acme, based in Leeds," have a home, "Roe, 54," has an age.
  void read_names(const Document& document);
  /// `entity` was called by these words; `beside` its name, or where they tell it by themselves.
  void remember(const Document& document, const DescribingWords& called, std::uint32_t entity, bool beside);
  /// How well the words fit what the article has called the entity, its name and what tables know of it;
  /// points, kImpossible where they contradict each other. 0: nothing speaks for or against it. `told` are
  /// points of what it did.
  int match(const Document& document, const DescribingWords& called, std::uint32_t entity,
            int told = 0) const;
  /// What the entity makes, sells or runs: "Acme, which makes pumps," is "the pump maker".
  void make(const Document& document, std::uint32_t entity, const NounGroup& thing);
  /// `entity` did before what `other` does now: "her predecessor, Jane Roe,"
  void precede(std::uint32_t entity, std::uint32_t other);
  /// The norm of the age told beside its name, or kNoSymbol.
  Symbol age(std::uint32_t entity) const { return of(entity) == nullptr ? kNoSymbol : of(entity)->age; }
  /// The article calls it a part of somebody beside its name: "its unit Acme".
  bool part(std::uint32_t entity) const;
  /// The country it is of, or "".
  std::string_view home(const Document& document, std::uint32_t entity) const;
  /// Something tells where it is at home.
  bool at_home(std::uint32_t entity) const {
    return of(entity) != nullptr &&
           (of(entity)->in_town || of(entity)->in_region || !of(entity)->country.empty());
  }
  /// The entity is told to be a body of that type (of the descriptors table).
  bool told(std::uint32_t entity, std::string_view type) const {
    return of(entity) != nullptr && of(entity)->type == type;
  }
  /// Nothing is told of the entity that would say what kind of body it is.
  bool untold(std::uint32_t entity) const {
    return of(entity) == nullptr || (of(entity)->type.empty() && of(entity)->industry.empty());
  }
  /// The article tells its industry.
  bool of_trade(std::uint32_t entity) const { return of(entity) != nullptr && !of(entity)->industry.empty(); }
  /// The head of some description of the entity has this lemma.
  bool called(std::uint32_t entity, Symbol head) const;
  /// ... of a description beside its name, which is what the text says and no guess.
  bool called_beside(std::uint32_t entity, Symbol head) const;
  /// A noun or an adjective before such a head has this lemma.
  bool described(std::uint32_t entity, Symbol modifier) const;

 private:
  struct Facts {
    std::vector<Symbol> heads;      // lemmas
    std::vector<Symbol> beside;     // of these, those beside its name
    std::vector<Symbol> modifiers;  // lemmas
    std::vector<Symbol> things;     // lemmas: what it makes, sells, runs
    std::string_view type;          // of the descriptors table
    std::string_view industry;
    std::string country;                      // its own: the entity that tells it moves as more are made
    bool in_town = false, in_region = false;  // told where it is
    bool central = false;                     // named as a central bank is: by its country, "Reserve"
    bool former = false;                      // told to be no more what it is called
    Symbol age = kNoSymbol;
  };

  void read_home(const Document& document, const EntityMention& name);
  bool central_bank(const Document& document, TokenSpan name, bool bank) const;
  void live_in(const Document& document, std::uint32_t entity, std::uint32_t place);
  bool told_whole(const Document& document, const DescribingWords& called, const Facts& facts) const;
  std::string_view country_of(const Document& document, const DescribingWords& called) const;
  /// "company": so is every other firm.
  bool general(Symbol head) const {
    return words_.is(head, RefWord::kEmployerNoun) && words_.is(head, RefWord::kGroupNoun);
  }
  void note_place(std::string_view type, Facts& facts) const;

  const Facts* of(std::uint32_t entity) const { return entity < facts_.size() ? &facts_[entity] : nullptr; }

  const ReferenceWords& words_;
  const NameWords& names_;
  std::vector<Facts> facts_;  // by entity
};

}  // namespace claimgraph
