#include "scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace toposcope::cli {

model::Status ScratchFolder::make() {
  std::error_code fault;
  const auto parent = std::filesystem::temp_directory_path(fault);
  std::string name = (fault ? "/tmp" : parent.string()) + "/toposcope-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    return model::Error{model::ErrorCode::kIo,
                        "cannot make a temporary folder: " +
                            std::error_code(errno, std::generic_category()).message() +
                            "; TMPDIR names another place",
                        name};
  }
  path_ = name;
  return model::ok();
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // What cannot be removed is left to the system.
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace toposcope::cli
