#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "sources/mysql/mysql_connection.h"
#include "sources/mysql/mysql_rows.h"

namespace toposcope::discovery {
namespace {

struct StatementCloser {
  void operator()(MYSQL_STMT* statement) const noexcept { mysql_stmt_close(statement); }
};
struct ResultCloser {
  void operator()(MYSQL_RES* result) const noexcept { mysql_free_result(result); }
};
using Statement = std::unique_ptr<MYSQL_STMT, StatementCloser>;
using Metadata = std::unique_ptr<MYSQL_RES, ResultCloser>;

DatabaseColumn column_of(const MYSQL_FIELD& field) {
  using Kind = DatabaseColumn::Kind;
  DatabaseColumn column{field.name, field.table, Kind::kText};
  if (field.type == MYSQL_TYPE_BIT) {
    column.kind = Kind::kBits;
  } else if (IS_NUM(field.type) && field.type != MYSQL_TYPE_NULL) {
    column.kind = Kind::kNumber;
  }
  return column;
}

MysqlAnswer failed(MYSQL_STMT* statement, const std::string& sql) {
  const unsigned number = mysql_stmt_errno(statement);
  return {mysql_error(number, mysql_stmt_error(statement), sql), number};
}

bool bind_values(MYSQL_STMT* statement, std::span<const std::string> values) {
  std::vector<MYSQL_BIND> binds(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    binds[i].buffer_type = MYSQL_TYPE_STRING;
    binds[i].buffer = const_cast<char*>(values[i].data());  // read only; the interface is old
    binds[i].buffer_length = values[i].size();
  }
  return mysql_stmt_bind_param(statement, binds.data()) == 0 && mysql_stmt_execute(statement) == 0;
}

/// The columns of one row at a time, as text; grows for the longest field.
class RowBuffer {
 public:
  RowBuffer(MYSQL_STMT* statement, std::size_t columns)
      : statement_(statement), binds_(columns), fields_(columns), texts_(columns) {
    for (std::size_t i = 0; i < columns; ++i) {
      binds_[i].buffer_type = MYSQL_TYPE_STRING;
      binds_[i].buffer = fields_[i].begin.data();
      binds_[i].buffer_length = fields_[i].begin.size();
      binds_[i].length = &fields_[i].length;
      binds_[i].is_null = &fields_[i].is_null;
    }
  }

  [[nodiscard]] bool bind() { return mysql_stmt_bind_result(statement_, binds_.data()) == 0; }

  /// \return false when a field cannot be had
  [[nodiscard]] bool read() {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      Field& field = fields_[i];
      texts_[i].reset();
      if (field.is_null != 0) continue;
      if (field.length <= field.begin.size()) {
        texts_[i] = std::string_view(field.begin.data(), field.length);
        continue;
      }
      field.whole.resize(field.length);
      MYSQL_BIND bind{};
      bind.buffer_type = MYSQL_TYPE_STRING;
      bind.buffer = field.whole.data();
      bind.buffer_length = field.length;
      if (mysql_stmt_fetch_column(statement_, &bind, static_cast<unsigned>(i), 0) != 0)
        return false;
      texts_[i] = field.whole;
    }
    return true;
  }

  [[nodiscard]] std::span<const std::optional<std::string_view>> texts() const { return texts_; }

 private:
  struct Field {
    std::array<char, 256> begin{};
    std::string whole;
    unsigned long length = 0;
    my_bool is_null = 0;
  };

  MYSQL_STMT* statement_;
  std::vector<MYSQL_BIND> binds_;
  std::vector<Field> fields_;
  std::vector<std::optional<std::string_view>> texts_;
};

MysqlAnswer read_rows(MYSQL_STMT* statement, MYSQL_RES* metadata, const std::string& sql) {
  std::vector<DatabaseColumn> columns;
  const MYSQL_FIELD* fields = mysql_fetch_fields(metadata);
  for (unsigned i = 0; i < mysql_num_fields(metadata); ++i) columns.push_back(column_of(fields[i]));
  JsonRows rows(columns);
  RowBuffer buffer(statement, columns.size());
  if (!buffer.bind()) return failed(statement, sql);
  for (;;) {
    const int got = mysql_stmt_fetch(statement);
    if (got == MYSQL_NO_DATA) return {rows.take(), 0};
    if (got != 0 && got != MYSQL_DATA_TRUNCATED) return failed(statement, sql);
    if (!buffer.read()) return failed(statement, sql);
    rows.add(buffer.texts());
  }
}

}  // namespace

MysqlAnswer run_statement(MYSQL* mysql, const std::string& sql,
                          std::span<const std::string> values) {
  const Statement statement(mysql_stmt_init(mysql));
  if (statement == nullptr) return {mysql_error(mysql_errno(mysql), "", sql), mysql_errno(mysql)};
  if (mysql_stmt_prepare(statement.get(), sql.c_str(), sql.size()) != 0) {
    return failed(statement.get(), sql);
  }
  if (mysql_stmt_param_count(statement.get()) != values.size()) {
    return {model::Error{model::ErrorCode::kInvalidArgument,
                         "has another number of question marks than of values", sql},
            0};
  }
  if (!bind_values(statement.get(), values)) return failed(statement.get(), sql);
  const Metadata metadata(mysql_stmt_result_metadata(statement.get()));
  if (metadata == nullptr) {
    return {model::Error{model::ErrorCode::kInvalidArgument, "asks for no rows", sql}, 0};
  }
  return read_rows(statement.get(), metadata.get(), sql);
}

}  // namespace toposcope::discovery
