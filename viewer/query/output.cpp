#include "query/output.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <streambuf>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "toposcope/model/path.h"

namespace toposcope::query {
namespace {

constexpr const char* kPartSuffix = ".part";

/// Nothing that another try may cure: the path itself is wrong.
bool is_wrong_path(int number) {
  return number == ENOENT || number == ENOTDIR || number == EISDIR || number == EEXIST ||
         number == ENAMETOOLONG || number == ELOOP;
}

model::Error write_error(int number, const std::string& path) {
  const std::string target = path.empty() ? "standard output" : "'" + path + "'";
  std::string reason = std::strerror(number);
  if (number == ENOENT) reason = "its folder does not exist";
  if (number == EISDIR) reason = "it is a folder";
  return {code_of_write_error(number), "cannot write to " + target + ": " + reason, path};
}

}  // namespace

model::ErrorCode code_of_write_error(int number) {
  if (is_wrong_path(number)) return model::ErrorCode::kMalformedInput;
  const bool full = number == ENOSPC || number == EDQUOT;
  return full ? model::ErrorCode::kUnavailable : model::ErrorCode::kIo;
}

/// Collects bytes and writes them to a descriptor; remembers the first error and then swallows.
class Output::Buffer final : public std::streambuf {
 public:
  explicit Buffer(int descriptor) : descriptor_(descriptor) {
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }
  ~Buffer() override {
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  [[nodiscard]] int error() const noexcept { return error_; }

  void close_file() {
    if (close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
  }

 protected:
  int_type overflow(int_type c) override {
    if (!write_all()) return traits_type::eof();
    if (c != traits_type::eof()) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override { return write_all() ? 0 : -1; }

 private:
  bool write_all() {
    const char* from = pbase();
    while (error_ == 0 && from < pptr()) {
      const ssize_t written = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
      if (written >= 0) {
        from += written;
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return error_ == 0;
  }

  int descriptor_;
  int error_ = 0;
  std::array<char, 65536> bytes_{};
};

Output::Output() : Output(Target{STDOUT_FILENO, "", "", false}) {}

Output::Output(Target target)
    : target_(std::move(target)),
      buffer_(std::make_unique<Buffer>(target_.descriptor)),
      stream_(buffer_.get()) {}

Output::~Output() {
  if (target_.rename) std::remove((target_.file + kPartSuffix).c_str());
}

model::Result<std::unique_ptr<Output>> Output::to_file(const std::string& path) {
  struct stat old {};
  const bool there = stat(path.c_str(), &old) == 0;
  const bool plain = !there || S_ISREG(old.st_mode);
  const std::string file = plain ? model::follow_links(path).string() : path;
  const std::string opened = plain ? file + kPartSuffix : path;
  const int descriptor = open(opened.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return write_error(errno, path);
  // Who may read the file is not ours to change; where this fails, so does the rename or nothing.
  if (there && plain) static_cast<void>(fchmod(descriptor, old.st_mode & 07777U));
  return std::make_unique<Output>(Target{descriptor, path, file, plain});
}

model::Status Output::status() const {
  if (buffer_->error() != 0) return write_error(buffer_->error(), target_.path);
  return model::ok();
}

bool Output::reader_left() const noexcept { return buffer_->error() == EPIPE; }

model::Status Output::finish() {
  stream_.flush();
  if (!target_.path.empty()) buffer_->close_file();
  if (auto now = status(); !now.has_value() || !target_.rename) return now;
  if (std::rename((target_.file + kPartSuffix).c_str(), target_.file.c_str()) != 0) {
    return write_error(errno, target_.path);
  }
  target_.rename = false;
  return model::ok();
}

model::Status write_file(const std::string& path, std::string_view text) {
  const auto file = Output::to_file(path);
  if (!file.has_value()) return file.error();
  file.value()->stream() << text;
  return file.value()->finish();
}

}  // namespace toposcope::query
