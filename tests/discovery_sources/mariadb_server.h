#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "support/temp_dir.h"

namespace toposcope::testing {

/// A database server of its own, on a socket in a temporary folder and a port of 127.0.0.1.
class MariadbServer {
 public:
  /// \param statements  run before it is ready, one each
  MariadbServer(const std::vector<std::string>& statements);
  ~MariadbServer();
  MariadbServer(const MariadbServer&) = delete;
  MariadbServer& operator=(const MariadbServer&) = delete;

  void stop();
  /// Runs a statement as its owner; \return false when that fails.
  [[nodiscard]] bool run(const std::string& statement) const;

  [[nodiscard]] std::string socket() const { return (folder_ / "s").string(); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string certificate() const { return (folder_ / "certificate.pem").string(); }

 private:
  void make_certificate() const;
  void start();

  TempDir folder_{TempDir::Place::kMemory};
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
};

}  // namespace toposcope::testing
