#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "toposcope/model/ids.h"

struct sqlite3_stmt;

namespace toposcope::store::sqlite {

/// Prepared statements that nobody uses at the moment, by their text: preparing costs more than the
/// look-up of one row that most of them are for.
class IdleStatements {
 public:
  IdleStatements() = default;
  ~IdleStatements();
  IdleStatements(const IdleStatements&) = delete;
  IdleStatements& operator=(const IdleStatements&) = delete;

  /// nullptr when there is none of this text.
  [[nodiscard]] sqlite3_stmt* take(std::string_view sql);
  void give_back(sqlite3_stmt* statement) noexcept;

 private:
  std::map<std::string, std::vector<sqlite3_stmt*>, std::less<>> idle_;
};

/// Stands for SQL NULL as an argument.
struct Null {};

/// A prepared statement.  Parameters are numbered from 1, columns from 0.
///
/// \code
///   auto query = db.prepare("SELECT key FROM node WHERE id=?1");
///   for (query.start(row); query.step();) use(query.text(0));
/// \endcode
class Statement {
 public:
  /// \param where  the file, for messages; must outlive this
  /// \param idle   takes the statement in the end; nullptr: it is finalized
  Statement(sqlite3_stmt* statement, const std::string& where, IdleStatements* idle = nullptr)
      : where_(&where), statement_(statement, Finalize{idle}) {}

  /// Binds every argument, runs to the end and resets.  Texts are not copied.
  template <typename... Args>
  void run(const Args&... args) {
    bind_all(false, args...);
    finish();
  }

  /// Begins anew with these arguments.  Texts are copied.
  template <typename... Args>
  Statement& start(const Args&... args) {
    bind_all(true, args...);
    return *this;
  }

  /// start() and the first row.
  template <typename... Args>
  [[nodiscard]] bool find(const Args&... args) {
    return start(args...).step();
  }

  /// Moves to the next row; false at the end, where the statement has been reset.
  [[nodiscard]] bool step();
  void reset() noexcept;

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::uint32_t number(int column) const {
    return static_cast<std::uint32_t>(integer(column));
  }
  [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
  /// Valid until the next step() or reset(); empty for NULL.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  template <typename... Args>
  void bind_all([[maybe_unused]] bool copy, const Args&... args) {
    reset();
    int index = 0;
    (bind(++index, args, copy), ...);
  }

  template <typename T>
  requires std::is_integral_v<T>
  void bind(int index, T value, bool) { bind_integer(index, static_cast<std::int64_t>(value)); }
  template <typename Tag>
  void bind(int index, model::Id<Tag, std::int64_t> id, bool) {
    bind_integer(index, id.value);
  }
  void bind(int index, std::string_view text, bool copy) { bind_text(index, text, copy); }
  void bind(int index, Null, bool);
  void bind_integer(int index, std::int64_t value);
  void bind_text(int index, std::string_view text, bool copy);
  void finish();
  [[noreturn]] void fail(int code) const;

  struct Finalize {
    IdleStatements* idle = nullptr;
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  const std::string* where_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace toposcope::store::sqlite
