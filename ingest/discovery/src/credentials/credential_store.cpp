#include <cstdlib>
#include <utility>

#include "toposcope/discovery/credentials.h"

#include "credentials/clouds_yaml.h"
#include "credentials/secret_file.h"
#include "credentials/secret_reference.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

/// `where` of errors: the section and its reference, which is no secret when it is one at all.
std::string place_of(const EnvironmentSection& section) { return "section " + section.name; }

model::Result<SecretText> find_in_file(const std::string& name, const CredentialPlaces& places) {
  std::filesystem::path path = name;
  if (name.starts_with("~/")) path = places.variable("HOME").value_or("") + name.substr(1);
  auto file = read_private_file(path);
  if (!file.has_value()) return file.error();
  std::string& text = file.value().text;
  std::string_view secret = text;
  if (secret.ends_with('\n')) secret.remove_suffix(1);
  if (secret.ends_with('\r')) secret.remove_suffix(1);
  SecretText found(secret);
  wipe(text);
  if (!file.value().exposure.empty()) {
    return Error{ErrorCode::kInvalidArgument, file.value().exposure, path.string()};
  }
  if (found.empty()) return Error{ErrorCode::kNotFound, "is empty", path.string()};
  return found;
}

model::Result<SecretText> find_in_variable(const std::string& name,
                                           const CredentialPlaces& places) {
  auto value = places.variable(name);
  if (!value || value->empty()) {
    return Error{ErrorCode::kNotFound, "the variable " + name + " is not set", ""};
  }
  SecretText found(*value);
  wipe(*value);
  return found;
}

}  // namespace

std::string_view Cloud::value(std::string_view key) const {
  const auto found = values.find(key);
  return found == values.end() ? std::string_view() : found->second;
}

CredentialPlaces CredentialPlaces::of_process() {
  CredentialPlaces places;
  places.variable = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  places.clouds_folders.emplace_back(".");
  const auto home = places.variable("HOME");
  if (home && !home->empty()) {
    places.clouds_folders.push_back(std::filesystem::path(*home) / ".config" / "openstack");
  }
  places.clouds_folders.emplace_back("/etc/openstack");
  return places;
}

model::Result<SecretText> CredentialStore::find(const EnvironmentSection& section) {
  using Kind = SecretReference::Kind;
  if (section.secret.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no secret is stated: set \"secret\" to env:NAME, file:PATH or clouds:NAME",
                 place_of(section)};
  }
  const auto reference = read_secret_reference(section.secret);
  if (!reference) {  // not quoted: it may be the secret itself
    return Error{ErrorCode::kInvalidArgument,
                 "\"secret\" is none of env:NAME, file:PATH, clouds:NAME, agent: it says where the "
                 "secret is, not what it is",
                 place_of(section)};
  }
  if (reference->kind == Kind::kAgent) {
    return Error{ErrorCode::kUnsupported, "an agent tells its secrets to nobody",
                 place_of(section)};
  }
  if (reference->kind == Kind::kCloud) {
    auto entry = cloud(section);
    if (!entry.has_value()) return entry.error();
    if (!entry.value().secret.empty()) return std::move(entry.value().secret);
    return Error{ErrorCode::kNotFound, "cloud \"" + reference->name + "\" has no password",
                 place_of(section)};
  }
  auto found = reference->kind == Kind::kFile ? find_in_file(reference->name, places_)
                                              : find_in_variable(reference->name, places_);
  if (found.has_value()) remember(found.value().reveal());
  return found;
}

model::Result<Cloud> CredentialStore::cloud(const EnvironmentSection& section) {
  const auto reference = read_secret_reference(section.secret);
  if (!reference || reference->kind != SecretReference::Kind::kCloud) {
    return Error{ErrorCode::kInvalidArgument, "\"secret\" names no cloud", place_of(section)};
  }
  auto entry = read_cloud(places_.clouds_folders, reference->name);
  if (entry.has_value()) remember(entry.value().secret.reveal());
  return entry;
}

void CredentialStore::remember(std::string_view secret) {
  if (secret.empty()) return;
  const std::lock_guard lock(mutex_);
  for (const SecretText& known : found_) {
    if (known.reveal() == secret) return;
  }
  found_.emplace_back(secret);
}

std::vector<std::string_view> CredentialStore::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string_view> texts;
  texts.reserve(found_.size());
  for (const SecretText& known : found_) texts.push_back(known.reveal());
  return texts;
}

}  // namespace toposcope::discovery
