#include "query/output.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using query::Output;

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

TEST(OutputFile, TellsWhatNoSecondTryCures) {
  const TempDir folder;
  for (const fs::path& path : {folder / "absent/answer", folder.path()}) {
    const auto output = Output::to_file(path.string());
    ASSERT_FALSE(output.has_value()) << path;
    EXPECT_EQ(output.error().code, ErrorCode::kMalformedInput) << path;
  }
}

TEST(OutputFile, IsWrittenThroughSymbolicLinks) {
  const TempDir folder;
  fs::create_directory(folder / "real");
  fs::create_symlink("real/answer", folder / "link");
  fs::create_symlink(folder / "link", folder / "link-to-link");
  for (const char* text : {"first", "second"}) {  // the target is not there at first
    const auto output = must(Output::to_file((folder / "link-to-link").string()));
    output->stream() << text;
    must(output->finish());
    EXPECT_TRUE(fs::is_symlink(folder / "link-to-link"));
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(read_file(folder / "real/answer"), text);
  }
}

TEST(OutputFile, KeepsThePermissionsOfAFileThatItReplaces) {
  const TempDir folder;
  const fs::path path = folder / "answer";
  std::ofstream(path) << "old";
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  const auto output = must(Output::to_file(path.string()));
  output->stream() << "new";
  must(output->finish());
  EXPECT_EQ(read_file(path), "new");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace toposcope::testing
