#include <utility>

#include <string.h>  // explicit_bzero

#include "toposcope/discovery/credentials.h"

namespace toposcope::discovery {

SecretText::SecretText(std::string_view text) {
  characters_.reserve(text.size() + 1);  // once: growing would leave the text behind
  characters_.assign(text.begin(), text.end());
  characters_.push_back('\0');
}

SecretText::~SecretText() { wipe(); }

SecretText::SecretText(SecretText&& other) noexcept
    : characters_(std::exchange(other.characters_, {})) {}

SecretText& SecretText::operator=(SecretText&& other) noexcept {
  if (this != &other) {
    wipe();
    characters_ = std::exchange(other.characters_, {});
  }
  return *this;
}

std::string_view SecretText::reveal() const noexcept {
  if (characters_.empty()) return "";
  return {characters_.data(), characters_.size() - 1};
}

void SecretText::wipe() noexcept {
  if (!characters_.empty()) ::explicit_bzero(characters_.data(), characters_.size());
}

void wipe(std::string& text) noexcept {
  ::explicit_bzero(text.data(), text.size());
  text.clear();
}

}  // namespace toposcope::discovery
