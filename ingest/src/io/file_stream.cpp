#include "io/file_stream.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;

Error system_error(const std::string& what, const std::string& name) {
  return {ErrorCode::kIo, what + ": " + std::generic_category().message(errno), name};
}

/// A file descriptor that is closed at the end, unless it is standard input.
class FileStream final : public ByteStream {
 public:
  FileStream(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }

  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return system_error("cannot read", name_);
    }
  }

 private:
  int descriptor_;
  std::string name_;
};

class ProgressStream final : public ByteStream {
 public:
  ProgressStream(std::unique_ptr<ByteStream> inner, ReadProgress progress, std::uint64_t base,
                 std::uint64_t total)
      : inner_(std::move(inner)), progress_(std::move(progress)), done_(base), total_(total) {}

  [[nodiscard]] model::Result<std::size_t> read(std::span<char> buffer) override {
    auto count = inner_->read(buffer);
    if (count.has_value()) {
      done_ += count.value();
      progress_(done_, total_);
    }
    return count;
  }

 private:
  std::unique_ptr<ByteStream> inner_;
  ReadProgress progress_;
  std::uint64_t done_;
  std::uint64_t total_;
};

}  // namespace

model::Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& path,
                                                     const std::string& name) {
  if (path == "-") return {std::make_unique<FileStream>(STDIN_FILENO, name)};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error("cannot open", name);
  auto stream = std::make_unique<FileStream>(descriptor, name);
  struct stat facts = {};
  if (::fstat(descriptor, &facts) != 0) return system_error("cannot read", name);
  if (S_ISDIR(facts.st_mode)) return Error{ErrorCode::kIo, "is a folder, expected a file", name};
  return {std::move(stream)};
}

std::unique_ptr<ByteStream> with_progress(std::unique_ptr<ByteStream> stream, ReadProgress progress,
                                          std::uint64_t base, std::uint64_t total) {
  if (!progress) return stream;
  return std::make_unique<ProgressStream>(std::move(stream), std::move(progress), base, total);
}

}  // namespace toposcope::ingest
