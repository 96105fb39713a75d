// Documents built by hand: tokens at white space, entities and claims as a test wants them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "document.h"
#include "resources.h"
#include "support.h"
#include "text/unicode.h"

namespace claimgraph::test {

class DocumentMaker {
 public:
  explicit DocumentMaker(std::string_view text, std::string_view id = "d1", std::string_view title = "")
      : document_(std::make_unique<Document>(&shipped().symbols)) {
    document_->meta.id = id;
    document_->meta.title = title;
    document_->text = join_fields(title, text);
    const std::string& bytes = document_->text.bytes;
    for (std::uint32_t at = 0; at < bytes.size();) {
      const std::uint32_t end =
          static_cast<std::uint32_t>(std::min(bytes.find_first_of(" \n\t", at), bytes.size()));
      if (end > at) add_token(at, end);
      at = end + 1;
    }
    document_->sentences.push_back({{0, document_->tokens.size()}, UnitKind::kProse, 0});
  }

  Document& operator*() { return *document_; }
  Document* operator->() { return document_.get(); }

  /// The tokens of `words`, which must stand in the text.
  TokenSpan span(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(document_->text.bytes.find(words));
    const auto end = static_cast<std::uint32_t>(begin + words.size());
    TokenSpan tokens{kNowhere, 0};
    for (std::uint32_t i = 0; i < document_->tokens.size(); ++i) {
      if (document_->tokens.begin[i] == begin) tokens.begin = i;
      if (document_->tokens.end[i] == end) tokens.end = i + 1;
    }
    return tokens;
  }

  /// A named party with a mention; answers the index of the mention.
  std::uint32_t party(std::string_view words, std::string_view type = "organization", bool named = true) {
    Entity entity;
    entity.type = type;
    entity.label = words;
    entity.named = named;
    document_->entities.push_back(entity);
    EntityMention mention;
    mention.tokens = span(words);
    mention.entity = static_cast<std::uint32_t>(document_->entities.size() - 1);
    mention.form = named ? MentionForm::kName : MentionForm::kNominal;
    document_->mentions.push_back(mention);
    return static_cast<std::uint32_t>(document_->mentions.size() - 1);
  }

  /// An amount of money in dollars; answers its index.
  std::uint32_t dollars(std::string_view words, std::int64_t value) {
    Amount amount;
    amount.tokens = span(words);
    amount.bytes = document_->bytes_of(amount.tokens);
    amount.dimension = Dimension::kMoney;
    amount.has_value = true;
    amount.value = Decimal::of(value);
    amount.unit = "USD";
    document_->amounts.push_back(amount);
    return static_cast<std::uint32_t>(document_->amounts.size() - 1);
  }

  /// A claim whose evidence is `words`; its roles are empty.
  Claim& claim(std::string_view type, std::string_view words) {
    Claim claim;
    claim.type = shipped().ontology.find(type);
    claim.rule = kNowhere;
    claim.evidence = span(words);
    claim.anchor = claim.evidence.begin;
    document_->claims.push_back(claim);
    return document_->claims.back();
  }

  void fill(Claim& claim, std::string_view role, FillerKind kind, std::uint32_t index, std::string_view words,
            std::string_view op = "") {
    RoleFiller filler;
    filler.role = document_->symbols.intern(role);
    filler.filler = {kind, index, words.empty() ? TokenSpan{} : span(words)};
    filler.op = op;
    claim.roles.push_back(filler);
  }

 private:
  void add_token(std::uint32_t begin, std::uint32_t end) {
    Tokens& tokens = document_->tokens;
    const Symbol form =
        document_->symbols.intern(std::string_view(document_->text.bytes).substr(begin, end - begin));
    tokens.begin.push_back(begin);
    tokens.end.push_back(end);
    tokens.form.push_back(form);
    tokens.norm.push_back(form);
    tokens.lemma.push_back(form);
    tokens.tag.push_back(Tag{});
    tokens.flags.push_back(0);
    tokens.head.push_back(kNowhere);
    tokens.relation.push_back(Relation{});
  }

  std::unique_ptr<Document> document_;
};

}  // namespace claimgraph::test
