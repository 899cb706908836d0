#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "clique_walk.h"

namespace toposcope::graph {

/// Lends out scratch areas: marks of millions of links cost more to clear than a walk does.
///
/// \par Thread safety
/// borrow() may be called from any thread; a loan belongs to one.
class ScratchPool {
 public:
  class Loan {
   public:
    Loan(ScratchPool& pool, std::unique_ptr<WalkScratch> scratch)
        : pool_(pool), scratch_(std::move(scratch)) {}
    ~Loan() { pool_.give_back(std::move(scratch_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    WalkScratch& operator*() { return *scratch_; }

   private:
    ScratchPool& pool_;
    std::unique_ptr<WalkScratch> scratch_;
  };

  [[nodiscard]] Loan borrow() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return {*this, std::make_unique<WalkScratch>()};
    auto scratch = std::move(free_.back());
    free_.pop_back();
    return {*this, std::move(scratch)};
  }

 private:
  void give_back(std::unique_ptr<WalkScratch> scratch) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(scratch));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<WalkScratch>> free_;
};

}  // namespace toposcope::graph
