#pragma once

/// \file
/// What several fetchers of one scan work out of the same answers, made once.
///
/// \code
///   struct ServersByHost { std::unordered_map<std::string, std::vector<std::string>> servers; };
///   const auto servers = cache.get<ServersByHost>("servers", [&] { return read_servers(api); });
///   if (!servers.has_value()) return servers.error();
///   servers.value()->servers.find(host);
/// \endcode

#include <any>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Values by name, each made by the first who asks; who asks meanwhile waits.  An error is kept and
/// told to all.
///
/// \par Thread safety
/// All members may be called by several threads.  A maker may get() other names, not its own.
class ScanCache {
 public:
  /// \param name  of one value; always asked for with the same T
  /// \param make  returns model::Result<T>
  template <typename T, typename Make>
  [[nodiscard]] model::Result<std::shared_ptr<const T>> get(std::string_view name,
                                                            const Make& make) {
    Entry& entry = entry_of(name);
    std::call_once(entry.once, [&] {
      auto made = make();
      if (made.has_value()) {
        entry.value = std::make_shared<const T>(std::move(made).value());
      } else {
        entry.failure = std::make_unique<model::Error>(made.error());
      }
    });
    if (entry.failure != nullptr) return *entry.failure;
    return std::any_cast<std::shared_ptr<const T>>(entry.value);
  }

  /// A source failed, and another is asked in its place.
  void add_fallback(model::Error error) {
    const std::lock_guard lock(mutex_);
    const auto [kept, is_new] = fallbacks_.try_emplace(error.message, error);
    // The same whoever failed first.
    if (!is_new && error.where < kept->second.where) kept->second = std::move(error);
  }

  /// Failures of sources that others stood in for, each once, in the order of their messages.
  [[nodiscard]] std::vector<model::Error> fallbacks() const {
    const std::lock_guard lock(mutex_);
    std::vector<model::Error> all;
    for (const auto& [message, error] : fallbacks_) all.push_back(error);
    return all;
  }

 private:
  struct Entry {
    std::once_flag once;
    std::any value;
    std::unique_ptr<model::Error> failure;
  };

  Entry& entry_of(std::string_view name) {
    const std::lock_guard lock(mutex_);
    auto found = entries_.find(name);
    if (found == entries_.end()) found = entries_.try_emplace(std::string(name)).first;
    return found->second;
  }

  mutable std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> entries_;  // entries stay where they are
  std::map<std::string, model::Error> fallbacks_;      // by message
};

}  // namespace toposcope::discovery
