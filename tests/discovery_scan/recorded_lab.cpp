#include "discovery_scan/recorded_lab.h"

#include <utility>
#include <vector>

#include "toposcope/discovery/recording.h"
#include "toposcope/ingest/calipso_feed.h"

#include "support/records.h"

namespace toposcope::testing {
namespace {

using discovery::SourceSet;
using model::Error;
using model::Result;

std::string folder_of(const std::string& recording) {
  return TOPOSCOPE_SOURCE_DIR "/tests/discovery_scan/recordings/" + recording;
}

class DrillApi final : public discovery::OpenStackApi {
 public:
  DrillApi(std::shared_ptr<OpenStackApi> real, Drill drill)
      : real_(std::move(real)), drill_(std::move(drill)) {}

  Result<std::string> get(const discovery::ApiRequest& request) override {
    if (drill_.api) {
      if (auto error = drill_.api(request)) return *error;
    }
    return real_->get(request);
  }
  Result<std::string> session() override {
    if (drill_.session) return *drill_.session;
    return real_->session();
  }

 private:
  std::shared_ptr<OpenStackApi> real_;
  Drill drill_;
};

class DrillHosts final : public discovery::HostCommands {
 public:
  DrillHosts(std::shared_ptr<HostCommands> real, Drill drill)
      : real_(std::move(real)), drill_(std::move(drill)) {}

  Result<std::vector<discovery::CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) override {
    if (drill_.host) {
      if (auto error = drill_.host(host)) return *error;
    }
    return real_->run(host, commands);
  }

 private:
  std::shared_ptr<HostCommands> real_;
  Drill drill_;
};

class DrillDatabase final : public discovery::Database {
 public:
  explicit DrillDatabase(Error error) : error_(std::move(error)) {}

  Result<std::string> query(std::string_view, std::span<const std::string>) override {
    return error_;
  }

 private:
  Error error_;
};

class Silent final : public discovery::ScanObserver {
 public:
  void progress(std::uint64_t, std::uint64_t, std::string_view) override {}
  void message(const store::Message&) override {}
};

class DumpSink final : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override {
    return add(node.type, node.document);
  }
  model::Status put_link(const model::LinkRecord& link) override {
    return add(link.link_type, link.document);
  }
  model::Status put_document(const model::DocumentRecord& document) override {
    return add(document.collection, document.document);
  }
  std::string text;

 private:
  model::Status add(std::string_view type, std::string_view document) {
    text.append(type).append(" ").append(document).append("\n");
    return model::ok();
  }
};

}  // namespace

SourceSet recorded_sources(const std::string& recording, const Drill& drill) {
  SourceSet sources = must(discovery::replay_from(folder_of(recording)));
  sources.api = std::make_shared<DrillApi>(sources.api, drill);
  sources.hosts = std::make_shared<DrillHosts>(sources.hosts, drill);
  if (drill.database) sources.database = std::make_shared<DrillDatabase>(*drill.database);
  return sources;
}

std::unique_ptr<store::GraphStore> store_with_lab() {
  auto store = store::open_memory_store();
  store::ImportOptions options;
  options.source = "test";
  const auto import = must(store->begin_import(options));
  ingest::CalipsoFeed feed({}, *import);
  const auto manifest = must(discovery::read_recording_manifest(folder_of("lab")));
  must(feed.put("environments_config", manifest.environment));
  must(import->commit());
  return store;
}

discovery::ScanOutcome scan_lab(store::GraphStore& store, const SourceSet& sources, unsigned jobs,
                                const LabPart& part) {
  return must(try_scan_lab(store, sources, part, jobs));
}

Result<discovery::ScanOutcome> try_scan_lab(store::GraphStore& store, const SourceSet& sources,
                                            const LabPart& part, unsigned jobs,
                                            const std::stop_token& stop) {
  discovery::ScanRequest request;
  request.environment = "lab";
  request.jobs = jobs;
  request.type = part.type;
  request.id = part.id;
  Silent silent;
  return discovery::run_scan(store, request, sources, silent, stop);
}

std::map<std::string, std::string> documents(store::GraphStore& store, const std::string& type) {
  std::map<std::string, std::string> all;
  for (const auto& node : must(store.find({.environment = "lab", .type = type, .limit = 0}))) {
    if (!node.placeholder) all[node.id] = must(store.node(node.row)).document;
  }
  return all;
}

std::string dump(store::GraphStore& store) {
  DumpSink sink;
  must(store.replay(store::kNow, sink));
  return sink.text;
}

std::map<std::string, std::uint64_t> changes_in(const discovery::ScanOutcome& outcome) {
  std::map<std::string, std::uint64_t> sums{{"added", 0}, {"changed", 0}, {"retired", 0}};
  for (const auto* counts : {&outcome.written->nodes, &outcome.written->links}) {
    for (const auto& [type, count] : *counts) {
      sums["added"] += count.added;
      sums["changed"] += count.changed;
      sums["retired"] += count.retired;
    }
  }
  return sums;
}

}  // namespace toposcope::testing
