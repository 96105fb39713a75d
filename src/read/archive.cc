#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <string_view>

namespace claimgraph {
namespace {

bool is_hidden(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return last.empty() || last.front() == '.';
}

}  // namespace

const char* packed_kind(ByteSource& source) {
  constexpr struct {
    std::string_view magic;
    const char* kind;
  } kKinds[] = {{"\x1f\x8b", "gzip"},
                {std::string_view("PK\x03\x04"), "zip"},
                {"\x28\xB5\x2F\xFD", "zstd"},
                {"\xFD"
                 "7zXZ",
                 "xz"},
                {"BZh", "bzip2"},
                {"\x04\x22\x4D\x18", "lz4"}};
  std::string_view start = source.peek(1);
  for (const auto& [magic, kind] : kKinds) {
    if (start.empty() || start.front() != magic.front()) continue;
    start = source.peek(magic.size());
    if (start.substr(0, magic.size()) == magic) return kind;
  }
  // tar: a name that NULs follow, and a magic number in its 258th byte.
  constexpr std::size_t kHeader = 512, kMagic = 257;
  if (start.substr(0, 100).find('\0') == std::string_view::npos) return nullptr;
  return source.peek(kHeader).substr(0, kHeader).find("ustar", kMagic) == kMagic ? "tar" : nullptr;
}

struct Archive::State {
  explicit State(ByteSource& from) : source(from), archive(archive_read_new()) {}
  ~State() { archive_read_free(archive); }

  static la_ssize_t on_read(struct archive*, void* client, const void** buffer) {
    auto* state = static_cast<State*>(client);
    const std::ptrdiff_t got = state->source.read(state->bytes.data(), state->bytes.size());
    *buffer = state->bytes.data();
    if (got < 0) archive_set_error(state->archive, EIO, "%s", state->source.error().c_str());
    return got;
  }

  ByteSource& source;
  struct archive* archive;
  std::array<char, 1U << 16U> bytes;
};

Archive::Archive(ByteSource& source) : state_(std::make_unique<State>(source)) {
  struct archive* archive = state_->archive;
  archive_read_support_filter_bzip2(archive);
  archive_read_support_filter_xz(archive);
  archive_read_support_filter_zstd(archive);
  archive_read_support_filter_lz4(archive);
  archive_read_support_format_tar(archive);
  archive_read_support_format_zip_streamable(archive);
  archive_read_support_format_raw(archive);
  archive_read_support_format_empty(archive);
  if (archive_read_open(archive, state_.get(), nullptr, State::on_read, nullptr) != ARCHIVE_OK)
    error_ = complaint(archive_error_string(archive));
}

Archive::~Archive() = default;

// What is wrong, with how far it went.
std::string Archive::complaint(const char* what) const {
  const la_int64_t packed = archive_filter_bytes(state_->archive, -1);
  return std::string(what == nullptr ? "cannot be unpacked" : what) + ", after " + std::to_string(packed) +
         " packed and " + std::to_string(unpacked_) + " unpacked bytes";
}

ReadStatus Archive::next() {
  struct archive_entry* entry = nullptr;
  while (error_.empty()) {
    const int status = archive_read_next_header(state_->archive, &entry);
    if (state_->source.interrupted()) return ReadStatus::kInterrupted;
    if (status == ARCHIVE_EOF) return ReadStatus::kEnd;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      error_ = complaint(archive_error_string(state_->archive));
    } else if (++members_ > kMostMembers) {
      error_ = complaint("holds too many members");
    } else if (archive_format(state_->archive) == ARCHIVE_FORMAT_RAW) {
      name_.clear();
      return ReadStatus::kData;
    } else if (archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr) {
      const char* path = archive_entry_pathname_utf8(entry);
      if (path == nullptr) path = archive_entry_pathname(entry);
      name_ = path == nullptr ? "member " + std::to_string(members_) : path;
      if (!is_hidden(name_)) return ReadStatus::kData;
    }
  }
  return ReadStatus::kFailed;
}

std::ptrdiff_t Archive::read(char* into, std::size_t most, std::string& error) {
  const la_ssize_t got = archive_read_data(state_->archive, into, most);
  if (got < 0) {
    if (!state_->source.interrupted()) error = complaint(archive_error_string(state_->archive));
    return -1;
  }
  unpacked_ += static_cast<std::uint64_t>(got);
  const auto packed = static_cast<std::uint64_t>(archive_filter_bytes(state_->archive, -1));
  if (unpacked_ > kFreeBytes && unpacked_ / kMostRatio > packed) {
    error = error_ = complaint("unpacks to more than 200 times its size");
    return -1;
  }
  return got;
}

Pull Archive::pull() {
  return [this](char* into, std::size_t most, std::string& error) { return read(into, most, error); };
}

}  // namespace claimgraph
