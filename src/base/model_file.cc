#include "base/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::string_view kMagic = "CGMODEL\n";
constexpr std::size_t kKindBytes = 8;

struct Header {
  char magic[8];
  char kind[kKindBytes];
  std::uint32_t version;
  std::uint32_t zero;
  std::uint64_t payload_bytes;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == kModelHeaderBytes);

Header header_of(ModelKind kind, std::string_view payload) {
  Header header{};
  kMagic.copy(header.magic, kMagic.size());
  kind.name.copy(header.kind, kKindBytes);
  header.version = kind.version;
  header.payload_bytes = payload.size();
  header.checksum = checksum(payload);
  return header;
}

// The bytes of a file, as pages that are shared with whoever else reads it. Null with a size of 0 for an
// empty file, with any other where it cannot be read.
std::shared_ptr<const char[]> mapped(const std::string& path, std::size_t& size) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  const bool there = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  size = there ? static_cast<std::size_t>(status.st_size) : 1;
  void* const at = there && size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  if (file >= 0) close(file);
  if (at == MAP_FAILED) return nullptr;
  return {static_cast<const char*>(at),
          [size](const char* begin) { munmap(const_cast<char*>(begin), size); }};
}

// The message is "the model is damaged; run ...", with `what` in the middle.
Error broken(const std::string& path, ModelKind kind, const std::string& what) {
  return Error{path, 0, 0, "the " + std::string(kind.noun) + " " + what + "; " + std::string(kind.mend)};
}

}  // namespace

// Four lanes of multiply and rotate over 8-byte words: any changed, lost or moved byte changes the sum.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t lane[4] = {1, 2, 3, 4};
  const auto add = [&lane](std::size_t turn, const char* from, std::size_t size) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, size);
    lane[turn] = (lane[turn] ^ word) * kPrime;
    lane[turn] ^= lane[turn] >> 29;
  };
  std::size_t at = 0;
  for (; bytes.size() - at >= 32; at += 32) {
    for (std::size_t turn = 0; turn < 4; ++turn) add(turn, bytes.data() + at + 8 * turn, 8);
  }
  for (std::size_t turn = 0; at < bytes.size(); ++turn, at += 8)
    add(turn, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t part : lane) sum = (sum ^ part) * kPrime + (sum >> 31);
  return sum;
}

void ModelWriter::text(std::string_view text) {
  number(static_cast<std::uint8_t>(text.size()));
  payload_.append(text);
}

std::string ModelWriter::file(ModelKind kind) const {
  const Header header = header_of(kind, payload_);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + payload_;
}

std::string_view ModelReader::text() {
  const std::size_t size = number<std::uint8_t>();
  if (payload_.size() - at_ < size) {
    ok_ = false;
    return {};
  }
  at_ += size;
  return payload_.substr(at_ - size, size);
}

Result<ModelReader> open_model(const std::string& path, ModelKind kind) {
  std::size_t size = 0;
  std::shared_ptr<const char[]> bytes = mapped(path, size);
  if (bytes == nullptr && size != 0) return broken(path, kind, "cannot be read");
  Header header{};
  if (size >= sizeof header) std::memcpy(&header, bytes.get(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kMagic)
    return broken(path, kind, "is no " + std::string(kind.noun) + " of claimgraph");
  const std::string_view payload(bytes.get() + sizeof header, size - sizeof header);
  const Header wanted = header_of(kind, payload);
  if (std::memcmp(header.kind, wanted.kind, kKindBytes) != 0)
    return broken(path, kind, "is not a " + std::string(kind.name));
  if (header.version != wanted.version)
    return broken(path, kind,
                  "has version " + std::to_string(header.version) + ", this program reads " +
                      std::to_string(kind.version));
  if (header.payload_bytes != wanted.payload_bytes || header.zero != 0)
    return broken(path, kind, "is cut short or too long");
  if (header.checksum != wanted.checksum) return broken(path, kind, "is damaged (its checksum differs)");
  return ModelReader(std::move(bytes), payload);
}

Error damaged_model(const std::string& path) { return broken(path, ModelKind{}, "is damaged"); }

}  // namespace claimgraph
