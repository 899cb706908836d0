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
  /// The folder of the system for temporary files; or one in memory, where the system has that:
  /// for small files that are written and synchronised often.
  enum class Place { kDisk, kMemory };

  /// \throws std::runtime_error when the folder cannot be made
  explicit TempDir(Place place = Place::kDisk) {
    std::string name = (parent(place) / "toposcope-XXXXXX").string();
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
  static std::filesystem::path parent(Place place) {
    const std::filesystem::path memory = "/dev/shm";
    if (place == Place::kMemory && std::filesystem::is_directory(memory)) return memory;
    return std::filesystem::temp_directory_path();
  }

  std::filesystem::path path_;
};

}  // namespace toposcope::testing
