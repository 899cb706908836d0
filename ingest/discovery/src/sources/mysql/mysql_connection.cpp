#include "sources/mysql/mysql_connection.h"

#include <errmsg.h>
#include <mysqld_error.h>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

constexpr unsigned kConnectSeconds = 5;
constexpr unsigned kReadSeconds = 60;
constexpr unsigned kWriteSeconds = 20;

ErrorCode code_of(unsigned number) {
  switch (number) {
    case ER_ACCESS_DENIED_ERROR:
    case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
    case CR_SSL_CONNECTION_ERROR:
    case CR_AUTH_PLUGIN_CANNOT_LOAD:
    case ER_PARSE_ERROR:
      return ErrorCode::kInvalidArgument;
    case ER_DBACCESS_DENIED_ERROR:
    case ER_TABLEACCESS_DENIED_ERROR:
    case ER_COLUMNACCESS_DENIED_ERROR:
    case ER_SPECIFIC_ACCESS_DENIED_ERROR:
    case ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION:
      return ErrorCode::kUnsupported;
    case ER_BAD_DB_ERROR:
    case ER_NO_SUCH_TABLE:
    case ER_BAD_FIELD_ERROR:
      return ErrorCode::kNotFound;
    default:
      return ErrorCode::kUnavailable;
  }
}

/// "HOST:PORT", for `where` of an error.
std::string place_of(const DatabaseLogin& login) {
  if (login.host.starts_with('/')) return login.host;
  return login.host + ":" + std::to_string(login.port);
}

void set_options(MYSQL* mysql, const DatabaseLogin& login) {
  mysql_optionsv(mysql, MYSQL_OPT_CONNECT_TIMEOUT, &kConnectSeconds);
  mysql_optionsv(mysql, MYSQL_OPT_READ_TIMEOUT, &kReadSeconds);
  mysql_optionsv(mysql, MYSQL_OPT_WRITE_TIMEOUT, &kWriteSeconds);
  mysql_optionsv(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
  // A server may ask for any file of ours, or for the bare password: neither is given.
  const unsigned no_files = 0;
  mysql_optionsv(mysql, MYSQL_OPT_LOCAL_INFILE, &no_files);
  mysql_optionsv(mysql, MARIADB_OPT_RESTRICTED_AUTH,
                 "mysql_native_password,client_ed25519,caching_sha2_password");
  mysql_optionsv(mysql, MYSQL_INIT_COMMAND, "SET SESSION TRANSACTION READ ONLY");
  mysql_optionsv(mysql, MYSQL_INIT_COMMAND, "SET SESSION time_zone = '+00:00'");
  if (login.tls != DatabaseLogin::Tls::kVerified) return;
  const my_bool yes = 1;
  mysql_optionsv(mysql, MYSQL_OPT_SSL_ENFORCE, &yes);
  mysql_optionsv(mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
  if (!login.ca_file.empty()) mysql_optionsv(mysql, MYSQL_OPT_SSL_CA, login.ca_file.c_str());
}

}  // namespace

Error mysql_error(unsigned number, const std::string& words, const std::string& where) {
  const ErrorCode code = code_of(number);
  std::string message = words;
  if (number == ER_ACCESS_DENIED_ERROR || number == ER_ACCESS_DENIED_NO_PASSWORD_ERROR) {
    message = "login refused: " + words;
  } else if (number == CR_SSL_CONNECTION_ERROR) {
    message = "the server does not show who it is: " + words;
  } else if (message.empty()) {
    message = "fault " + std::to_string(number);
  }
  return {code, message, where};
}

bool is_broken(unsigned number) noexcept {
  return number == CR_SERVER_GONE_ERROR || number == CR_SERVER_LOST ||
         number == CR_SERVER_LOST_EXTENDED;
}

model::Result<MysqlConnection> connect_mysql(const DatabaseLogin& login) {
  static const int started = mysql_library_init(0, nullptr, nullptr);  // once a process
  MysqlConnection mysql(started == 0 ? mysql_init(nullptr) : nullptr);
  if (mysql == nullptr) {
    return Error{ErrorCode::kUnavailable, "the client library does not start", ""};
  }
  set_options(mysql.get(), login);
  const bool is_socket = login.host.starts_with('/');
  const std::string host = login.host == "localhost" ? "127.0.0.1" : login.host;
  const MYSQL* connected =
      mysql_real_connect(mysql.get(), is_socket ? nullptr : host.c_str(), login.user.c_str(),
                         login.password.reveal().data(), nullptr, is_socket ? 0 : login.port,
                         is_socket ? login.host.c_str() : nullptr, 0);
  if (connected == nullptr) {
    return mysql_error(mysql_errno(mysql.get()), mysql_error(mysql.get()), place_of(login));
  }
  return mysql;
}

}  // namespace toposcope::discovery
