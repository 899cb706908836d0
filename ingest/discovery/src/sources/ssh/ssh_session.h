#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

#include "sources/ssh/ssh_handle.h"
#include "sources/ssh/ssh_settings.h"

namespace toposcope::discovery {

/// A login on one host.  For one thread at a time.
class SshSession {
 public:
  /// \param host  an alias of ssh_config, a name or an address
  /// \retval kUnavailable      not reached in time, or the connection broke
  /// \retval kInvalidArgument  refused: the host's key, the login, or the settings
  [[nodiscard]] static model::Result<SshSession> open(const std::string& host,
                                                      const SshSettings& settings);

  /// Runs the commands as one batch.  After an error use another session.
  /// \retval kUnavailable      the connection or the shell broke, or it takes too long
  /// \retval kInvalidArgument  sudo refuses
  /// \retval kMalformedInput   the reply is too long, or not all there
  /// \retval kCancelled        stopped
  [[nodiscard]] model::Result<std::vector<CommandResult>> run(std::span<const std::string> commands,
                                                              const std::stop_token& stop);

 private:
  SshSession(SessionHandle session, std::string place, const SshSettings& settings)
      : session_(std::move(session)),
        place_(std::move(place)),
        limits_(settings.limits),
        sudo_(settings.sudo) {}

  struct Reply {
    std::string output, errors;
    bool broken = false;  ///< The connection, or the shell by a signal.
  };

  [[nodiscard]] model::Result<ChannelHandle> start(const std::string& script);
  [[nodiscard]] model::Result<Reply> listen(ssh_channel channel, const std::stop_token& stop);
  [[nodiscard]] model::Error broken() const;

  SessionHandle session_;
  std::string place_;
  CommandLimits limits_;
  bool sudo_;
};

}  // namespace toposcope::discovery
