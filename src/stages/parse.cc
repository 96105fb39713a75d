#include "stages/parse.h"

#include "document.h"
#include "parse/parser.h"
#include "parse/tree_repairs.h"
#include "resources.h"

namespace claimgraph {
namespace {

bool worth_a_tree(const Sentence& sentence) {
  return sentence.kind == UnitKind::kProse || sentence.kind == UnitKind::kHeadline ||
         sentence.kind == UnitKind::kBullet || sentence.kind == UnitKind::kCaption;
}

}  // namespace

void parse_sentences(const Resources& resources, Document& document) {
  document.tokens.head.assign(document.tokens.size(), kNowhere);
  document.tokens.relation.assign(document.tokens.size(), Relation::kNone);
  ParseScratch scratch;
  for (const Sentence& sentence : document.sentences) {
    if (!worth_a_tree(sentence)) continue;
    parse_sentence(resources.parser, sentence, document, scratch);
    repair_tree(resources, document, sentence.tokens);
  }
}

}  // namespace claimgraph
