#include "worker_pool.h"

#include <set>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace toposcope::testing {
namespace {

using cli::ProcessJob;
using cli::run_in_processes;
using model::Error;
using model::ErrorCode;

ProcessJob job_of(unsigned workers, std::size_t items, ProcessJob::DoItem do_item) {
  ProcessJob job;
  job.workers = workers;
  job.items = items;
  job.start = [do_item]() -> model::Result<ProcessJob::DoItem> { return do_item; };
  return job;
}

TEST(RunInProcesses, KeepsTheOrderOfItems) {
  const std::string body(5000, 'x');  // longer than a pipe takes at once, all together
  const auto texts = run_in_processes(
      job_of(3, 100, [&](std::size_t i) { return std::to_string(i) + " " + body; }));
  ASSERT_TRUE(texts.has_value());
  ASSERT_EQ(texts.value().size(), 100U);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(texts.value()[i], std::to_string(i) + " " + body);
  }
}

TEST(RunInProcesses, UsesProcesses) {
  const auto texts =
      run_in_processes(job_of(2, 10, [](std::size_t) { return std::to_string(getpid()); }));
  ASSERT_TRUE(texts.has_value());
  const std::set<std::string> processes(texts.value().begin(), texts.value().end());
  EXPECT_EQ(processes.size(), 2U);
  EXPECT_FALSE(processes.contains(std::to_string(getpid())));
}

TEST(RunInProcesses, PassesOnTheErrorOfAWorker) {
  const auto texts =
      run_in_processes(job_of(2, 10, [](std::size_t i) -> model::Result<std::string> {
        if (i == 7) return Error{ErrorCode::kUnavailable, "disk\nfull", "/mnt"};
        return std::string("done");
      }));
  ASSERT_FALSE(texts.has_value());
  EXPECT_EQ(texts.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(texts.error().message, "disk\nfull");
  EXPECT_EQ(texts.error().where, "/mnt");
}

TEST(RunInProcesses, ThrowsWhatAWorkerThrew) {
  const pid_t parent = getpid();
  try {
    static_cast<void>(run_in_processes(job_of(2, 10, [](std::size_t i) -> std::string {
      if (i == 7) throw std::logic_error("a fault\nof ours");
      return "done";
    })));
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& fault) {
    EXPECT_EQ(getpid(), parent) << "a worker must not come back here";
    EXPECT_STREQ(fault.what(), "a fault\nof ours");
  }
}

TEST(RunInProcesses, PassesOnTheErrorOfAStart) {
  ProcessJob job;
  job.workers = 2;
  job.items = 4;
  job.start = []() -> model::Result<ProcessJob::DoItem> {
    return Error{ErrorCode::kMalformedInput, "no store", ""};
  };
  const auto texts = run_in_processes(job);
  ASSERT_FALSE(texts.has_value());
  EXPECT_EQ(texts.error().message, "no store");
}

TEST(RunInProcesses, TellsThatAWorkerDied) {
  const auto texts = run_in_processes(job_of(2, 4, [](std::size_t i) -> std::string {
    if (i == 1) _exit(9);
    return "done";
  }));
  ASSERT_FALSE(texts.has_value());
  EXPECT_EQ(texts.error().code, ErrorCode::kIo);
}

TEST(RunInProcesses, CountsItemsForProgress) {
  std::size_t last = 0;
  auto job = job_of(2, 6, [](std::size_t) { return std::string(); });
  job.progress = [&](std::size_t done, std::size_t total) {
    EXPECT_EQ(done, last + 1);
    EXPECT_EQ(total, 6U);
    last = done;
  };
  EXPECT_TRUE(run_in_processes(job).has_value());
  EXPECT_EQ(last, 6U);
}

}  // namespace
}  // namespace toposcope::testing
