#pragma once

/// \file
/// Failures inside the SQLite backend travel as exceptions and end at guarded(), at the border.

#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "toposcope/model/result.h"

struct sqlite3;

namespace toposcope::store::sqlite {

/// Carries the Error that the caller of the store will see.
class Failure : public std::exception {
 public:
  explicit Failure(model::Error error) : error_(std::move(error)) {}
  [[nodiscard]] const model::Error& error() const noexcept { return error_; }
  [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  model::Error error_;
};

/// There was no room for what had to be written.
class NoSpace : public Failure {
 public:
  using Failure::Failure;
};

[[noreturn]] void fail(model::ErrorCode code, std::string message, std::string where = {});

/// What SQLite last complained about, in words that say what to do.
/// \param code  an (extended) result code that is not SQLITE_OK, _ROW or _DONE
/// \param where the file
/// \param sql   told only of faults that no words are known for
/// \throws NoSpace, or Failure with any other code
[[noreturn]] void fail_sqlite(sqlite3* db, int code, std::string where, std::string_view sql = {});

/// What the system last complained about (errno), after "cannot ...".
/// \throws NoSpace, or Failure kIo
[[noreturn]] void fail_errno(const std::string& what, std::string where);

/// Throws when a sink refused; its error reaches the caller unchanged.
void require(const model::Status& status);

/// Runs `work` and turns every exception into an error: nothing is thrown across the module border.
template <typename Work>
auto guarded(Work&& work) -> model::Result<decltype(work())> {
  try {
    return work();
  } catch (const Failure& failure) {
    return failure.error();
  } catch (const std::filesystem::filesystem_error& error) {
    return model::Error{model::ErrorCode::kIo, error.what(), error.path1().string()};
  } catch (const std::bad_alloc&) {
    return model::Error{model::ErrorCode::kUnavailable, "not enough memory", {}};
  } catch (const std::exception& error) {
    return model::Error{model::ErrorCode::kIo, error.what(), {}};
  }
}

/// Runs `work`, which reads what may be changed meanwhile.
/// \param check  throws when it was; that is the reason then, whatever else was noticed
template <typename Check, typename Work>
auto checked_by(const Check& check, Work&& work) -> decltype(work()) {
  try {
    auto out = work();
    check();
    return out;
  } catch (const Failure&) {
    check();
    throw;
  }
}

/// guarded() for work that yields nothing.
template <typename Work>
model::Status guarded_status(Work&& work) {
  return guarded([&] {
    work();
    return std::monostate{};
  });
}

}  // namespace toposcope::store::sqlite
