#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

#include <stdlib.h>  // mkdtemp

namespace toposcope::testing {

/// A fresh folder that is removed, with all that is in it, when this goes.
class TempDir {
 public:
  /// \throws std::runtime_error when the folder cannot be made
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "toposcope-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make a folder like " + name);
    }
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;  // a destructor has nobody to tell; the system empties its folder
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace toposcope::testing
