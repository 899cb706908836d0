#include "app/single_instance.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <sstream>
#include <system_error>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace toposcope::app {
namespace {

constexpr std::size_t kLongestReference = 4096;
constexpr int kPatienceMs = 1000;

class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

 private:
  int number_;
};

/// The socket of an inventory; nothing without a folder for it, or when its name would be too long.
std::optional<sockaddr_un> address_of(const std::filesystem::path& inventory) {
  const char* folder = std::getenv("XDG_RUNTIME_DIR");
  if (folder == nullptr || folder[0] != '/') return std::nullopt;
  std::error_code fault;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(inventory, fault);
  if (fault) return std::nullopt;
  std::ostringstream name;
  name << folder << "/toposcope-" << std::hex << std::hash<std::string>()(whole.string());
  const std::string path = name.str();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

const sockaddr* as_generic(const sockaddr_un& address) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface asks for it
  return reinterpret_cast<const sockaddr*>(&address);
}

std::optional<File> connect_to(const sockaddr_un& address) {
  File file(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!file.is_open()) return std::nullopt;
  if (::connect(file.number(), as_generic(address), sizeof address) != 0) return std::nullopt;
  return file;
}

/// All that comes until the other side closes; empty when it takes too long.
std::string read_all(const File& file) {
  std::string text;
  std::array<char, 512> buffer{};
  while (text.size() < kLongestReference) {
    pollfd ready{file.number(), POLLIN, 0};
    if (::poll(&ready, 1, kPatienceMs) <= 0) return {};
    const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
    if (count < 0) return {};
    if (count == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace

bool hand_over(const std::filesystem::path& inventory, const std::string& reference) {
  const auto address = address_of(inventory);
  if (!address.has_value() || reference.size() >= kLongestReference) return false;
  const auto file = connect_to(*address);
  if (!file.has_value()) return false;
  const std::string text = "show " + reference;
  const ssize_t sent = ::send(file->number(), text.data(), text.size(), MSG_NOSIGNAL);
  return sent == static_cast<ssize_t>(text.size());
}

struct Listener::Parts {
  File socket;
  std::string path;
  File stop_read, stop_write;
  std::thread thread;

  void listen(const std::function<void(std::string)>& heard) const {
    for (;;) {
      std::array<pollfd, 2> ready = {pollfd{socket.number(), POLLIN, 0},
                                     pollfd{stop_read.number(), POLLIN, 0}};
      if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return;
      if (ready[1].revents != 0) return;
      if ((ready[0].revents & POLLIN) == 0) continue;
      const File client(::accept4(socket.number(), nullptr, nullptr, SOCK_CLOEXEC));
      if (!client.is_open()) continue;
      const std::string text = read_all(client);
      if (text.starts_with("show ")) heard(text.substr(5));
    }
  }
};

Listener::Listener(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Listener::~Listener() {
  const char end = 0;
  // The pipe holds more than one byte: this cannot fail while the other end is open.
  [[maybe_unused]] const ssize_t told = ::write(parts_->stop_write.number(), &end, 1);
  parts_->thread.join();
  ::unlink(parts_->path.c_str());
}

std::unique_ptr<Listener> Listener::open(const std::filesystem::path& inventory,
                                         std::function<void(std::string)> heard) {
  const auto address = address_of(inventory);
  if (!address.has_value()) return nullptr;
  if (connect_to(*address).has_value()) return nullptr;  // Another window listens already.
  auto parts = std::make_unique<Parts>();
  parts->path = address->sun_path;
  ::unlink(parts->path.c_str());  // Of a window that was killed.
  parts->socket = File(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const bool listens = parts->socket.is_open() &&
                       ::bind(parts->socket.number(), as_generic(*address), sizeof *address) == 0 &&
                       ::listen(parts->socket.number(), 4) == 0;
  std::array<int, 2> ends{};
  if (!listens || ::pipe(ends.data()) != 0) return nullptr;
  parts->stop_read = File(ends[0]);
  parts->stop_write = File(ends[1]);
  const Parts& shared = *parts;
  parts->thread = std::thread([&shared, heard = std::move(heard)] { shared.listen(heard); });
  return std::make_unique<Listener>(std::move(parts));
}

}  // namespace toposcope::app
