// Several connections and processes.

#include <chrono>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/import_script.h"
#include "store/shared_file.h"
#include "store/store_dump.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;

TEST_F(SharedFile, ReadersSeeTheLastRevisionWhileAWriterWorks) {
  const auto writer = open();
  must(import_script(*writer, "vm:a vm:b vm:a>vm:b"));
  for (const bool read_only : {false, true}) {
    SCOPED_TRACE(read_only);
    const auto reader = open(read_only);
    const std::string before = contents(*reader);
    {
      const auto import = must(writer->begin_import({.source = "s1"}));
      put_script(*import, read_only ? "vm:a!2" : "vm:a!3");
      EXPECT_EQ(contents(*reader), before);
      must(import->commit());
    }
    EXPECT_EQ(contents(*reader), contents(*writer));
    EXPECT_NE(contents(*reader), before);
  }
}

TEST_F(SharedFile, ReadersOfAnEmptyFileSeeTheFirstImport) {
  const auto reader = open();
  const auto writer = open();
  ASSERT_EQ(contents(*reader), "");

  must(import_script(*writer, "vm:a>vm:b"));

  EXPECT_EQ(contents(*reader), "?vm:a ?vm:b vm:a>vm:b");
  must(import_script(*reader, "vm:a"));
  EXPECT_EQ(contents(*writer), "vm:a ?vm:b vm:a>vm:b");
}

TEST_F(SharedFile, AReplayIsOfOneRevisionWhateverIsCommittedMeanwhile) {
  const auto writer = open();
  must(import_script(*writer, "vm:a vm:b vm:c vm:a>vm:b"));
  const auto reader = open();
  InterruptedSink sink([&writer] {
    must(import_script(*writer, "vm:d vm:b!2 vm:c>vm:d",
                       {.source = "s1", .replace = true, .max_retired_share = 1.0}));
  });

  must(reader->replay(store::kNow, sink));

  RecordingSink first;
  must(writer->replay(1, first));
  EXPECT_EQ(record_texts(sink), record_texts(first));
  EXPECT_EQ(contents(*reader), contents(*writer));
}

TEST_F(SharedFile, AnImportMatchesWhatAnotherConnectionWrote) {
  const auto one = open();
  const auto two = open();
  must(import_script(*one, "vm:a@K vm:b"));
  must(import_script(*two, "vm:a@K!2 vm:c"));

  const auto outcome = must(import_script(*one, "vm:a@K!2 vm:b vm:c"));

  EXPECT_EQ(counts(outcome), "+0 ~0 =3 -0");
}

TEST_F(SharedFile, ASecondWriterGivesUpInTime) {
  const auto one = open();
  const auto two = open();
  must(import_script(*one, "vm:a"));
  auto import = must(one->begin_import({.source = "s1"}));
  put_script(*import, "vm:b");

  for (const auto& code :
       {two->begin_import({.source = "s2"}).error().code, two->revert(1).error().code,
        two->remove_environment("env").error().code}) {
    EXPECT_EQ(code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(contents(*two), "vm:a");
  import.reset();
  EXPECT_TRUE(import_script(*two, "vm:c").has_value());
}

TEST_F(SharedFile, AnotherProcessHoldsTheWritersPlaceUntilItEnds) {
  for (const char* script : {"", "vm:a"}) {
    SCOPED_TRACE(script);
    const auto store = open();
    must(import_script(*store, script));
    const std::string before = contents(*store);
    Helper helper({"hold", path().string()});
    ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");

    const auto import = store->begin_import({.source = "s1"});
    ASSERT_FALSE(import.has_value());
    EXPECT_EQ(import.error().code, ErrorCode::kUnavailable);
    EXPECT_FALSE(import.error().message.empty());
    EXPECT_EQ(contents(*store), before);

    helper.kill();
    must(import_script(*store, "vm:z"));
  }
}

TEST_F(SharedFile, AWriterWaitsForTheOneBefore) {
  const auto store =
      must(store::open_sqlite_store({.path = path(), .busy_timeout = std::chrono::seconds{60}}));
  must(import_script(*store, "vm:a"));
  Helper helper({"hold", path().string()});
  ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");
  helper.close_input();

  EXPECT_TRUE(import_script(*store, "vm:b").has_value());
  EXPECT_EQ(contents(*store), "vm:a vm:b");
}

struct WriterCase {
  const char* name;
  void (*write)(store::GraphStore& store);
};

void PrintTo(const WriterCase& test_case, std::ostream* out) { *out << test_case.name; }

std::string writer_name(const ::testing::TestParamInfo<WriterCase>& param) {
  return param.param.name;
}

class WriterBesideAReader : public SharedFile, public ::testing::WithParamInterface<WriterCase> {};

TEST_P(WriterBesideAReader, DoesNotDisturbIt) {
  must(import_script(*open(), "vm:a vm:b vm:c"));
  must(import_script(*open(), "vm:a!2 vm:b vm:c"));
  {
    const auto reader = open(true);  // nobody else has the file open, and it has no log
    InterruptedSink sink([this] { GetParam().write(*open()); });

    must(reader->replay(store::kNow, sink));

    EXPECT_EQ(sink.nodes.size(), 3U);
    EXPECT_EQ(contents(*reader), contents(*open()));
  }
  const auto entries = std::filesystem::directory_iterator(folder());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1) << "the reader leaves nothing beside";
}

INSTANTIATE_TEST_SUITE_P(
    Writers, WriterBesideAReader,
    ::testing::ValuesIn(std::vector<WriterCase>{
        {"import", [](store::GraphStore& store) { must(import_script(store, "vm:a!3 vm:d")); }},
        {"compact", [](store::GraphStore& store) { must(store.compact(store::kNow)); }},
        {"revert", [](store::GraphStore& store) { must(store.revert(2)); }},
        {"remove", [](store::GraphStore& store) { must(store.remove_environment("env")); }},
    }),
    writer_name);

}  // namespace
}  // namespace toposcope::testing
