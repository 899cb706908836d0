#include "io/gzip_stream.h"

#include <span>
#include <utility>
#include <vector>

#include <zlib.h>

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;

constexpr int kGzipWindowBits = 15 + 16;  // zlib's way to ask for gzip framing
constexpr std::size_t kBlockBytes = std::size_t{256} << 10U;

class GzipStream final : public ByteStream {
 public:
  GzipStream(std::unique_ptr<ByteStream> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)), block_(kBlockBytes) {
    ready_ = inflateInit2(&zlib_, kGzipWindowBits) == Z_OK;
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override {
    if (ready_) inflateEnd(&zlib_);
  }

  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    if (!ready_) return Error{ErrorCode::kIo, "zlib cannot start: out of memory", name_};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib speaks unsigned bytes
    zlib_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    zlib_.avail_out = static_cast<uInt>(buffer.size());
    while (zlib_.avail_out == buffer.size() && !buffer.empty()) {
      const auto more = refill();
      if (!more.has_value()) return more.error();
      if (!more.value()) break;
      if (auto status = step(); !status.has_value()) return status.error();
    }
    return buffer.size() - zlib_.avail_out;
  }

 private:
  /// False at a proper end: no packed byte is left and no member is open.
  model::Result<bool> refill() {
    if (zlib_.avail_in > 0) return true;
    const auto count = packed_->read(block_);
    if (!count.has_value()) return count.error();
    if (count.value() == 0) {
      if (!in_member_) return false;
      return Error{ErrorCode::kMalformedInput,
                   "the gzip stream ends early; the file is cut off: copy or export it again",
                   name_};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib speaks unsigned bytes
    zlib_.next_in = reinterpret_cast<Bytef*>(block_.data());
    zlib_.avail_in = static_cast<uInt>(count.value());
    return true;
  }

  model::Status step() {
    if (!in_member_ && started_ && inflateReset(&zlib_) != Z_OK) return damaged();
    started_ = in_member_ = true;
    const int code = inflate(&zlib_, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {
      in_member_ = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return damaged();
    }
    return model::ok();
  }

  Error damaged() const {
    const std::string why = zlib_.msg != nullptr ? zlib_.msg : "unknown reason";
    return {ErrorCode::kMalformedInput, "the gzip stream is damaged: " + why, name_};
  }

  std::unique_ptr<ByteStream> packed_;
  std::string name_;
  std::vector<char> block_;
  z_stream zlib_ = {};
  bool ready_ = false;
  bool started_ = false;
  bool in_member_ = false;
};

}  // namespace

bool is_gzip(std::string_view head) noexcept { return head.starts_with("\x1f\x8b"); }

model::Result<std::unique_ptr<ByteStream>> unpacked(std::unique_ptr<ByteStream> stream,
                                                    const std::string& name) {
  auto head = read_front(*stream, 2);
  if (!head.has_value()) return head.error();
  const bool packed = is_gzip(head.value());
  std::unique_ptr<ByteStream> whole =
      std::make_unique<PrefixedStream>(std::move(head.value()), std::move(stream));
  if (packed) whole = std::make_unique<GzipStream>(std::move(whole), name);
  return whole;
}

model::Result<std::string> unpacked_head(std::string_view head, std::size_t max_bytes,
                                         const std::string& name) {
  if (!is_gzip(head)) return std::string(head);
  GzipStream stream(std::make_unique<MemoryStream>(head), name);
  std::string text(max_bytes, '\0');
  std::size_t filled = 0;
  while (filled < max_bytes) {
    const auto count = stream.read(std::span(text).subspan(filled));
    if (!count.has_value() && (filled == 0 || head.size() < max_bytes)) return count.error();
    if (!count.has_value() || count.value() == 0) break;
    filled += count.value();
  }
  text.resize(filled);
  return text;
}

}  // namespace toposcope::ingest
