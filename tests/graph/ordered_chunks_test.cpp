#include "ordered_chunks.h"

#include <cstddef>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::graph {
namespace {

constexpr std::size_t kChunks = 200;
constexpr std::size_t kNever = kChunks;

/// Where something goes wrong in a run of kChunks chunks.
struct Trouble {
  std::size_t compute_throws = kNever;  ///< Chunk whose computation throws.
  std::size_t deliver_throws = kNever;  ///< Chunk whose delivery throws.
};

struct Outcome {
  std::vector<std::size_t> delivered;
  std::string thrown;
};

Outcome run_with(unsigned threads, const Trouble& trouble) {
  Outcome out;
  OrderedChunks<std::unique_ptr<std::size_t>> work(kChunks, threads, [&](std::size_t chunk) {
    if (chunk == trouble.compute_throws) throw std::runtime_error("compute");
    return std::make_unique<std::size_t>(chunk);
  });
  try {
    const auto status = work.run({}, [&](std::unique_ptr<std::size_t>&& output) {
      if (*output == trouble.deliver_throws) throw std::runtime_error("deliver");
      out.delivered.push_back(*output);
      return model::ok();
    });
    EXPECT_TRUE(status.has_value());
  } catch (const std::runtime_error& error) {
    out.thrown = error.what();
  }
  return out;
}

std::vector<std::size_t> numbers_below(std::size_t end) {
  std::vector<std::size_t> numbers(end);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}

class OrderedChunksOn : public ::testing::TestWithParam<unsigned> {};

TEST_P(OrderedChunksOn, DeliversEachChunkInOrder) {
  const Outcome outcome = run_with(GetParam(), {});
  EXPECT_EQ(outcome.thrown, "");
  EXPECT_EQ(outcome.delivered, numbers_below(kChunks));
}

// A thread that was not told of the end would wait for ever, and an exception of a helper would end
// the program: these tests then never finish.
TEST_P(OrderedChunksOn, PassesOnWhatAComputationThrowsWhenItsTurnComes) {
  for (const std::size_t chunk : {std::size_t{0}, std::size_t{7}, kChunks - 1}) {
    const Outcome outcome = run_with(GetParam(), {.compute_throws = chunk});
    EXPECT_EQ(outcome.thrown, "compute");
    EXPECT_EQ(outcome.delivered, numbers_below(chunk));
  }
}

TEST_P(OrderedChunksOn, PassesOnWhatADeliveryThrows) {
  for (const std::size_t chunk : {std::size_t{0}, std::size_t{7}, kChunks - 1}) {
    const Outcome outcome = run_with(GetParam(), {.deliver_throws = chunk});
    EXPECT_EQ(outcome.thrown, "deliver");
    EXPECT_EQ(outcome.delivered, numbers_below(chunk));
  }
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedChunksOn, ::testing::Values(1U, 2U, 5U));

}  // namespace
}  // namespace toposcope::graph
