// One input on its way to the receiver: unpacked, framed into records, made into articles, handed on.
#pragma once

#include <string>
#include <string_view>

#include "read/article_json.h"
#include "read/html_article.h"
#include "read/inputs.h"
#include "read/warc.h"

namespace claimgraph {

/// Its functions answer false when reading is to end (the receiver wants no more, or `stop` was set).
class InputReading {
 public:
  InputReading(const ReadOptions& options, const Receiver& receiver)
      : options_(options), receiver_(receiver) {}

  /// Any input: packed or not, in any format.
  bool input(ByteSource& source, const std::string& name, const std::string& id);

 private:
  static constexpr int kMostNesting = 4;  // archives within archives

  // A packed input: gzip as what it packs, an archive member by member, each named ARCHIVE!MEMBER.
  bool packed(ByteSource& source, const char* kind, const std::string& name, const std::string& id);
  bool members(ByteSource& source, const char* kind, const std::string& name, const std::string& id);

  // JSON Lines; JSON values one after the other; either of them in another character set.
  bool lines(ByteSource& source, const std::string& name);
  bool values(ByteSource& source, const std::string& name);
  bool decoded_json(ByteSource& source, InputFormat format, const std::string& name);
  bool json_record(std::string_view json, InputFormat format, const std::string& where);

  // An input that is one document.
  bool document(ByteSource& source, InputFormat format, const std::string& name, const std::string& id);

  bool page(std::string_view bytes, const PageSource& from, const std::string& where, const std::string& id);

  // A text of its own, or one that a WARC record holds.
  bool plain(std::string_view bytes, const PageSource& from, const std::string& where, const std::string& id);

  // Web pages as they were fetched.
  bool warc(ByteSource& source, const std::string& name);
  bool warc_record(const WarcRecord& record, const std::string& where);

  // Feeds and agency formats: a record an item.
  bool xml(const std::string& bytes, const std::string& name, const std::string& id);

  // Hands a record on, or says why a rule leaves it out.
  bool deliver(Record record, const std::string& where);
  // All bytes of an input; false where there are none to read (go_on_ then says whether reading goes on).
  bool whole(ByteSource& source, const std::string& name, std::string& bytes);
  // What a status other than kData and kTooLong means for the reading of `where`.
  bool stopped(ReadStatus status, const ByteSource& source, const std::string& where);
  void reject_too_long(const std::string& where, std::size_t limit);

  const ReadOptions& options_;
  const Receiver& receiver_;
  ArticleReader articles_{&options_.fields, options_.repair};
  std::string charset_;    // of the JSON in hand, where it is not UTF-8
  std::string container_;  // how the input in hand is packed
  int nesting_ = 0;
  bool go_on_ = true;
};

}  // namespace claimgraph
