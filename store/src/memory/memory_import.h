#pragma once

#include <functional>
#include <set>
#include <string>

#include "memory/merge.h"

namespace toposcope::store::memory {

/// Collects records; commit() merges them into a copy, which then takes the inventory's place.
class MemoryImport final : public Import {
 public:
  /// \param inventory  must outlive this
  /// \param at_end     called once, by the destructor
  MemoryImport(Inventory& inventory, ImportOptions options, std::function<void()> at_end)
      : inventory_(inventory),
        options_(std::move(options)),
        at_end_(std::move(at_end)),
        environments_(options_.environments.begin(), options_.environments.end()) {}
  ~MemoryImport() override { at_end_(); }
  MemoryImport(const MemoryImport&) = delete;
  MemoryImport& operator=(const MemoryImport&) = delete;

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;
  [[nodiscard]] model::Status retire_document(std::string_view collection,
                                              std::string_view key) override;
  [[nodiscard]] model::Result<ImportOutcome> commit() override;

 private:
  [[nodiscard]] model::Status check_open() const;
  [[nodiscard]] model::Status merge_all(Merge& merge);
  void merge_statuses(Inventory& inventory, const std::vector<Row>& node_rows,
                      const std::vector<Row>& link_rows, ImportOutcome& outcome) const;
  [[nodiscard]] Revision revision() const;
  void report_progress() const;

  Inventory& inventory_;
  ImportOptions options_;
  std::function<void()> at_end_;
  Puts puts_;
  EnvironmentNames environments_;
  bool is_open_ = true;
};

}  // namespace toposcope::store::memory
