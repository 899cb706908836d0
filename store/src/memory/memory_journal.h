#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/store/journal.h"

namespace toposcope::store::memory {

/// Messages and job records.  Not part of an Inventory, of which imports make copies.
class MemoryJournal {
 public:
  /// \param now  the time of messages that have none
  void add(std::span<const Message> messages, model::UtcMicros now);
  [[nodiscard]] std::vector<Message> find(const MessageQuery& query) const;
  void mark_viewed(std::int64_t up_to);

  void set_job(std::string_view kind, std::string_view name, std::optional<std::string_view> json);
  [[nodiscard]] std::optional<std::string> job(std::string_view kind, std::string_view name) const;
  [[nodiscard]] std::vector<Job> jobs(std::string_view kind) const;

 private:
  std::deque<Message> messages_;  ///< Oldest first.
  std::int64_t last_ = 0;
  std::map<std::pair<std::string, std::string>, std::string> jobs_;  ///< By kind and name.
};

}  // namespace toposcope::store::memory
