#pragma once

/// \file
/// A real sshd on this machine's loopback, with keys and configuration of its own.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

#include "support/temp_dir.h"

namespace toposcope::testing {

/// Runs a program to its end; its output.
/// \throws std::runtime_error when it cannot be run or fails
std::string run_tool(const std::vector<std::string>& words);

void write_text(const std::filesystem::path& file, const std::string& text);

/// A program that runs beside the test until this goes.
class Daemon {
 public:
  /// Waits until it says `ready` on its outputs.
  /// \throws std::runtime_error when it ends before
  Daemon(const std::vector<std::string>& words, const std::string& ready);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

 private:
  pid_t pid_ = -1;
  int outputs_ = -1;
};

/// Files in its folder: id (a key that may log in), other (one that may not), host (the host's
/// key), known_hosts, ssh_config with the aliases compute1 and compute2.
class LoopbackSshd {
 public:
  LoopbackSshd();

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_ / name).string();
  }

 private:
  TempDir folder_;
  int port_;
  std::unique_ptr<Daemon> daemon_;
};

/// A port of the loopback on which nobody listens.
int free_port();

/// Who runs this.
std::string user_name();

}  // namespace toposcope::testing
