#include "bench/inventory_snapshot.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::bench {

graph::GraphSnapshot load_snapshot_or_exit(const char* file) {
  auto store = store::open_sqlite_store({.path = file, .read_only = true});
  graph::SnapshotBuilder builder(/*link_names=*/false);
  if (store.has_value() && store.value()->replay_topology(store::kNow, builder).has_value()) {
    auto snapshot = std::move(builder).build();
    if (snapshot.has_value()) return std::move(snapshot).value();
  }
  std::fprintf(stderr, "%s: cannot be read\n", file);
  std::exit(4);
}

}  // namespace toposcope::bench
