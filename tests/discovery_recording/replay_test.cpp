// A recording answers as the sources did.

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "toposcope/discovery/recording.h"

#include "fake_sources.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using discovery::CommandResult;
using discovery::SourceSet;
using model::Error;
using model::ErrorCode;

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// A folder with a manifest, and these commands.
void make_recording(const TempDir& folder, const std::string& commands) {
  write(folder / "manifest.json", R"({"format":1,"started":"2026-11-20T09:40:00Z"})");
  if (!commands.empty()) write(folder / "commands.jsonl", commands);
}

std::string line(const std::string& command, const std::string& output) {
  return R"({"host":"h","command":")" + command + R"(","exit":0,"output":")" + output +
         R"(","error":""})" + "\n";
}

TEST(Replay, GivesAnswersOfOneRequestInOrderThenTheLastAgain) {
  const TempDir folder;
  FakeSources fake;
  fake.api->answers.add("/x", R"({"n":1})");
  fake.api->answers.add("/x", Error{ErrorCode::kUnavailable, "busy", "nova"});
  fake.api->answers.add("/x", R"({"n":3})");
  const SourceSet live = discovery::record_into(folder.path(), fake.set(), {}).value();
  for (int i = 0; i < 5; ++i) (void)live.api->get(request_of("/x"));
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());

  const SourceSet again = discovery::replay_from(folder.path()).value();
  EXPECT_EQ(again.api->get(request_of("/x")).value(), R"({"n":1})");
  EXPECT_EQ(again.api->get(request_of("/x")).error().message, "busy");
  EXPECT_EQ(again.api->get(request_of("/x")).value(), R"({"n":3})");
  EXPECT_EQ(again.api->get(request_of("/x")).value(), R"({"n":3})");
  EXPECT_EQ(model::to_rfc3339(again.clock->now()), "2026-11-20T09:40:00Z");
  EXPECT_EQ(again.database->query("SELECT 1", {}).error().code, ErrorCode::kNotFound);
}

TEST(Replay, WhatWasNotRecordedIsAFailure) {
  const TempDir folder;
  make_recording(folder, line("ls", "x"));
  const SourceSet sources = discovery::replay_from(folder.path()).value();
  EXPECT_EQ(sources.api, nullptr);
  EXPECT_EQ(sources.database, nullptr);
  const auto other = run_one(*sources.hosts, "h", "ps");
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(other.error().message, "not in this recording: h: ps");
  EXPECT_FALSE(run_one(*sources.hosts, "other", "ls").has_value());
  const std::vector<std::string> both = {"ls", "ps"};
  const auto results = sources.hosts->run("h", both);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results.value().at(0), (CommandResult{0, "x", ""}));
  EXPECT_NE(results.value().at(1).exit_code, 0);
  EXPECT_EQ(results.value().at(1).failure->message, "not in this recording: h: ps");
}

TEST(Replay, CommandsThatWereNotAskedFailAgain) {
  const TempDir folder;
  FakeSources fake;
  const Error late{ErrorCode::kUnavailable, "not done; password=abcd", "h:22"};
  fake.hosts->answers.add("h a", CommandResult{0, "1", ""});
  fake.hosts->answers.add("h b", CommandResult{.exit_code = 255, .failure = late});
  const SourceSet live = discovery::record_into(folder.path(), fake.set(), {}).value();
  const std::vector<std::string> both = {"a", "b"};
  const auto first = live.hosts->run("h", both);
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  const auto again = discovery::replay_from(folder.path()).value().hosts->run("h", both);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again.value(), first.value());
  EXPECT_EQ(again.value().at(1).failure->message, "not done; password=<SECRET>");
  EXPECT_EQ(again.value().at(1).failure->code, ErrorCode::kUnavailable);
}

TEST(Replay, AFailedBatchUsesUpTheAnswersOfAll) {
  const TempDir folder;
  make_recording(folder, R"({"host":"h","command":"a","status":"kUnavailable","message":"broken"})"
                         "\n"
                         R"({"host":"h","command":"b","status":"kUnavailable","message":"broken"})"
                         "\n" +
                             line("a", "1") + line("b", "2"));
  const SourceSet sources = discovery::replay_from(folder.path()).value();
  const std::vector<std::string> both = {"a", "b"};
  EXPECT_EQ(sources.hosts->run("h", both).error().message, "broken");
  const auto results = sources.hosts->run("h", both);
  ASSERT_TRUE(results.has_value());
  EXPECT_EQ(results.value().at(1).output, "2");
}

TEST(Replay, ReadsPackedFiles) {
  const TempDir folder;
  make_recording(folder, "");
  const std::string text = line("ls", "packed");
  gzFile file = gzopen((folder / "commands.jsonl.gz").c_str(), "wb");
  ASSERT_EQ(gzwrite(file, text.data(), static_cast<unsigned>(text.size())),
            static_cast<int>(text.size()));
  gzclose(file);
  const SourceSet sources = discovery::replay_from(folder.path()).value();
  EXPECT_EQ(run_one(*sources.hosts, "h", "ls").value().output, "packed");
}

TEST(Replay, UsesWhatAnEndedProgramHasLeft) {
  const TempDir folder;
  FakeSources fake;
  fake.hosts->answers.add("h ls", CommandResult{0, "x", ""});
  const SourceSet live = discovery::record_into(folder.path(), fake.set(), {}).value();
  (void)run_one(*live.hosts, "h", "ls");
  std::ofstream(folder / "commands.jsonl", std::ios::app) << R"({"host":"h","comm)";  // cut off
  for (const bool finished : {false, true}) {
    if (finished) {
      ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
    }
    const auto again = discovery::replay_from(folder.path());
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(run_one(*again.value().hosts, "h", "ls").value().output, "x");
  }
}

TEST(Replay, AsksTheSameWhateverLooksLikeASecret) {
  const TempDir folder;
  FakeSources fake;
  fake.api->answers.add("/x?token=abc", R"({"n":1})");
  const SourceSet live = discovery::record_into(folder.path(), fake.set(), {}).value();
  (void)live.api->get(request_of("/x?token=abc"));
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  const SourceSet again = discovery::replay_from(folder.path()).value();
  EXPECT_TRUE(again.api->get(request_of("/x?token=abc")).has_value());
}

TEST(Replay, TellsFaultsWithTheirPlace) {
  const TempDir folder;
  EXPECT_EQ(discovery::replay_from(folder.path()).error().code, ErrorCode::kNotFound);
  make_recording(folder, line("ls", "x") + "{\"host\":1}\n");
  const auto faulty = discovery::replay_from(folder.path());
  ASSERT_FALSE(faulty.has_value());
  EXPECT_EQ(faulty.error().code, ErrorCode::kMalformedInput);
  EXPECT_EQ(faulty.error().where, "commands.jsonl:2");
  for (const auto& [text, code] : std::vector<std::pair<std::string, ErrorCode>>{
           {"", ErrorCode::kMalformedInput},
           {"[]", ErrorCode::kMalformedInput},
           {R"({"format":1})", ErrorCode::kMalformedInput},
           {R"({"format":2,"started":"2026-11-20T09:40:00Z"})", ErrorCode::kUnsupported}}) {
    write(folder / "manifest.json", text);
    EXPECT_EQ(discovery::replay_from(folder.path()).error().code, code) << text;
  }
}

TEST(Replay, AnswersManyThreads) {
  const TempDir folder;
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += line("c" + std::to_string(i), std::to_string(i));
  make_recording(folder, lines);
  const SourceSet sources = discovery::replay_from(folder.path()).value();
  std::atomic<int> right = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        const auto got = run_one(*sources.hosts, "h", "c" + std::to_string(i));
        if (got.has_value() && got.value().output == std::to_string(i)) ++right;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(right.load(), 2000);
}

}  // namespace
}  // namespace toposcope::testing
