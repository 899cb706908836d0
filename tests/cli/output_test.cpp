#include "output.h"

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using cli::Output;
using model::ErrorCode;

TEST(OutputFile, AppearsWholeAndOnlyAtTheEnd) {
  const TempDir folder;
  const fs::path path = folder / "answer";
  const auto output = must(Output::to_file(path.string()));
  output->stream() << std::string(200000, 'x');  // more than is buffered
  EXPECT_FALSE(fs::exists(path));
  must(output->finish());
  EXPECT_EQ(read_file(path), std::string(200000, 'x'));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(OutputFile, LeavesTheOldFileWhenItIsNotFinished) {
  const TempDir folder;
  const fs::path path = folder / "answer";
  {
    const auto first = must(Output::to_file(path.string()));
    first->stream() << "old";
    must(first->finish());
  }
  {
    const auto second = must(Output::to_file(path.string()));
    second->stream() << "new";
  }
  EXPECT_EQ(read_file(path), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(OutputFile, TellsAFullDisk) {
  const auto output = must(Output::to_file("/dev/full"));
  output->stream() << "lost";
  const auto finished = output->finish();
  ASSERT_FALSE(finished.has_value());
  EXPECT_EQ(finished.error().code, ErrorCode::kUnavailable);
}

TEST(OutputFile, TellsAFolderThatIsNotThere) {
  const TempDir folder;
  const auto output = Output::to_file((folder / "absent/answer").string());
  ASSERT_FALSE(output.has_value());
  EXPECT_EQ(output.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace toposcope::testing
