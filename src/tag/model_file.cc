#include "tag/model_file.h"

#include <algorithm>
#include <fstream>

namespace claimgraph {
namespace {

constexpr std::string_view kMagic = "CGMODEL\n";
constexpr std::size_t kKindBytes = 8;
constexpr std::string_view kMend = "; run scripts/train-models to make it anew";

struct Header {
  char magic[8];
  char kind[kKindBytes];
  std::uint32_t version;
  std::uint32_t zero;
  std::uint64_t payload_bytes;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 40);

// Four lanes of multiply and rotate over 8-byte words: any changed, lost or moved byte changes the sum.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t lane[4] = {1, 2, 3, 4};
  std::size_t at = 0;
  for (int turn = 0; at < bytes.size(); turn = (turn + 1) & 3, at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
    lane[turn] = (lane[turn] ^ word) * kPrime;
    lane[turn] ^= lane[turn] >> 29;
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t part : lane) sum = (sum ^ part) * kPrime + (sum >> 31);
  return sum;
}

Header header_of(ModelKind kind, std::string_view payload) {
  Header header{};
  kMagic.copy(header.magic, kMagic.size());
  kind.name.copy(header.kind, kKindBytes);
  header.version = kind.version;
  header.payload_bytes = payload.size();
  header.checksum = checksum(payload);
  return header;
}

Error broken(const std::string& path, std::string what) {
  return Error{path, 0, 0, std::move(what) + std::string(kMend)};
}

}  // namespace

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
  return std::string_view(payload_).substr(at_ - size, size);
}

void ModelReader::copy(void* to, std::size_t bytes) {
  if (payload_.size() - at_ < bytes) {
    ok_ = false;
    std::memset(to, 0, bytes);
    return;
  }
  std::memcpy(to, payload_.data() + at_, bytes);
  at_ += bytes;
}

Result<ModelReader> open_model(const std::string& path, ModelKind kind) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return broken(path, "the model cannot be read");
  Header header{};
  in.read(reinterpret_cast<char*>(&header), sizeof header);
  if (in.gcount() != sizeof header || std::string_view(header.magic, sizeof header.magic) != kMagic)
    return broken(path, "this is no model of claimgraph");
  in.seekg(0, std::ios::end);
  std::string payload(
      static_cast<std::size_t>(std::max<std::streamoff>(in.tellg() - std::streamoff{sizeof header}, 0)),
      '\0');
  in.seekg(sizeof header);
  in.read(payload.data(), static_cast<std::streamsize>(payload.size()));
  const Header wanted = header_of(kind, payload);
  if (std::memcmp(header.kind, wanted.kind, kKindBytes) != 0)
    return broken(path, "this model is not a " + std::string(kind.name));
  if (header.version != wanted.version)
    return broken(path, "the model has version " + std::to_string(header.version) + ", this program reads " +
                            std::to_string(kind.version));
  if (header.payload_bytes != wanted.payload_bytes || header.zero != 0)
    return broken(path, "the model is cut short or too long");
  if (header.checksum != wanted.checksum) return broken(path, "the model is damaged (its checksum differs)");
  return ModelReader(std::move(payload));
}

Error damaged_model(const std::string& path) { return broken(path, "the model is damaged"); }

}  // namespace claimgraph
