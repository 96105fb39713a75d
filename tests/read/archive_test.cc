// Packed inputs: the rows of faults.md's section D about containers.
#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "read/reading_support.h"

namespace claimgraph {
namespace {

struct Member {
  std::string name, bytes;
  unsigned type = AE_IFREG;
};

// Members packed in memory; a format of 0 is one member, compressed alone.
std::string packed(int format, int filter, const std::vector<Member>& members) {
  std::vector<char> out(64U << 20U);
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_bytes_in_last_block(writer, 1);
  if (format == 0)
    archive_write_set_format_raw(writer);
  else
    archive_write_set_format(writer, format);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  for (const Member& member : members) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return {out.data(), used};
}

std::string gzipped(const std::string& bytes) { return packed(0, ARCHIVE_FILTER_GZIP, {{"data", bytes}}); }

std::vector<std::string> places(const ReadBack& back) {
  std::vector<std::string> made;
  for (const Record& record : back.records) made.push_back(record.where);
  return made;
}

const std::string kLines = "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n";

TEST(Archives, EveryCompressionIsRead) {
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD,
                           ARCHIVE_FILTER_LZ4}) {
    const ReadBack lines = read(packed(0, filter, {{"data", kLines}}), {}, "a.jsonl.gz");
    EXPECT_EQ(lines.taken, (std::vector<std::string>{"x", "y"})) << filter;
    EXPECT_EQ(places(lines), (std::vector<std::string>{"a.jsonl.gz:1", "a.jsonl.gz:2"}));
    EXPECT_FALSE(lines.records[0].notes.container.empty());
  }
}

// libarchive with all its formats takes these for mtree manifests, and gives nothing.
TEST(Archives, WhatLooksLikeAManifestIsText) {
  for (const std::string& text : {std::string("{\"id\":1,\"text\":\"x\"}\n"), std::string("Headline\n"),
                                  std::string("#mtree\n"), std::string("/set type=file\n")})
    EXPECT_EQ(read(gzipped(text)).taken.size(), 1U) << text;
}

TEST(Archives, MembersAreNamedAfterTheirArchive) {
  for (const int format : {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_PAX_RESTRICTED}) {
    const ReadBack back = read(
        packed(format, ARCHIVE_FILTER_NONE, {{"news/a.txt", "It fell."}, {"b.jsonl", kLines}}), {}, "n.zip");
    EXPECT_EQ(back.taken, (std::vector<std::string>{"It fell.", "x", "y"}));
    EXPECT_EQ(places(back),
              (std::vector<std::string>{"n.zip!news/a.txt", "n.zip!b.jsonl:1", "n.zip!b.jsonl:2"}));
    EXPECT_EQ(back.records[0].article.id, "n.zip!news/a.txt");
    EXPECT_TRUE(back.rejected.empty());
  }
  const ReadBack both =
      read(packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD, {{"a.txt", "It fell."}}), {}, "n.tar.zst");
  EXPECT_EQ(places(both), (std::vector<std::string>{"n.tar.zst!a.txt"}));
}

TEST(Archives, D1ABombIsCutOffAndWhatCameBeforeIsKept) {
  const std::string bomb(48U << 20U, '\n');
  const ReadBack back = read(packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE,
                                    {{"a.txt", "It fell."}, {"b.txt", bomb}, {"c.txt", "no"}}),
                             {}, "n.zip");
  EXPECT_EQ(back.taken, (std::vector<std::string>{"It fell."}));
  ASSERT_FALSE(back.rejected.empty());
  EXPECT_NE(back.rejected[0].find("more than 200 times its size"), std::string::npos) << back.rejected[0];
  EXPECT_NE(read(gzipped(kLines + bomb)).rejected[0].find("200 times"), std::string::npos);
}

TEST(Archives, D1ArchivesWithinArchivesHaveABottom) {
  std::string bytes = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a.txt", "It fell."}});
  for (int i = 0; i < 3; ++i) bytes = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"in.zip", bytes}});
  EXPECT_EQ(read(bytes).taken.size(), 1U);
  bytes = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"in.zip", bytes}});
  EXPECT_EQ(read(bytes).taken.size(), 0U);
  EXPECT_EQ(read(bytes).rejected.size(), 1U);
}

TEST(Archives, D2NamesAreLabelsAndLinksAreNoFiles) {
  const ReadBack back = read(packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE,
                                    {{"../../etc/x.txt", "one"},
                                     {"/abs/y.txt", "two"},
                                     {"link", "", AE_IFLNK},
                                     {"fifo", "", AE_IFIFO},
                                     {".hidden", "no"},
                                     {"deep", "", AE_IFDIR}}));
  EXPECT_EQ(back.taken, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(back.records[0].where, "in!../../etc/x.txt");
  EXPECT_TRUE(back.rejected.empty());
}

TEST(Archives, D3RecordsBeforeABreakAreKept) {
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919 % 100003) + "\",\"text\":\"" +
             std::to_string(i * 31337 % 1000003) + "\"}\n";
  const std::string bytes = gzipped(lines);
  const auto unpacked_before = [&](std::size_t cut) {  // by zlib alone
    std::string out(lines.size(), '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(cut);
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_SYNC_FLUSH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
  };
  for (std::size_t cut = 64; cut < bytes.size(); cut += 4096) {
    const ReadBack back = read(std::string_view(bytes).substr(0, cut), {}, "a.jsonl.gz");
    ASSERT_EQ(back.rejected.size(), 1U) << cut;
    EXPECT_NE(back.rejected[0].find("truncated gzip input, after " + std::to_string(cut) + " packed"),
              std::string::npos)
        << back.rejected[0];
    const std::string whole = unpacked_before(cut);
    EXPECT_EQ(back.taken.size(), static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n')))
        << cut;
    for (std::size_t i = 0; i < back.taken.size(); ++i)
      EXPECT_EQ(back.taken[i], std::to_string(i * 31337 % 1000003));
  }
  std::string broken = bytes;
  broken[bytes.size() / 2] = static_cast<char>(broken[bytes.size() / 2] ^ 0x55);
  const ReadBack back = read(broken, {}, "a.jsonl.gz");
  EXPECT_FALSE(back.rejected.empty());
  EXPECT_GT(back.taken.size(), 5000U);
  broken = bytes;
  broken[bytes.size() - 6] = static_cast<char>(broken[bytes.size() - 6] ^ 1);  // of the checksum
  const ReadBack all = read(broken, {}, "a.jsonl.gz");
  EXPECT_EQ(all.taken.size(), 20000U);
  ASSERT_EQ(all.rejected.size(), 1U);
  EXPECT_NE(all.rejected[0].find("incorrect data check"), std::string::npos) << all.rejected[0];
}

TEST(Archives, D3ManyMembersOfGzipAreOneStream) {
  EXPECT_EQ(read(gzipped(kLines) + gzipped(kLines) + gzipped("{\"id\":\"3\",\"text\":\"z\"}\n")).taken.size(),
            5U);
  EXPECT_EQ(read(gzipped(kLines) + std::string(100000, '\0')).rejected.size(), 0U);
  const ReadBack cut = read(gzipped(kLines) + gzipped(kLines).substr(0, 12));
  EXPECT_EQ(cut.taken.size(), 2U);
  EXPECT_EQ(cut.rejected.size(), 1U);
  const ReadBack rubbish = read(gzipped(kLines) + "rubbish");
  EXPECT_EQ(rubbish.taken.size(), 2U);
  EXPECT_EQ(rubbish.rejected.size(), 1U);
}

TEST(Archives, D3AnEncryptedMemberIsNamed) {
  std::string bytes =
      packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a.txt", "It fell."}, {"b.txt", "It rose."}});
  bytes[6] = static_cast<char>(bytes[6] | 1);  // the flag of the first member
  const ReadBack back = read(bytes, {}, "n.zip");
  ASSERT_FALSE(back.rejected.empty());
  EXPECT_NE(back.rejected[0].find("n.zip"), std::string::npos);
  EXPECT_EQ(std::count(back.taken.begin(), back.taken.end(), "It fell."), 0);
}

// faults D1: a gzip file that unpacks to itself, or to the next of its kind, ends.
TEST(Archives, D1GzipWithinGzipHasABottom) {
  std::string bytes = kLines;
  for (int i = 0; i < 4; ++i) bytes = gzipped(bytes);
  EXPECT_EQ(read(bytes).taken.size(), 2U);
  EXPECT_EQ(read(gzipped(bytes)).taken.size(), 0U);
  EXPECT_EQ(read(gzipped(bytes)).rejected.size(), 1U);
}

TEST(Archives, D9ContentCountsBeforeTheName) {
  EXPECT_EQ(read(gzipped("It fell."), {}, "a.html").taken, (std::vector<std::string>{"It fell."}));
  EXPECT_EQ(
      read(packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {{"a", "It fell."}}), {}, "a.txt").taken.size(),
      1U);
}

}  // namespace
}  // namespace claimgraph
