// What is recorded, and how the files look.

#include "toposcope/discovery/recording.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "fake_sources.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using discovery::ApiRequest;
using discovery::CommandResult;
using discovery::RecordingOptions;
using discovery::SourceSet;
using model::Error;
using model::ErrorCode;

const std::string kCanary = "c4nary-password";

FakeSources cloud() {
  FakeSources fake;
  fake.api->answers.add("/servers", R"({"servers": [ {"id": "b", "adminPass": "x"} ]})");
  fake.api->answers.add("/agents", Error{ErrorCode::kUnavailable, "503 " + kCanary, "neutron"});
  fake.api->answers.add("session", R"({"token":{"user":{"name":"admin"}}})");
  fake.hosts->answers.add("compute1 brctl show", CommandResult{0, "bridge name\n", ""});
  fake.hosts->answers.add("compute1 cat x", CommandResult{1, "", "password=" + kCanary});
  fake.hosts->answers.add("compute2 brctl show", Error{ErrorCode::kUnavailable, "refused", ""});
  fake.database->answers.add("SELECT 1", R"([ {"a": 1} ])");
  return fake;
}

void ask_all(const SourceSet& sources) {
  (void)sources.api->get({.service = "network", .path = "/agents"});
  (void)sources.api->get({.service = "compute", .path = "/servers", .list_member = "servers"});
  (void)sources.api->session();
  const std::vector<std::string> both = {"brctl show", "cat x"};
  (void)sources.hosts->run("compute2", both);
  (void)sources.hosts->run("compute1", both);
  (void)sources.database->query("SELECT 1", both);
}

SourceSet recorded(const std::filesystem::path& folder, const FakeSources& fake) {
  return record_into(folder, fake.set(),
                     {.environment = R"({"name": "lab", "pwd": "x"})", .secrets = {kCanary}})
      .value();
}

/// Times as 0.
std::string untimed(std::string text) {
  for (auto at = text.find("took_us\":"); at != std::string::npos;
       at = text.find("took_us\":", at)) {
    at += 9;
    text.replace(at, text.find('}', at) - at, "0");
  }
  return text;
}

TEST(Recording, HoldsEveryAnswerSorted) {
  const TempDir folder;
  ask_all(recorded(folder.path(), cloud()));
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  EXPECT_EQ(
      untimed(read_text(folder / "api.jsonl")),
      R"({"region":"","service":"compute","path":"/servers","list_member":"servers","microversion":"",)"
      R"("status":"ok","body":{"servers":[{"id":"b","adminPass":"<SECRET>"}]},"took_us":0})"
      "\n"
      R"({"region":"","service":"network","path":"/agents","list_member":"","microversion":"",)"
      R"("status":"kUnavailable","message":"503 <SECRET>","where":"neutron","took_us":0})"
      "\n"
      R"({"session":true,"status":"ok","body":{"token":{"user":{"name":"admin"}}},"took_us":0})"
      "\n");
  EXPECT_EQ(untimed(read_text(folder / "commands.jsonl")),
            R"({"host":"compute1","command":"brctl show","exit":0,"output":"bridge name\n",)"
            R"("error":"","took_us":0})"
            "\n"
            R"({"host":"compute1","command":"cat x","exit":1,"output":"",)"
            R"("error":"password=<SECRET>","took_us":0})"
            "\n"
            R"({"host":"compute2","command":"brctl show","status":"kUnavailable",)"
            R"("message":"refused","where":"","took_us":0})"
            "\n"
            R"({"host":"compute2","command":"cat x","status":"kUnavailable",)"
            R"("message":"refused","where":"","took_us":0})"
            "\n");
  EXPECT_EQ(untimed(read_text(folder / "database.jsonl")),
            R"({"sql":"SELECT 1","values":["brctl show","cat x"],"status":"ok","rows":[{"a":1}],)"
            R"("took_us":0})"
            "\n");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder.path()))
    ++files;
  EXPECT_EQ(files, 4U);
}

TEST(Recording, ManifestTellsOfTheScan) {
  const TempDir folder;
  ask_all(recorded(folder.path(), cloud()));
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  const auto manifest = discovery::read_recording_manifest(folder.path());
  ASSERT_TRUE(manifest.has_value());
  EXPECT_EQ(manifest.value().environment, R"({"name":"lab","pwd":"<SECRET>"})");
  EXPECT_EQ(manifest.value().request, "null");
  EXPECT_EQ(model::to_rfc3339(manifest.value().started), "2026-11-20T09:40:00Z");
  EXPECT_FALSE(manifest.value().toposcope.empty());
}

TEST(Recording, AnswersWhatItHolds) {
  const TempDir folder;
  const SourceSet sources = recorded(folder.path(), cloud());
  EXPECT_EQ(sources.api->get(request_of("/servers")).value(),
            R"({"servers":[{"id":"b","adminPass":"<SECRET>"}]})");
  EXPECT_EQ(sources.api->get(request_of("/agents")).error().message, "503 <SECRET>");
  EXPECT_EQ(run_one(*sources.hosts, "compute1", "cat x").value().error_output, "password=<SECRET>");
  EXPECT_EQ(model::to_rfc3339(sources.clock->now()), "2026-11-20T09:40:00Z");
}

TEST(Recording, TwoOfTheSameStateAreEqual) {
  const TempDir first;
  const TempDir second;
  ask_all(recorded(first.path(), cloud()));
  const SourceSet twice = recorded(second.path(), cloud());
  ask_all(twice);
  ask_all(twice);  // the same answers again say nothing new
  ASSERT_TRUE(discovery::finish_recording(first.path()).has_value());
  ASSERT_TRUE(discovery::finish_recording(second.path()).has_value());
  for (const char* name : {"api.jsonl", "commands.jsonl", "database.jsonl", "manifest.json"}) {
    EXPECT_EQ(untimed(read_text(first / name)), untimed(read_text(second / name))) << name;
  }
}

TEST(Recording, NoSecretIsInAnyFile) {
  const TempDir folder;
  FakeSources fake = cloud();
  fake.api->answers.add("/" + kCanary, R"({"a":"b"})");
  fake.hosts->answers.add("h echo " + kCanary, CommandResult{0, kCanary, kCanary});
  const SourceSet sources = recorded(folder.path(), fake);
  ask_all(sources);
  (void)sources.api->get(request_of("/" + kCanary));
  (void)run_one(*sources.hosts, "h", "echo " + kCanary);
  (void)sources.database->query("SELECT " + kCanary, std::vector<std::string>{kCanary});
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(read_text(file.path()).find(kCanary), std::string::npos) << file.path();
  }
}

TEST(Recording, LeavesOutWhatIsNotThereAndWhatWasCancelled) {
  const TempDir folder;
  FakeSources fake;
  fake.api->answers.add("/x", Error{ErrorCode::kCancelled, "stopped", ""});
  SourceSet live = fake.set();
  live.database = nullptr;
  live.hosts = nullptr;
  const auto sources = discovery::record_into(folder.path(), live, {});
  ASSERT_TRUE(sources.has_value());
  EXPECT_EQ(sources.value().hosts, nullptr);
  EXPECT_EQ(sources.value().api->get(request_of("/x")).error().code, ErrorCode::kCancelled);
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  EXPECT_EQ(read_text(folder / "api.jsonl"), "");
  EXPECT_FALSE(std::filesystem::exists(folder / "commands.jsonl"));
}

TEST(Recording, AnAnswerThatIsNoJsonIsAFailure) {
  const TempDir folder;
  FakeSources fake;
  fake.api->answers.add("/x", std::string("<html>"));
  const SourceSet sources = recorded(folder.path(), fake);
  EXPECT_EQ(sources.api->get(request_of("/x")).error().code, ErrorCode::kMalformedInput);
}

TEST(Recording, DoesNotWriteOverAnother) {
  const TempDir folder;
  ask_all(recorded(folder.path(), cloud()));
  EXPECT_EQ(discovery::record_into(folder.path(), cloud().set(), {}).error().code,
            ErrorCode::kConflict);
  ASSERT_TRUE(discovery::finish_recording(folder.path()).has_value());
  EXPECT_EQ(discovery::record_into(folder.path(), cloud().set(), {}).error().code,
            ErrorCode::kConflict);
}

TEST(Recording, FaultsOfFoldersAreTold) {
  const TempDir folder;
  EXPECT_EQ(discovery::finish_recording(folder.path()).error().code, ErrorCode::kNotFound);
  std::ofstream(folder / "file") << "x";
  EXPECT_EQ(discovery::record_into(folder / "file", cloud().set(), {}).error().code,
            ErrorCode::kIo);
}

}  // namespace
}  // namespace toposcope::testing
