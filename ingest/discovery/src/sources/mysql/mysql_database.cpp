#include "sources/mysql/mysql_database.h"

#include <mutex>
#include <string_view>
#include <utility>

#include <sys/socket.h>

#include "sources/mysql/mysql_connection.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

class MysqlDatabase : public Database {
 public:
  MysqlDatabase(DatabaseLogin login, std::stop_token stop)
      : login_(std::move(login)), stop_(std::move(stop)) {}

  model::Result<std::string> query(std::string_view sql,
                                   std::span<const std::string> values) override {
    const std::lock_guard lock(mutex_);
    const std::string text(sql);
    for (bool is_second = connection_ == nullptr;; is_second = true) {
      if (stop_.stop_requested()) return stopped(text);
      if (const auto made = connect(); !made.has_value()) return made.error();
      auto answer = ask(text, values);
      if (stop_.stop_requested()) return stopped(text);
      if (!is_broken(answer.fault)) return std::move(answer.rows);
      connection_.reset();
      if (is_second) return std::move(answer.rows);
    }
  }

 private:
  static Error stopped(const std::string& sql) { return {ErrorCode::kCancelled, "stopped", sql}; }

  /// A login that was refused is not tried again, so that nobody is locked out.
  model::Status connect() {
    if (connection_ != nullptr) return model::ok();
    if (refusal_ != nullptr) return *refusal_;
    auto made = connect_mysql(login_);
    if (made.has_value()) {
      connection_ = std::move(made).value();
      return model::ok();
    }
    if (made.error().code == ErrorCode::kInvalidArgument) {
      refusal_ = std::make_unique<Error>(made.error());
    }
    return made.error();
  }

  /// A stop shuts the connection, which ends what waits for it.
  MysqlAnswer ask(const std::string& sql, std::span<const std::string> values) {
    const int socket = mysql_get_socket(connection_.get());
    const std::stop_callback shut(stop_, [socket] { ::shutdown(socket, SHUT_RDWR); });
    return run_statement(connection_.get(), sql, values);
  }

  DatabaseLogin login_;
  std::stop_token stop_;
  std::mutex mutex_;
  MysqlConnection connection_;
  std::unique_ptr<Error> refusal_;
};

}  // namespace

std::shared_ptr<Database> make_mysql_database(DatabaseLogin login, std::stop_token stop) {
  return std::make_shared<MysqlDatabase>(std::move(login), std::move(stop));
}

}  // namespace toposcope::discovery
