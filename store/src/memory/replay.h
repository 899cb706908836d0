#pragma once

/// \file
/// States to sinks; see GraphStore for what is sent.

#include <memory>

#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"
#include "toposcope/model/topology.h"

#include "memory/inventory.h"
#include "memory/moment.h"
#include "memory/names.h"
#include "memory/state.h"

namespace toposcope::store::memory {

[[nodiscard]] model::Status replay_records(const Moment& moment, model::GraphSink& sink);

[[nodiscard]] model::Status replay_topology(const State& state, Names& names,
                                            model::TopologySink& sink);

/// \param inventory  must outlive the reader, as must `names`
[[nodiscard]] std::unique_ptr<model::TopologyReader> make_reader(const Inventory& inventory,
                                                                 Names& names);

}  // namespace toposcope::store::memory
