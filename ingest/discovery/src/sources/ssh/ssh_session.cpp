#include "sources/ssh/ssh_session.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sources/command/batch_script.h"
#include "sources/command/shell_call.h"
#include "sources/ssh/known_hosts.h"
#include "sources/ssh/sigpipe_guard.h"
#include "sources/ssh/ssh_login.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using Steady = std::chrono::steady_clock;

constexpr int kStopPollMs = 50;

Error setting_fault(const std::string& what, const std::string& host) {
  return {ErrorCode::kInvalidArgument, what, host};
}

model::Status need_file(const std::string& name, const std::string& file, const std::string& host) {
  std::error_code unknown;
  if (file.empty() || std::filesystem::exists(file, unknown)) return model::ok();
  return setting_fault("the file " + file + " of " + name + " is not there", host);
}

/// What the section says, then what ssh_config says of this host, then what must be so.
model::Status configure(ssh_session session, const std::string& host, const SshSettings& settings) {
  for (const auto& status : {need_file("ssh_config", settings.ssh_config, host),
                             need_file("known_hosts", settings.known_hosts, host)}) {
    if (!status.has_value()) return status;
  }
  const auto set = [&](ssh_options_e option, const void* value) {
    return ssh_options_set(session, option, value) == SSH_OK;
  };
  const auto port = static_cast<unsigned>(settings.port);
  const long seconds = settings.connect_time.count();
  const bool no = false;
  const int strict = 1;
  bool good = set(SSH_OPTIONS_HOST, host.c_str()) && set(SSH_OPTIONS_TIMEOUT, &seconds);
  if (!settings.user.empty()) good = good && set(SSH_OPTIONS_USER, settings.user.c_str());
  if (settings.port != 0) good = good && set(SSH_OPTIONS_PORT, &port);
  if (!good) return setting_fault(ssh_get_error(session), host);
  const char* const file = settings.ssh_config.empty() ? nullptr : settings.ssh_config.c_str();
  if (ssh_options_parse_config(session, file) != 0) {
    return setting_fault("ssh_config " + settings.ssh_config + " is faulty", host);
  }
  // "StrictHostKeyChecking no" would let libssh take any host that is not known.
  good = set(SSH_OPTIONS_PROCESS_CONFIG, &no) && set(SSH_OPTIONS_TIMEOUT, &seconds) &&
         set(SSH_OPTIONS_STRICTHOSTKEYCHECK, &strict);
  if (!settings.known_hosts.empty()) {
    good = good && set(SSH_OPTIONS_KNOWNHOSTS, settings.known_hosts.c_str()) &&
           set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, settings.known_hosts.c_str());
  }
  return good ? model::ok() : setting_fault(ssh_get_error(session), host);
}

/// "compute1 (127.0.0.1:2201)"
std::string place_of(ssh_session session, const std::string& host) {
  unsigned int port = 22;
  ssh_options_get_port(session, &port);
  char* raw = nullptr;
  std::string address = host;
  if (ssh_options_get(session, SSH_OPTIONS_HOST, &raw) == SSH_OK) address = TextHandle(raw).get();
  const std::string where = address + ":" + std::to_string(port);
  return address == host ? where : host + " (" + where + ")";
}

}  // namespace

model::Result<SshSession> SshSession::open(const std::string& host, const SshSettings& settings) {
  const SigpipeGuard guard;
  SessionHandle session(ssh_new());
  if (session == nullptr) return Error{ErrorCode::kUnavailable, "out of memory", host};
  if (auto done = configure(session.get(), host, settings); !done.has_value()) return done.error();
  const std::string place = place_of(session.get(), host);
  if (ssh_connect(session.get()) != SSH_OK) {
    return Error{ErrorCode::kUnavailable,
                 std::string("not reached: ") + ssh_get_error(session.get()), place};
  }
  if (auto known = verify_host(session.get(), place); !known.has_value()) return known.error();
  if (auto in = log_in(session.get(), settings, place); !in.has_value()) return in.error();
  return SshSession(std::move(session), place, settings);
}

Error SshSession::broken() const {
  const std::string why = ssh_get_error(session_.get());
  return {ErrorCode::kUnavailable, "the connection broke" + (why.empty() ? why : ": " + why),
          place_};
}

model::Result<ChannelHandle> SshSession::start(const std::string& script) {
  ChannelHandle channel(ssh_channel_new(session_.get()));
  if (channel == nullptr || ssh_channel_open_session(channel.get()) != SSH_OK ||
      ssh_channel_request_exec(channel.get(), shell_call(sudo_).c_str()) != SSH_OK) {
    return broken();
  }
  const auto size = static_cast<std::uint32_t>(script.size());
  // A shell that does not even begin has its say in its output; that is read all the same.
  if (ssh_channel_write(channel.get(), script.data(), size) >= 0) {
    ssh_channel_send_eof(channel.get());
  }
  return channel;
}

model::Result<SshSession::Reply> SshSession::listen(ssh_channel channel,
                                                    const std::stop_token& stop) {
  Reply reply;
  const auto deadline = Steady::now() + limits_.time;
  std::array<char, 32768> block{};
  for (;;) {
    bool idle = true;
    for (const int is_error : {0, 1}) {
      const int got = ssh_channel_read_nonblocking(channel, block.data(), block.size(), is_error);
      if (got == SSH_ERROR) reply.broken = true;
      if (got <= 0) continue;
      idle = false;
      (is_error == 1 ? reply.errors : reply.output)
          .append(block.data(), static_cast<std::size_t>(got));
    }
    if (reply.broken || ssh_is_connected(session_.get()) == 0) reply.broken = true;
    if (reply.broken || (idle && ssh_channel_is_eof(channel) != 0)) return reply;
    if (stop.stop_requested()) return Error{ErrorCode::kCancelled, "stopped", place_};
    if (Steady::now() >= deadline) {
      return Error{ErrorCode::kUnavailable,
                   "not done after " + std::to_string(limits_.time.count()) + " ms", place_};
    }
    if (reply.output.size() + reply.errors.size() > limits_.output_bytes) {
      return Error{ErrorCode::kMalformedInput,
                   "prints more than " + std::to_string(limits_.output_bytes) + " bytes", place_};
    }
    if (idle) (void)ssh_channel_poll_timeout(channel, kStopPollMs, 0);
  }
}

model::Result<std::vector<CommandResult>> SshSession::run(std::span<const std::string> commands,
                                                          const std::stop_token& stop) {
  const SigpipeGuard guard;
  const BatchScript batch(commands);
  const auto channel = start(batch.text());
  if (!channel.has_value()) return channel.error();
  const auto reply = listen(channel.value().get(), stop);
  if (!reply.has_value()) return reply.error();
  auto results = batch.read(reply.value().output, reply.value().errors);
  if (results.has_value()) return results;
  if (reply.value().broken) return broken();
  if (!batch.began(reply.value().output)) return not_begun(place_, reply.value().errors);
  if (ssh_channel_get_exit_status(channel.value().get()) == -1) {
    return Error{ErrorCode::kUnavailable, "the shell was killed: " + results.error().message,
                 place_};
  }
  return Error{results.error().code, results.error().message, place_};
}

}  // namespace toposcope::discovery
