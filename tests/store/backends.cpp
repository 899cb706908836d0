#include "store/backends.h"

#include "store/test_clock.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

std::unique_ptr<store::GraphStore> open_memory(const std::filesystem::path&) {
  return store::open_memory_store(test_time);
}

std::unique_ptr<store::GraphStore> open_sqlite(const std::filesystem::path& folder) {
  return must(store::open_sqlite_store({.path = folder / "inventory.db", .clock = test_time}));
}

}  // namespace

std::vector<Backend> all_backends() { return {{"memory", open_memory}, {"sqlite", open_sqlite}}; }

std::string backend_name(const ::testing::TestParamInfo<Backend>& param) {
  return param.param.name;
}

}  // namespace toposcope::testing
