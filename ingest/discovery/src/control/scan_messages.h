#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/diagnostic.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {

/// What a scan tells people, kept in the store whether it succeeds or not.
class ScanMessages {
 public:
  /// \param origin  see store::Message
  ScanMessages(store::GraphStore& store, std::string environment, std::string origin);

  /// Whoever watches hears what is written, too.
  void set_listener(std::function<void(const store::Message&)> listener) {
    listener_ = std::move(listener);
  }

  /// Of a dry run nothing stays: only the listener hears.
  void keep_none() noexcept { keeps_ = false; }

  void add(store::MessageLevel level, std::string text);

  /// About one object.
  void add(store::MessageLevel level, std::string text, std::string type, std::string id);

  /// As warnings, about the objects that they name, the first kMostRemarks.
  void add(const std::vector<model::Diagnostic>& remarks);

  /// Hands over what was added since the last time, in its order.
  [[nodiscard]] model::Status write();

  static constexpr std::size_t kMostRemarks = 100;

 private:
  store::Message& make(store::MessageLevel level, std::string text);

  store::GraphStore& store_;
  std::string environment_, origin_;
  std::vector<store::Message> waiting_;
  bool keeps_ = true;
  std::function<void(const store::Message&)> listener_;
};

}  // namespace toposcope::discovery
