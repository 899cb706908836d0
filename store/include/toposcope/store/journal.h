#pragma once

/// \file
/// What programs that keep an inventory up to date leave in it beside revisions: messages for
/// people, and records of their own work.  Neither is versioned: a scan that fails makes no
/// revision, but its words stay.
///
/// \code
///   store::Message message;
///   message.level = store::MessageLevel::kError;
///   message.environment = "prod";
///   message.origin_kind = "scan";
///   message.origin = "scan 12";
///   message.text = "host compute2 cannot be reached: connection refused";
///   const model::Status kept = store.add_messages({&message, 1});
/// \endcode

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

namespace toposcope::store {

/// How bad; ascending.
enum class MessageLevel : std::uint8_t { kInfo, kWarning, kError };

/// "info", "warning", "error".
[[nodiscard]] std::string_view message_level_word(MessageLevel level) noexcept;

/// The level of a word as other systems write it: warn and warning; error, err, crit, critical,
/// alert, emerg and panic are errors; all else is an info.  Capitals do not matter.
[[nodiscard]] MessageLevel message_level_of(std::string_view word) noexcept;

/// Words for people.
struct Message {
  std::int64_t number = 0;  ///< From 1 in order of arrival, given by the store; never used again.
  model::UtcMicros time{};  ///< The epoch: when it arrives.
  MessageLevel level = MessageLevel::kInfo;
  std::string environment;   ///< May be empty.
  std::string origin_kind;   ///< "scan", "schedule", "event" or "check".
  std::string origin;        ///< Which one, e.g. "scan 12".
  std::string related_type;  ///< Type and id of the object that it is about; may be empty.
  std::string related_id;
  std::string text;  ///< Not empty.
  bool viewed = false;

  friend bool operator==(const Message&, const Message&) = default;
};

/// All conditions must hold; one that is empty holds always.
struct MessageQuery {
  std::string environment = {};
  std::string origin = {};
  std::optional<MessageLevel> at_least = {};
  std::optional<model::UtcMicros> since = {};  ///< Its time or later.
  std::string text = {};                       ///< Part of the text; capitals A to Z do not matter.
  std::int64_t before = 0;  ///< Only numbers below this one: the next page; 0: all.
  std::size_t limit = 100;  ///< At most so many results; 0: all.
};

/// A record that a program keeps under a name.
struct Job {
  std::string name;
  std::string json;

  friend bool operator==(const Job&, const Job&) = default;
};

/// The part of a store that is not versioned and no viewer's.  Outlives the first import, compact()
/// and a backup.
class Journal {
 public:
  /// A store keeps so many; older ones go.
  static constexpr std::size_t kMostMessages = 100'000;

  virtual ~Journal() = default;

  /// Adds all of them or none; their numbers ascend.  `number` is not read.
  /// \retval kInvalidArgument  a text is empty, or the store is read-only
  /// \retval kUnavailable      another writer held the file for longer than busy_timeout, or makes
  ///                           the first import
  [[nodiscard]] virtual model::Status add_messages(std::span<const Message> messages) = 0;

  /// Newest first.
  [[nodiscard]] virtual model::Result<std::vector<Message>> messages(const MessageQuery& query) = 0;

  /// Marks all messages up to this number as viewed.  A small write of a viewer: does not wait; see
  /// GraphStore.
  [[nodiscard]] virtual model::Status mark_viewed(std::int64_t up_to) = 0;

  /// Keeps a record, as JSON text that is not looked into; nullopt forgets it.
  /// \param kind  e.g. "scan" (a request and what came of it) or "schedule"
  /// \retval kInvalidArgument  kind or name is empty, or the store is read-only
  /// \retval kUnavailable      as add_messages()
  [[nodiscard]] virtual model::Status set_job(std::string_view kind, std::string_view name,
                                              std::optional<std::string_view> json) = 0;

  /// set_job() if the record is still what it was, in one step: of several programs that try the
  /// same at once, one succeeds.
  /// \param before  nullopt: there was none
  /// \retval kConflict  the record is another by now; it stays
  /// \return also what set_job() does
  [[nodiscard]] virtual model::Status replace_job(std::string_view kind, std::string_view name,
                                                  std::optional<std::string_view> before,
                                                  std::optional<std::string_view> json) = 0;

  /// Those of a kind, by name.
  [[nodiscard]] virtual model::Result<std::vector<Job>> jobs(std::string_view kind) = 0;
};

}  // namespace toposcope::store
