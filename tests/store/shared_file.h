#pragma once

/// \file
/// One file that several stores have open.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "support/recording_sink.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {

/// Runs something in the middle of a replay.
class InterruptedSink : public RecordingSink {
 public:
  explicit InterruptedSink(std::function<void()> interruption)
      : interruption_(std::move(interruption)) {}

  model::Status put_node(const model::NodeRecord& node) override {
    if (nodes.empty()) interruption_();
    return RecordingSink::put_node(node);
  }

 private:
  std::function<void()> interruption_;
};

class SharedFile : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "inventory.db"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  [[nodiscard]] std::unique_ptr<store::GraphStore> open(bool read_only = false) const {
    return must(open_impatiently(read_only));
  }
  [[nodiscard]] model::Result<std::unique_ptr<store::GraphStore>> open_impatiently(
      bool read_only = false) const {
    return store::open_sqlite_store(
        {.path = path(), .read_only = read_only, .busy_timeout = std::chrono::milliseconds{100}});
  }

 private:
  TempDir folder_{TempDir::Place::kMemory};
};

}  // namespace toposcope::testing
