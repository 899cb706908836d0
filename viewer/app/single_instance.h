#pragma once

/// \file
/// One window for one file: a second start hands over what it was asked for.
///
/// \code
///   if (hand_over(path, "instance:web-1")) return 0;      // another window shows it now
///   auto listener = Listener::open(path, [](std::string reference) { ... });
/// \endcode
///
/// A socket in $XDG_RUNTIME_DIR, of this user only, named after the place of the file.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace toposcope::app {

/// Asks the window that shows the file to show this focal point, and to come to the front.
/// \param reference  TYPE:ID or key:K; may be empty
/// \return false when there is no such window
[[nodiscard]] bool hand_over(const std::filesystem::path& inventory, const std::string& reference);

/// Hears what later starts ask for.
class Listener {
  struct Parts;

 public:
  explicit Listener(std::unique_ptr<Parts> parts);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// \param heard  called on a thread of the listener
  /// \return nullptr when there is no folder for the socket: then every start has its own window
  [[nodiscard]] static std::unique_ptr<Listener> open(const std::filesystem::path& inventory,
                                                      std::function<void(std::string)> heard);

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace toposcope::app
