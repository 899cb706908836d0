#pragma once

/// \file
/// What libssh hands out, owned.

#include <memory>

#include <libssh/libssh.h>

namespace toposcope::discovery {

struct FreeSession {
  void operator()(ssh_session session) const noexcept {
    ssh_disconnect(session);
    ssh_free(session);
  }
};
using SessionHandle = std::unique_ptr<ssh_session_struct, FreeSession>;

struct FreeKey {
  void operator()(ssh_key key) const noexcept { ssh_key_free(key); }
};
using KeyHandle = std::unique_ptr<ssh_key_struct, FreeKey>;

struct FreeChannel {
  void operator()(ssh_channel channel) const noexcept { ssh_channel_free(channel); }
};
using ChannelHandle = std::unique_ptr<ssh_channel_struct, FreeChannel>;

struct FreeText {
  void operator()(char* text) const noexcept { ssh_string_free_char(text); }
};
using TextHandle = std::unique_ptr<char, FreeText>;

}  // namespace toposcope::discovery
