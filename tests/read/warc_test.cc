// WARC and WET files: records by their lengths, and what comes of wrong ones.
#include "read/warc.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/reading_support.h"

namespace claimgraph {
namespace {

std::string warc(const std::string& type, const std::string& uri, const std::string& block, int more = 0,
                 const std::string& fields = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n" + "WARC-Record-ID: <urn:uuid:" + uri + ">\r\n" + fields +
         "Content-Length: " + std::to_string(static_cast<int>(block.size()) + more) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

std::string http(const std::string& body,
                 const std::string& fields = "Content-Type: text/html; charset=utf-8\r\n",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string page(const std::string& words) {
  return "<html><head><title>T</title></head><body><p>" + words + "</p></body></html>";
}

const std::string kInfo = warc("warcinfo", "", "software: test\r\n");

TEST(Warc, PagesAndTextsAreRead) {
  const ReadBack back = read(
      kInfo + warc("request", "http://a/1", "GET / HTTP/1.1\r\n\r\n") +
      warc("response", "http://a/1", http(page("It fell."))) +
      warc("conversion", "http://a/2", "It rose.\n", 0, "WARC-Identified-Content-Language: eng,deu\r\n") +
      warc("conversion", "http://a/3", "Es fiel.\n", 0, "WARC-Identified-Content-Language: deu\r\n") +
      warc("response", "http://a/4", http("x", "Content-Type: image/png\r\n")) +
      warc("response", "http://a/5", http("gone", "Content-Type: text/html\r\n", "404 Not Found")) +
      warc("revisit", "http://a/1", ""));
  EXPECT_EQ(back.taken, (std::vector<std::string>{"It fell.", "It rose.\n"}));
  EXPECT_EQ(back.records[0].article.uri, "http://a/1");
  EXPECT_EQ(back.records[0].article.id, "urn:uuid:http://a/1");
  EXPECT_EQ(back.records[0].article.date, "") << "a time of fetching is no time of publication";
  EXPECT_EQ(back.records[0].where, "in, record 3");
  EXPECT_EQ(back.skipped.size(), 3U);
  EXPECT_TRUE(back.rejected.empty());
}

TEST(Warc, ChunkedBodiesAndDeclaredCharactersAreRead) {
  const std::string body = page("Caf\xE9 sold.");
  const auto hex = [](std::size_t size) {
    char text[16];
    return std::string(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%zx", size)));
  };
  const std::string chunks = hex(20) + "\r\n" + body.substr(0, 20) + "\r\n" + hex(body.size() - 20) +
                             ";x=y\r\n" + body.substr(20) + "\r\n0\r\n\r\n";
  const ReadBack back =
      read(warc("response", "http://a/1",
                http(chunks, "Content-Type: text/html; charset=latin1\r\nTransfer-Encoding: chunked\r\n")));
  EXPECT_EQ(back.taken, (std::vector<std::string>{"Café sold."}));
  EXPECT_EQ(back.records[0].notes.charset_from, "header");
}

// faults D4: no words come under the address of another record, whatever a length says.
TEST(Warc, D4AWrongLengthCostsItsRecordOnly) {
  const std::string last = warc("response", "http://a/9", http(page("The last.")));
  for (const int more : {-40, -5, -1, 1, 3, 7, 60, 400, 100000, 2000000000}) {
    const ReadBack back =
        read(kInfo + warc("response", "http://a/1", http(page("The first."))) +
             warc("response", "http://a/2", http(page("The wrong one.")), more) + last + last);
    ASSERT_EQ(back.taken.front(), "The first.") << more;
    EXPECT_EQ(back.taken.back(), "The last.") << more;
    // A length that takes in line breaks behind the block changes no word.
    EXPECT_EQ(back.rejected.empty(), more > 0 && more < 4) << more;
    for (const Record& record : back.records) {
      const bool first = record.article.text.find("first") != std::string::npos,
                 own_last = record.article.text.find("last") != std::string::npos;
      EXPECT_EQ(record.article.uri, first ? "http://a/1" : own_last ? "http://a/9" : "http://a/2") << more;
      EXPECT_FALSE(first && own_last);
    }
  }
}

TEST(Warc, D4RubbishAndCutsAreNamed) {
  const std::string one = warc("response", "http://a/1", http(page("It fell.")));
  const ReadBack rubbish = read(one + "some bytes of nothing\nmore\n" + one);
  EXPECT_EQ(rubbish.taken.size(), 2U);
  EXPECT_FALSE(rubbish.rejected.empty());
  for (std::size_t cut = 0; cut < one.size(); ++cut) {
    const ReadBack back = read(one + one.substr(0, cut), as(InputFormat::kWarc));
    EXPECT_LE(back.taken.size(), 2U);
    EXPECT_EQ(back.taken.front(), "It fell.");
    if (cut > 10 && cut + 5 < one.size()) {
      EXPECT_EQ(back.taken.size(), 1U) << cut;
      EXPECT_FALSE(back.rejected.empty()) << cut;
    }
  }
  EXPECT_EQ(read("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" + one).taken.size(), 1U);
  EXPECT_EQ(read("WARC/1.0\r\nContent-Length: -5\r\n\r\n" + one).taken.size(), 1U);
}

}  // namespace
}  // namespace claimgraph
