#include "ui/support/keep_libraries.h"

#include <string>
#include <vector>

#include <dlfcn.h>
#include <link.h>

namespace toposcope::testing {

void keep_libraries() {
  std::vector<std::string> names;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* out) {
        if (info->dlpi_name != nullptr && *info->dlpi_name != '\0') {
          static_cast<std::vector<std::string>*>(out)->emplace_back(info->dlpi_name);
        }
        return 0;
      },
      &names);
  // The handles are not closed: that is the purpose.
  for (const std::string& name : names) {
    static_cast<void>(dlopen(name.c_str(), RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE));
  }
}

}  // namespace toposcope::testing
