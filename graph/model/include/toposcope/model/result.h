#pragma once

/// \file
/// Failures as values.  No exception crosses a module border; a result cannot be ignored.
///
/// \code
///   const auto store = open_sqlite_store({.path = "cloud.db"});
///   if (!store.has_value()) return store.error();
/// \endcode

#include <string>
#include <utility>
#include <variant>

namespace toposcope::model {

/// What a caller can do about a failure; one value per different reaction.
enum class ErrorCode {
  kNotFound,         ///< The named thing does not exist.
  kInvalidArgument,  ///< The caller broke a documented precondition.
  kMalformedInput,   ///< Outside data does not have the promised form.
  kUnsupported,      ///< Well formed, but this build cannot do it.
  kConflict,         ///< A uniqueness rule, a threshold or a later change stands in the way.
  kCancelled,        ///< A stop was requested.
  kUnavailable,      ///< Try again: locked by another writer, disk full, unreachable.
  kIo,               ///< The operating system or SQLite refused.
};

struct Error {
  ErrorCode code;
  std::string message;  ///< One sentence, no trailing newline; names the value and what to do.
  std::string where;    ///< Path, line, JSON pointer or SQL statement; empty when there is none.
};

/// A value or the Error that prevented it.  A subset of C++23 std::expected<T, Error>, so that it
/// can become an alias when the compiler moves.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit on purpose: `return value;` and `return Error{...};` both read well.
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }

  /// \throws std::bad_variant_access when there is none: a bug in the caller, in every build.
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For operations that yield nothing but can fail.
using Status = Result<std::monostate>;

inline Status ok() { return std::monostate{}; }

}  // namespace toposcope::model
