// Standard input: looked at and then read, though it cannot be read twice.

#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::TempDir;

/// Puts bytes into standard input, as a pipe; the old one is back afterwards.
class PipedInput {
 public:
  explicit PipedInput(const std::string& bytes) : saved_(::dup(STDIN_FILENO)) {
    int ends[2] = {};
    EXPECT_EQ(::pipe(ends), 0);
    EXPECT_GE(::fcntl(ends[1], F_SETPIPE_SZ, static_cast<int>(bytes.size())), 0);
    EXPECT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    ::close(ends[1]);
    EXPECT_EQ(::dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    ::close(ends[0]);
  }
  PipedInput(const PipedInput&) = delete;
  PipedInput& operator=(const PipedInput&) = delete;
  ~PipedInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

TEST(StandardInput, GivesTheRecordsOfTheFile) {
  const std::string text = bytes_of(fixture("rich.json"));
  // Longer than what recognising looks at.
  const std::size_t end = text.rfind('}');
  const std::string padded = text.substr(0, end) + std::string(100000, ' ') + text.substr(end);
  const auto expected = lines_of(read_source(fixture("rich.json")).sink);
  for (const auto& bytes : {text, gzipped(text), padded}) {
    const PipedInput input(bytes);
    const Reading reading = read_source("-");
    EXPECT_EQ(reading.error(), "");
    EXPECT_EQ(lines_of(reading.sink), expected);
  }
}

TEST(StandardInput, NamesItselfInMessages) {
  const PipedInput input(R"({"inventory":[{"environment":"e","type":"t","id":"1"},7]})");
  const Reading reading = read_source("-");
  ASSERT_EQ(reading.report().skipped.size(), 1U);
  EXPECT_EQ(reading.report().skipped[0].where, "standard input:1 /inventory/1");
}

TEST(StandardInput, RefusesAZipArchive) {
  const TempDir folder;
  write_zip(folder / "lab.zip", {{"inventory.json", "[]"}});
  const PipedInput input(bytes_of(folder / "lab.zip"));
  const Reading reading = read_as("calipso", "-");
  ASSERT_FALSE(reading.result.has_value());
  EXPECT_THAT(reading.error(), HasSubstr("save it to a file first"));
}

}  // namespace
}  // namespace toposcope::ingest::testing
