// A sink that fails at any record: the adapter stops and passes its error on unchanged.

#include <cstddef>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "adapters/calipso/calipso_adapter.h"
#include "adapters/interchange/json_adapter.h"
#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "support/failing_sink.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using toposcope::testing::FailingSink;
using toposcope::testing::sink_is_full;
using toposcope::testing::TempDir;

/// Fails at every record in turn, until one reading goes through.
template <typename Read>
void expect_every_failure_is_passed_on(std::size_t records, Read read) {
  for (std::size_t good = 0; good < records; ++good) {
    SCOPED_TRACE(good);
    FailingSink sink(good);
    const model::Result<IngestReport> result = read(sink);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, sink_is_full().code);
    EXPECT_EQ(result.error().message, sink_is_full().message);
    EXPECT_EQ(result.error().where, sink_is_full().where);
    EXPECT_EQ(sink.budget.calls(), good + 1) << "nothing is sent after a failure";
  }
  FailingSink sink(records);
  EXPECT_TRUE(read(sink).has_value());
}

TEST(SinkErrors, ArePassedOnFromTheSingleDocument) {
  const std::string text = bytes_of(fixture("rich.json"));
  const auto records = lines_of(read_calipso(text).sink).size();
  expect_every_failure_is_passed_on(records, [&](FailingSink& sink) {
    return calipso::read_stream(std::make_unique<MemoryStream>(text), {"input", "input"}, {}, sink);
  });
}

TEST(SinkErrors, ArePassedOnFromFolders) {
  const TempDir folder;
  const Files exported = files_in(fixture("mongoexport"));
  write_files(folder / "lines", exported);
  write_files(folder / "bson", changed(exported, as_bson, ".bson"));
  write_zip(folder / "lab.zip", exported);
  const auto records = lines_of(read_source(folder / "lines").sink).size();
  for (const char* name : {"lines", "bson", "lab.zip"}) {
    SCOPED_TRACE(name);
    expect_every_failure_is_passed_on(records, [&](FailingSink& sink) {
      return CalipsoAdapter().read({.path = folder / name}, {}, sink);
    });
  }
}

TEST(SinkErrors, ArePassedOnFromTheInterchangeForm) {
  const std::string lines =
      "{\"toposcope\":1}\n{\"node\":{\"environment\":\"e\",\"type\":\"t\"}}\n"
      "{\"link\":{\"environment\":\"e\",\"type\":\"a-b\",\"source\":{\"id\":\"1\"},\"target\":{"
      "\"id\":\"2\"}}}\n{\"document\":{\"collection\":\"c\",\"key\":\"k\"}}\n";
  const std::string document =
      R"({"toposcope":1,"nodes":[{"environment":"e","type":"t"}],"links":[{"environment":"e","type":"a-b","source":{"id":"1"},"target":{"id":"2"}}],"documents":[{"collection":"c","key":"k"}]})";
  for (const auto& text : {lines, document}) {
    expect_every_failure_is_passed_on(3, [&](FailingSink& sink) {
      return interchange::read_stream(std::make_unique<MemoryStream>(text), "input", {}, sink);
    });
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
