// Articles in XML: the items of feeds and of the news agencies' formats.
#pragma once

#include <functional>
#include <string>

#include "read/record.h"
#include "read/xml_document.h"

namespace claimgraph {

/// Takes the records of a document one by one, `where` empty; answers false to stop.
using TakeRecord = std::function<bool(Record)>;

/// RSS 0.9 to 2.0, RDF and Atom: a record an item; `take` answers for the whole.
bool articles_of_feed(const xmlNode* root, const TakeRecord& take);
/// NewsML-G2, one item or a message of many; NITF.
bool articles_of_newsml(const xmlNode* root, const TakeRecord& take);
bool article_of_nitf(const xmlNode* root, const TakeRecord& take);

/// The function for a document by its root element, or null.
using ReadArticles = bool (*)(const xmlNode* root, const TakeRecord& take);
ReadArticles reader_for(const xmlNode* root);

}  // namespace claimgraph
