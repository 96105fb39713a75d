#include "stages/places.h"

#include "syntax/argument_repairs.h"
#include "syntax/arguments.h"
#include "syntax/join_names.h"

namespace claimgraph {

void find_places(const Resources& resources, Document& document) {
  const SyntaxTree tree(document);
  const PredicateIndex index = find_predicates(tree, document);
  fill_places(resources, tree, index, document);
}

}  // namespace claimgraph
