// One exchange as a line, both ways.

#include "recording/record_line.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

TEST(RecordLine, OfAnApi) {
  const auto key = key_of(ApiRequest{.service = "compute",
                                     .path = "/servers/detail?all_tenants=1",
                                     .list_member = "servers",
                                     .microversion = "2.79",
                                     .region = "RegionOne"});
  const auto line = to_line(RecordKind::kApi, key, {.body = R"({"servers":[]})"}, 18211);
  EXPECT_EQ(line,
            R"({"region":"RegionOne","service":"compute","path":"/servers/detail?all_tenants=1",)"
            R"("list_member":"servers","microversion":"2.79","status":"ok","body":{"servers":[]},)"
            R"("took_us":18211})");
  EXPECT_EQ(key_of_line(RecordKind::kApi, line).value(), key);
  EXPECT_EQ(read_answer(RecordKind::kApi, line).value().body, R"({"servers":[]})");
}

TEST(RecordLine, OfACommand) {
  const auto key = key_of("compute1", "ip -d link show \"x\"\n");
  const RecordedAnswer answer{.command = {1, "a\nb\t\"", "no \xC3\xBC"}};
  const auto line = to_line(RecordKind::kCommand, key, answer, 5);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(key_of_line(RecordKind::kCommand, line).value(), key);
  EXPECT_EQ(read_answer(RecordKind::kCommand, line).value().command, answer.command);
}

TEST(RecordLine, OfACommandThatPrintsNoText) {
  const RecordedAnswer answer{.command = {0, std::string("\xFF\x00\x80 x", 5), ""}};
  const auto line = to_line(RecordKind::kCommand, key_of("h", "c"), answer, 5);
  EXPECT_NE(line.find("\"output_base64\":\"/wCAIHg=\""), std::string::npos) << line;
  EXPECT_EQ(read_answer(RecordKind::kCommand, line).value().command, answer.command);
}

TEST(RecordLine, OfAQuery) {
  const std::vector<std::string> values = {"compute1", "\"; --"};
  const auto key = key_of_query("SELECT a FROM b WHERE c = ? AND d = ?", values);
  const auto line = to_line(RecordKind::kQuery, key, {.body = R"([{"a":1}])"}, 5);
  EXPECT_EQ(key_of_line(RecordKind::kQuery, line).value(), key);
  EXPECT_EQ(read_answer(RecordKind::kQuery, line).value().body, R"([{"a":1}])");
}

TEST(RecordLine, OfAFailureOfEveryKind) {
  for (const auto code : {ErrorCode::kNotFound, ErrorCode::kInvalidArgument,
                          ErrorCode::kMalformedInput, ErrorCode::kUnsupported, ErrorCode::kConflict,
                          ErrorCode::kCancelled, ErrorCode::kUnavailable, ErrorCode::kIo}) {
    for (const auto kind : {RecordKind::kApi, RecordKind::kCommand, RecordKind::kQuery}) {
      const std::string key = kind == RecordKind::kApi       ? session_key()
                              : kind == RecordKind::kCommand ? key_of("h", "c")
                                                             : key_of_query("s", {});
      const RecordedAnswer answer{.failure = Error{code, "refused", "compute1:22"}};
      const auto line = to_line(kind, key, answer, 5);
      EXPECT_EQ(key_of_line(kind, line).value(), key);
      const auto failure = read_answer(kind, line).value().failure;
      ASSERT_TRUE(failure.has_value()) << line;
      EXPECT_EQ(failure->code, code);
      EXPECT_EQ(failure->message, "refused");
      EXPECT_EQ(failure->where, "compute1:22");
    }
  }
}

TEST(RecordLine, ReadsOtherSpellings) {
  const std::string line = R"({ "body" : { "a" : [ 1 ] } , "path" : "\/x", "service":"network" })";
  EXPECT_EQ(key_of_line(RecordKind::kApi, line).value(),
            key_of(ApiRequest{.service = "network", .path = "/x"}));
  EXPECT_EQ(read_answer(RecordKind::kApi, line).value().body, R"({ "a" : [ 1 ] })");
}

TEST(RecordLine, RefusesWhatIsNone) {
  struct Row {
    RecordKind kind;
    const char* line;
  };
  constexpr auto kRows = std::to_array<Row>({
      {RecordKind::kApi, ""},
      {RecordKind::kApi, "[]"},
      {RecordKind::kApi, R"({"service":"a","path":"b")"},
      {RecordKind::kApi, R"({"service":"a","path":"b","status":"ok"})"},
      {RecordKind::kApi, R"({"service":"a","path":"b","status":"kBroken","message":"x"})"},
      {RecordKind::kCommand, R"({"host":"a","command":"b","output":"","error":""})"},
      {RecordKind::kCommand, R"({"host":"a","command":"b","exit":"0","output":"","error":""})"},
      {RecordKind::kCommand, R"({"host":"a","command":"b","exit":0,"output":1,"error":""})"},
      {RecordKind::kQuery, R"({"sql":"a","values":[]})"},
  });
  for (const Row& row : kRows) {
    const auto answer = read_answer(row.kind, row.line);
    ASSERT_FALSE(answer.has_value()) << row.line;
    EXPECT_EQ(answer.error().code, ErrorCode::kMalformedInput);
  }
  EXPECT_FALSE(key_of_line(RecordKind::kApi, R"({"service":"a"})").has_value());
  EXPECT_FALSE(key_of_line(RecordKind::kCommand, R"({"host":"a","command":2})").has_value());
  EXPECT_FALSE(key_of_line(RecordKind::kQuery, R"({"rows":[]})").has_value());
}

TEST(RecordLine, TimeIsNoPartOfWhatIsCompared) {
  EXPECT_EQ(without_time(R"({"a":1,"took_us":17})"), R"({"a":1)");
  EXPECT_EQ(without_time(R"({"a":1,"took_us":17,"b":2})"), R"({"a":1,"took_us":17,"b":2})");
}

}  // namespace
}  // namespace toposcope::discovery
