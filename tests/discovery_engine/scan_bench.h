#pragma once

/// \file
/// Scans of a fake cloud into stores.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/ingest/calipso_feed.h"
#include "toposcope/store/graph_store.h"

#include "control/scan_run.h"
#include "fake_cloud.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::discovery::testing {

using toposcope::testing::must;

class Listener final : public ScanObserver {
 public:
  void progress(std::uint64_t done, std::uint64_t known, std::string_view) override {
    EXPECT_LE(done, known);
  }
  void message(const store::Message& message) override { texts.push_back(message.text); }

  std::vector<std::string> texts;
};

/// Everything that a revision holds, as text.
class DumpSink final : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override {
    text += std::string(node.type) + " " + std::string(node.document) + "\n";
    return model::ok();
  }
  model::Status put_link(const model::LinkRecord& link) override {
    text += std::string(link.link_type) + " " + std::string(link.document) + "\n";
    return model::ok();
  }
  model::Status put_document(const model::DocumentRecord& document) override {
    text += std::string(document.collection) + " " + std::string(document.document) + "\n";
    return model::ok();
  }
  std::string text;
};

/// Scans of a cloud into a store: both backends, one after the other.
class ScanRunTest : public ::testing::TestWithParam<bool> {
 protected:
  ScanRunTest() : store_(open("it.db")) { declare(*store_); }

  std::unique_ptr<store::GraphStore> open(const char* name) {
    if (!GetParam()) return store::open_memory_store();
    return must(store::open_sqlite_store({.path = folder_ / name}));
  }

  static void declare(store::GraphStore& store) {
    store::ImportOptions options;
    options.source = "test";
    const auto import = must(store.begin_import(options));
    ingest::CalipsoFeed feed({}, *import);
    must(feed.put("environments_config", kFakeEnvironment));
    must(import->commit());
  }

  /// Another source tells of one object.
  void import_object(const char* document) {
    store::ImportOptions options;
    options.source = "test";
    const auto import = must(store_->begin_import(options));
    ingest::CalipsoFeed feed({}, *import);
    must(feed.put("inventory", document));
    must(import->commit());
  }

  static ScanRequest request() {
    ScanRequest request;
    request.environment = "e";
    request.scanners_json = kFakeScanners;
    return request;
  }

  model::Result<ScanOutcome> try_scan(const ScanRequest& request, std::stop_token stop = {}) {
    listener_.texts.clear();
    return run_scan_with(*store_, request, {{}, cloud_.registry()}, listener_, stop);
  }
  ScanOutcome scan(const ScanRequest& request = ScanRunTest::request()) {
    return must(try_scan(request));
  }

  std::string dump(store::GraphStore& store) {
    DumpSink sink;
    must(store.replay(store::kNow, sink));
    return sink.text;
  }

  bool has(const std::string& reference) { return store_->resolve(reference, "e").has_value(); }

  std::string status_of(const std::string& reference) {
    const auto node = must(store_->node(must(store_->resolve(reference, "e")).row));
    return node.statuses.empty() ? "" : node.statuses[0].text;
  }

  static std::uint64_t changes_in(const ScanOutcome& outcome) {
    std::uint64_t changes = 0;
    for (const auto* counts : {&outcome.written->nodes, &outcome.written->links}) {
      for (const auto& [type, count] : *counts) {
        changes += count.added + count.changed + count.retired;
      }
    }
    return changes;
  }

  toposcope::testing::TempDir folder_;
  FakeCloud cloud_;
  Listener listener_;
  std::unique_ptr<store::GraphStore> store_;
};

}  // namespace toposcope::discovery::testing
