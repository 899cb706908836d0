#pragma once

/// \file
/// What work beside the window has at hand: an open inventory, and what all lanes share.

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {
class LoadedRevision;
class SearchIndex;
}  // namespace toposcope::query

namespace toposcope::ui {

struct CausesAnswer;

/// What is made once and read by all; every member function may run at the same time.
class Shared {
 public:
  using WholePtr = std::shared_ptr<const query::LoadedRevision>;
  using CausesPtr = std::shared_ptr<const CausesAnswer>;
  using IndexPtr = std::shared_ptr<const query::SearchIndex>;

  [[nodiscard]] WholePtr whole() const {
    const std::scoped_lock lock(mutex_);
    return whole_;
  }
  void set_whole(WholePtr whole) {
    const std::scoped_lock lock(mutex_);
    whole_ = std::move(whole);
  }
  [[nodiscard]] IndexPtr index() const {
    const std::scoped_lock lock(mutex_);
    return index_;
  }
  void set_index(IndexPtr index) {
    const std::scoped_lock lock(mutex_);
    index_ = std::move(index);
  }
  [[nodiscard]] CausesPtr causes() const {
    const std::scoped_lock lock(mutex_);
    return causes_;
  }
  void set_causes(CausesPtr causes) {
    const std::scoped_lock lock(mutex_);
    causes_ = std::move(causes);
  }

 private:
  mutable std::mutex mutex_;
  WholePtr whole_;
  IndexPtr index_;
  CausesPtr causes_;
};

/// Of one thread.
class Lane {
 public:
  Lane(std::filesystem::path path, std::shared_ptr<Shared> shared)
      : path_(std::move(path)), shared_(std::move(shared)) {}

  /// The inventory, opened on first use: to write where that may be, else to read.
  /// \return errors of store::open_sqlite_store(); the next call tries again
  [[nodiscard]] model::Result<store::GraphStore*> store();
  /// Whether the file may be written; only known after store().
  [[nodiscard]] bool is_read_only() const noexcept { return read_only_; }
  void close() { store_.reset(); }

  /// Roots of the tree are dear to find in a large file; they change with revisions only.
  struct Roots {
    model::RevisionNumber revision = -2;                         ///< None yet.
    std::map<std::string, std::vector<store::TypeCount>> types;  ///< By environment.
    /// By environment, type and how many were asked for.
    std::map<std::tuple<std::string, std::string, std::size_t>, std::vector<model::NodeRow>> rows;
  };
  Roots roots;

  /// Older revisions that were asked for last.
  std::vector<std::shared_ptr<const query::LoadedRevision>> past;

  [[nodiscard]] Shared& shared() noexcept { return *shared_; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
  std::shared_ptr<Shared> shared_;
  std::unique_ptr<store::GraphStore> store_;
  bool read_only_ = false;
};

}  // namespace toposcope::ui
