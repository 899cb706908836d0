#pragma once

/// \file
/// Secrets by reference: an environment says where one is, and here it is taken from there.
///
/// \code
///   CredentialStore credentials;
///   const auto secret = credentials.find(section);
///   if (!secret.has_value()) return secret.error();  // says what to do, never the secret
///   log_in(user, secret.value().reveal());
/// \endcode

#include <deque>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/environment.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A text that is overwritten when it goes, and that no stream takes.
class SecretText {
 public:
  SecretText() = default;
  explicit SecretText(std::string_view text);
  ~SecretText();
  SecretText(SecretText&& other) noexcept;
  SecretText& operator=(SecretText&& other) noexcept;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;

  [[nodiscard]] SecretText copy() const { return SecretText(reveal()); }
  [[nodiscard]] bool empty() const noexcept { return reveal().empty(); }

  /// Valid while this is; a zero follows its last character.
  [[nodiscard]] std::string_view reveal() const noexcept;

 private:
  void wipe() noexcept;

  std::vector<char> characters_;  // never a std::string: moving one leaves short texts behind
};

std::ostream& operator<<(std::ostream&, const SecretText&) = delete;

/// Overwrites what a text holds, and empties it.
void wipe(std::string& text) noexcept;

/// One entry of clouds.yaml, joined with that of secure.yaml.
struct Cloud {
  /// Members of "auth", and scalars beside it: auth_url, username, project_name, region_name, ...
  /// without secrets.
  std::map<std::string, std::string, std::less<>> values;
  SecretText secret;  ///< password, or application_credential_secret.

  /// The value of that name; empty when there is none.
  [[nodiscard]] std::string_view value(std::string_view key) const;
};

/// Where references lead.
struct CredentialPlaces {
  /// The value of a variable of the environment; nothing when it is not set.
  std::function<std::optional<std::string>(const std::string&)> variable;
  std::vector<std::filesystem::path> clouds_folders;  ///< The first that has a file is taken.

  /// Of this process: its variables; its folder, ~/.config/openstack, /etc/openstack.
  [[nodiscard]] static CredentialPlaces of_process();
};

/// Finds secrets, and remembers them so that they can be kept out of what is written.
///
/// \par Thread safety
/// May be used by several threads.
class CredentialStore {
 public:
  CredentialStore() : CredentialStore(CredentialPlaces::of_process()) {}
  explicit CredentialStore(CredentialPlaces places) : places_(std::move(places)) {}

  /// What the section's reference leads to.
  /// \retval kNotFound         no reference is stated, or nothing is there
  /// \retval kInvalidArgument  no reference, or others may read the file
  /// \retval kMalformedInput   clouds.yaml is none
  /// \retval kUnsupported      "agent": an agent tells its secrets to nobody
  [[nodiscard]] model::Result<SecretText> find(const EnvironmentSection& section);

  /// The cloud that the section's reference names; errors as those of find(), but a cloud without
  /// a secret is one.
  /// \pre the reference begins with "clouds:"
  [[nodiscard]] model::Result<Cloud> cloud(const EnvironmentSection& section);

  /// Keeps out of what is written what is not found here: tokens.
  void remember(std::string_view secret);

  /// All that were found; valid while this is.
  [[nodiscard]] std::vector<std::string_view> all() const;

 private:
  CredentialPlaces places_;
  mutable std::mutex mutex_;
  std::deque<SecretText> found_;  // a deque never moves what it holds
};

}  // namespace toposcope::discovery
