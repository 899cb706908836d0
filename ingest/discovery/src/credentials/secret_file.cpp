#include "credentials/secret_file.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace toposcope::discovery {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;

class Descriptor {
 public:
  /// Without waiting for a writer, should it be a pipe.
  explicit Descriptor(const std::filesystem::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  int number_;
};

model::Error refusal(int number, const std::filesystem::path& path) {
  const auto code =
      number == ENOENT || number == ENOTDIR ? model::ErrorCode::kNotFound : model::ErrorCode::kIo;
  return {code, std::generic_category().message(number), path.string()};
}

std::string exposure_of(const struct stat& facts) {
  if (facts.st_uid != ::geteuid()) {
    return "is another user's: a file with a secret must be your own";
  }
  if ((facts.st_mode & 077U) != 0) {
    return "may be read by others: chmod 600 it";
  }
  return {};
}

}  // namespace

model::Result<PrivateFile> read_private_file(const std::filesystem::path& path) {
  const Descriptor file(path);
  struct stat facts {};
  if (file.number() < 0 || ::fstat(file.number(), &facts) != 0) return refusal(errno, path);
  if (!S_ISREG(facts.st_mode)) {
    return model::Error{model::ErrorCode::kInvalidArgument, "is no regular file", path.string()};
  }
  PrivateFile read;
  read.exposure = exposure_of(facts);
  read.text.reserve(static_cast<std::size_t>(facts.st_size));  // growing would leave copies behind
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t size = ::read(file.number(), buffer.data(), buffer.size());
    if (size < 0) return refusal(errno, path);
    if (size == 0) break;
    read.text.append(buffer.data(), static_cast<std::size_t>(size));
    if (read.text.size() > kMaxBytes) {
      return model::Error{model::ErrorCode::kInvalidArgument, "is too long for a secret",
                          path.string()};
    }
  }
  buffer.fill('\0');
  return read;
}

}  // namespace toposcope::discovery
