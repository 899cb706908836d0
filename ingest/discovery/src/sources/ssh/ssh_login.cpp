#include "sources/ssh/ssh_login.h"

#include <algorithm>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

constexpr int kMostQuestions = 5;

/// By the one key of the settings.
model::Result<int> try_key_file(ssh_session session, const SshSettings& settings,
                                const std::string& place) {
  const char* const phrase = settings.secret.empty() ? nullptr : settings.secret.c_str();
  ssh_key raw = nullptr;
  if (ssh_pki_import_privkey_file(settings.key_file.c_str(), phrase, nullptr, nullptr, &raw) !=
      SSH_OK) {
    return Error{ErrorCode::kInvalidArgument,
                 "the key file " + settings.key_file +
                     " cannot be read: missing, not allowed, or its passphrase is another one",
                 place};
  }
  const KeyHandle key(raw);
  return ssh_userauth_publickey(session, nullptr, key.get());
}

/// A dialogue that asks for the password, as PAM does.
int try_questions(ssh_session session, const std::string& password) {
  int state = ssh_userauth_kbdint(session, nullptr, nullptr);
  for (int round = 0; state == SSH_AUTH_INFO && round < kMostQuestions; ++round) {
    const int questions = std::max(0, ssh_userauth_kbdint_getnprompts(session));
    for (int i = 0; i < questions; ++i) {
      ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i), password.c_str());
    }
    state = ssh_userauth_kbdint(session, nullptr, nullptr);
  }
  return state;
}

int try_password(ssh_session session, unsigned methods, const std::string& password) {
  int state = SSH_AUTH_DENIED;
  if ((methods & SSH_AUTH_METHOD_PASSWORD) != 0) {
    state = ssh_userauth_password(session, nullptr, password.c_str());
  }
  if (state == SSH_AUTH_DENIED && (methods & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
    state = try_questions(session, password);
  }
  return state;
}

model::Result<int> try_keys(ssh_session session, const SshSettings& settings,
                            const std::string& place) {
  if (settings.agent) return ssh_userauth_agent(session, nullptr);
  if (!settings.key_file.empty()) return try_key_file(session, settings, place);
  return ssh_userauth_publickey_auto(session, nullptr, settings.secret.c_str());
}

std::string names_of(unsigned methods) {
  std::string names;
  const auto add = [&](unsigned method, const char* name) {
    if ((methods & method) != 0) names += (names.empty() ? "" : ", ") + std::string(name);
  };
  add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
  add(SSH_AUTH_METHOD_PASSWORD, "password");
  add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
  return names.empty() ? "nothing that is known here" : names;
}

std::string tried_with(const SshSettings& settings) {
  if (settings.agent) return "keys of the agent";
  if (!settings.key_file.empty()) return "the key " + settings.key_file;
  return "the keys of ssh_config and agent";
}

}  // namespace

model::Status log_in(ssh_session session, const SshSettings& settings, const std::string& place) {
  int state = ssh_userauth_none(session, nullptr);
  const auto methods = static_cast<unsigned>(ssh_userauth_list(session, nullptr));
  if (state != SSH_AUTH_SUCCESS && state != SSH_AUTH_ERROR &&
      (methods & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
    const auto tried = try_keys(session, settings, place);
    if (!tried.has_value()) return tried.error();
    state = tried.value();
  }
  if (state != SSH_AUTH_SUCCESS && ssh_is_connected(session) == 1 && !settings.agent &&
      !settings.secret.empty() && settings.key_file.empty()) {  // else it opens the key
    state = try_password(session, methods, settings.secret);
  }
  if (state == SSH_AUTH_SUCCESS) return model::ok();
  if (ssh_is_connected(session) == 0) {
    return Error{ErrorCode::kUnavailable,
                 std::string("the connection broke at login: ") + ssh_get_error(session), place};
  }
  return Error{ErrorCode::kInvalidArgument,
               "the login is refused with " + tried_with(settings) +
                   (settings.agent || settings.secret.empty() || !settings.key_file.empty()
                        ? ""
                        : " and a password") +
                   "; the host accepts " + names_of(methods),
               place};
}

}  // namespace toposcope::discovery
