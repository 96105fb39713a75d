// What the classes and ids that web pages use say about a part of them.
#pragma once

#include <string_view>

namespace claimgraph {

/// kSide: beside the article (navigation, teasers, sharing, comments). kCredit: who wrote or photographed it.
/// kBody: the article's own words.
enum class ClassKind : unsigned char { kNone, kSide, kCredit, kBody };

/// Reads class and id attributes word by word ("shareBar article-tools" -> share, bar, article, tools): the
/// first of kSide, kCredit and kBody that a word stands for.
ClassKind class_kind(std::string_view classes, std::string_view id);

}  // namespace claimgraph
