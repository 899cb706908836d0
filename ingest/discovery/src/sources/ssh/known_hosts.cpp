#include "sources/ssh/known_hosts.h"

#include <array>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

std::string option_of(ssh_session session, ssh_options_e option, const char* fallback) {
  char* value = nullptr;
  if (ssh_options_get(session, option, &value) != SSH_OK || value == nullptr) return fallback;
  return TextHandle(value).get();
}

/// "SHA256:...", as ssh-keygen -l prints it.
std::string fingerprint_of(ssh_session session) {
  ssh_key raw = nullptr;
  if (ssh_get_server_publickey(session, &raw) != SSH_OK) return "an unreadable key";
  const KeyHandle key(raw);
  unsigned char* hash = nullptr;
  std::size_t size = 0;
  if (ssh_get_publickey_hash(key.get(), SSH_PUBLICKEY_HASH_SHA256, &hash, &size) != 0) {
    return "an unreadable key";
  }
  const TextHandle text(ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size));
  ssh_clean_pubkey_hash(&hash);
  const std::string type = ssh_key_type_to_char(ssh_key_type(key.get()));
  return type + " " + (text == nullptr ? "?" : text.get());
}

std::string keyscan(ssh_session session) {
  unsigned int port = 22;
  ssh_options_get_port(session, &port);
  return "ssh-keyscan -p " + std::to_string(port) + " " +
         option_of(session, SSH_OPTIONS_HOST, "HOST") + " >> " +
         option_of(session, SSH_OPTIONS_KNOWNHOSTS, "~/.ssh/known_hosts");
}

}  // namespace

model::Status verify_host(ssh_session session, const std::string& place) {
  switch (ssh_session_is_known_server(session)) {
    case SSH_KNOWN_HOSTS_OK:
      return model::ok();
    case SSH_KNOWN_HOSTS_CHANGED:
    case SSH_KNOWN_HOSTS_OTHER:
      return Error{ErrorCode::kInvalidArgument,
                   "THE HOST KEY HAS CHANGED: it shows " + fingerprint_of(session) +
                       ", and another one is known; somebody may stand in between, so log in "
                       "nowhere there.  If the host was set up anew: remove its lines (ssh-keygen "
                       "-R HOST -f " +
                       option_of(session, SSH_OPTIONS_KNOWNHOSTS, "~/.ssh/known_hosts") +
                       "), then add the new key (" + keyscan(session) + ") after checking it",
                   place};
    case SSH_KNOWN_HOSTS_NOT_FOUND:
    case SSH_KNOWN_HOSTS_UNKNOWN:
      return Error{ErrorCode::kInvalidArgument,
                   "the host key is not known: it shows " + fingerprint_of(session) + "; add it (" +
                       keyscan(session) + ") after checking it",
                   place};
    case SSH_KNOWN_HOSTS_ERROR:
      break;
  }
  return Error{ErrorCode::kInvalidArgument,
               std::string("the host key cannot be checked: ") + ssh_get_error(session), place};
}

}  // namespace toposcope::discovery
