// Feeds and the news agencies' formats.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/reading_support.h"
#include "read/xml_document.h"

namespace claimgraph {
namespace {

const char* const kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Harbour Ledger</title><link>https://ledger.example/</link><language>en-gb</language>
<item><title>Norvia &amp;amp; Keld agree</title><link>https://ledger.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 04 Mar 2025 06:30:00 GMT</pubDate><media:title>No</media:title><description>Short.</description>
<content:encoded><![CDATA[<p>Norvia agreed to buy Keld.</p><p>It pays &euro;3bn.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://ledger.example/2</link><description>&lt;b&gt;Keld&lt;/b&gt; fell.</description></item>
<item><title>Third</title></item>
</channel></rss>)";

TEST(Xml, RssGivesARecordAnItem) {
  const ReadBack back = read(kRss);
  ASSERT_EQ(back.taken,
            (std::vector<std::string>{"Norvia agreed to buy Keld.\n\nIt pays €3bn.", "Keld fell."}));
  const Article& first = back.records[0].article;
  EXPECT_EQ(first.title, "Norvia & Keld agree");
  EXPECT_EQ(first.id, "tag:1");
  EXPECT_EQ(first.date, "2025-03-04");
  EXPECT_EQ(first.language, "en-gb");
  EXPECT_EQ(first.source, "The Harbour Ledger");
  EXPECT_EQ(first.uri, "https://ledger.example/1");
  EXPECT_EQ(back.records[0].notes.text_from, "content:encoded");
  EXPECT_EQ(back.records[1].article.id, "https://ledger.example/2");
  EXPECT_EQ(back.rejected, (std::vector<std::string>{"in, item 3|the item holds no text"}));
}

TEST(Xml, AtomAndRdfAreFeedsToo) {
  const ReadBack atom = read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>F</title>
    <entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title><id>urn:1</id><published>2025-01-22T10:00:00Z</published>
    <updated>2025-01-23T10:00:00Z</updated><link rel="self" href="http://a/self"/><link href="http://a/1"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It fell.</p><p>It <b>rose</b>.</p></div></content></entry>
    <entry><id>urn:2</id><summary>Plain &amp; simple.</summary></entry></feed>)");
  ASSERT_EQ(atom.taken, (std::vector<std::string>{"It fell.\n\nIt rose.", "Plain & simple."}));
  EXPECT_EQ(atom.records[0].article.title, "A b");
  EXPECT_EQ(atom.records[0].article.uri, "http://a/1");
  EXPECT_EQ(atom.records[0].article.date, "2025-01-22T10:00:00Z");
  EXPECT_EQ(atom.records[0].article.modified, "2025-01-23T10:00:00Z");
  const ReadBack rdf = read(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="c"><title>F</title><dc:language>en</dc:language></channel>
    <item rdf:about="http://a/1"><title>T</title><link>http://a/1</link><description>It fell.</description><dc:date>2025-01-22</dc:date></item></rdf:RDF>)");
  ASSERT_EQ(rdf.taken.size(), 1U);
  EXPECT_EQ(rdf.records[0].article.date, "2025-01-22");
  EXPECT_EQ(rdf.records[0].article.language, "en");
}

const std::string kNitf = R"(<nitf baselang="en"><head><title>t</title><docdata><doc-id id-string="n1"/>
  <date.issue norm="20250122T100000Z"/></docdata></head><body><body.head><hedline><hl1>Keld
  falls</hl1></hedline><byline>By A</byline></body.head><body.content><p>It fell.</p><media><media-caption>A mill.</media-caption></media>
  <hl2>Why</hl2><p>It had <em>no</em> choice.</p></body.content></body></nitf>)";

TEST(Xml, NitfAndNewsMlAreRead) {
  const ReadBack nitf = read("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'>" + kNitf);
  const std::string text = "It fell.\n\nA mill.\n\nWhy\n\nIt had no choice.";
  ASSERT_EQ(nitf.taken, (std::vector<std::string>{text}));
  EXPECT_EQ(nitf.records[0].article.id, "n1");
  EXPECT_EQ(nitf.records[0].article.title, "Keld falls");
  EXPECT_EQ(nitf.records[0].article.date, "2025-01-22");
  const auto item = [](const std::string& guid, const std::string& status, const std::string& content) {
    return "<newsItem guid='" + guid +
           "' version='3' xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><provider literal='Agency'/>"
           "<versionCreated>2025-01-23T08:00:00Z</versionCreated><pubStatus qcode='stat:" +
           status +
           "'/></itemMeta><contentMeta>"
           "<contentCreated>2025-01-22T10:00:00Z</contentCreated><headline>H</headline><language "
           "tag='en'/></contentMeta><contentSet>" +
           content + "</contentSet></newsItem>";
  };
  const ReadBack message =
      read("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>" +
           item("g1", "usable", "<inlineXML>" + kNitf + "</inlineXML>") +
           item("g2", "canceled", "<inlineData>no</inlineData>") +
           item("g3", "usable",
                "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>It "
                "rose.</p></body></html></inlineXML>") +
           item("g4", "usable", "<inlineData>Plain.</inlineData>") + "</itemSet></newsMessage>");
  EXPECT_EQ(message.taken, (std::vector<std::string>{text, "It rose.", "Plain."}));
  EXPECT_EQ(message.skipped, (std::vector<std::string>{"in, item 2|its publisher marks it as canceled"}));
  const Article& first = message.records[0].article;
  EXPECT_EQ(first.id + first.version + first.title + first.date + first.language + first.source,
            "g13H2025-01-22T10:00:00ZenAgency");
}

// faults D8: entities are not expanded, nothing is fetched.
TEST(Xml, D8EntitiesAreRefused) {
  std::string laughs = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + before + "'>";
  }
  for (const std::string& xml :
       {laughs + "]><rss><channel><item><description>&a19;</description></item></channel></rss>",
        std::string("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
                    "<description>&x;</description></item></channel></rss>"),
        std::string(
            "<!DOCTYPE rss [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'> %x;]><rss><channel/></rss>")}) {
    const ReadBack back = read(xml, as(InputFormat::kXml));
    EXPECT_TRUE(back.taken.empty());
    EXPECT_EQ(back.rejected, (std::vector<std::string>{"in|the XML declares entities, which are not read"}));
  }
}

TEST(Xml, DamageIsNamedAndWhatStandsBeforeItIsKept) {
  const std::string cut = std::string(kRss).substr(0, std::string(kRss).find("<item><title>Third"));
  const ReadBack back = read(cut);
  EXPECT_EQ(back.taken.size(), 2U);
  EXPECT_NE(back.records[0].notes.warning.find("XML line"), std::string::npos);
  EXPECT_EQ(read("<rss><channel></channel></rss>").rejected,
            (std::vector<std::string>{"in|the XML holds no items"}));
  EXPECT_NE(read("<?xml version='1.0'?><invoice/>").rejected[0].find("<invoice>"), std::string::npos);
  EXPECT_EQ(read("<rss" + std::string(300000, '<'), as(InputFormat::kXml)).rejected.size(), 1U);
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_EQ(read(deep, as(InputFormat::kXml)).taken.size(), 0U);
}

TEST(Xml, TheDeclaredCharacterSetCounts) {
  const ReadBack back = read(
      "<?xml version='1.0' "
      "encoding='iso-8859-1'?><rss><channel><item><description>Caf\xE9</description></item></channel></rss>");
  EXPECT_EQ(back.taken, (std::vector<std::string>{"Café"}));
  EXPECT_EQ(back.records[0].notes.charset, "windows-1252");
}

}  // namespace
}  // namespace claimgraph
