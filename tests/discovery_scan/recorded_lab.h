#pragma once

/// \file
/// Scans of the recorded lab into stores in memory, and sources that fail on the way.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::testing {

/// What fails: each is asked before the recording is.
struct Drill {
  std::function<std::optional<model::Error>(const discovery::ApiRequest&)> api = {};
  std::function<std::optional<model::Error>(std::string_view host)> host = {};
  std::optional<model::Error> session = {};
  std::optional<model::Error> database = {};
};

/// Sources of a recording ("lab", "lab-changed") that fail as the drill says.
[[nodiscard]] discovery::SourceSet recorded_sources(const std::string& recording,
                                                    const Drill& drill = {});

/// A part of the lab; empty: all.
struct LabPart {
  std::string type = {}, id = {};
};

/// A store in memory that declares the lab.
[[nodiscard]] std::unique_ptr<store::GraphStore> store_with_lab();

[[nodiscard]] discovery::ScanOutcome scan_lab(store::GraphStore& store,
                                              const discovery::SourceSet& sources,
                                              unsigned jobs = 8, const LabPart& part = {});

/// The same, which may be refused.
[[nodiscard]] model::Result<discovery::ScanOutcome> try_scan_lab(
    store::GraphStore& store, const discovery::SourceSet& sources, const LabPart& part,
    unsigned jobs = 8, const std::stop_token& stop = {});

/// Documents of the described objects of a type, by id.
[[nodiscard]] std::map<std::string, std::string> documents(store::GraphStore& store,
                                                           const std::string& type);

/// Everything that the newest revision holds, as text.
[[nodiscard]] std::string dump(store::GraphStore& store);

/// "added", "changed", "retired": how many nodes and links.
[[nodiscard]] std::map<std::string, std::uint64_t> changes_in(
    const discovery::ScanOutcome& outcome);

}  // namespace toposcope::testing
