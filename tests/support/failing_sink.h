#pragma once

#include <cstddef>

#include "toposcope/model/sink.h"
#include "toposcope/model/topology.h"

namespace toposcope::testing {

/// The failure that failing sinks report; callers must pass it on unchanged.
[[nodiscard]] inline model::Error sink_is_full() {
  return {model::ErrorCode::kUnavailable, "the sink is full", "failing sink"};
}

/// Counts calls and fails from the one after `good` on.
class CallBudget {
 public:
  explicit CallBudget(std::size_t good) : good_(good) {}

  [[nodiscard]] model::Status spend() {
    ++calls_;
    if (calls_ <= good_) return model::ok();
    return sink_is_full();
  }
  [[nodiscard]] std::size_t calls() const { return calls_; }

 private:
  std::size_t good_;
  std::size_t calls_ = 0;
};

/// Takes `good` records, then fails.
class FailingSink : public model::GraphSink {
 public:
  explicit FailingSink(std::size_t good) : budget(good) {}

  model::Status put_node(const model::NodeRecord&) override { return budget.spend(); }
  model::Status put_link(const model::LinkRecord&) override { return budget.spend(); }
  model::Status put_document(const model::DocumentRecord&) override { return budget.spend(); }

  CallBudget budget;
};

/// Takes `good` calls, then fails.
class FailingTopology : public model::TopologySink {
 public:
  explicit FailingTopology(std::size_t good) : budget(good) {}

  model::Status put_name(model::NameKind, std::uint32_t, std::string_view) override {
    return budget.spend();
  }
  model::Status put_document(const model::DocumentRecord&) override { return budget.spend(); }
  model::Status put_link_count(const model::LinkCount&) override { return budget.spend(); }
  model::Status put_node(const model::TopologyNode&) override { return budget.spend(); }
  model::Status put_link(const model::TopologyLink&) override { return budget.spend(); }

  CallBudget budget;
};

}  // namespace toposcope::testing
