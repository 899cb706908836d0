// Lines of recordings, and texts that secrets are taken out of: any bytes are read or a fault that
// is explained; what was read is written and read back equal; what is redacted stays valid, has no
// secret in it and does not change when it is redacted again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "fuzz_input.h"
#include "recording/json_walk.h"
#include "recording/manifest.h"
#include "recording/record_line.h"
#include "recording/redact.h"
#include "recording/replay_file.h"

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

namespace {

using discovery::RecordKind;

/// True for a value; a fault is explained.
template <typename T>
bool is_read(const model::Result<T>& result) {
  if (result.has_value()) return true;
  testing::require(!result.error().message.empty(), "a fault without words");
  return false;
}

void check_line(RecordKind kind, const std::string& line) {
  const auto key = discovery::key_of_line(kind, line);
  const auto answer = discovery::read_answer(kind, line);
  if (!is_read(key) || !is_read(answer)) return;
  const std::string again = discovery::to_line(kind, key.value(), answer.value(), 1);
  const auto same_key = discovery::key_of_line(kind, again);
  const auto same = discovery::read_answer(kind, again);
  testing::require(same_key.has_value() && same_key.value() == key.value(), "another key");
  testing::require(same.has_value(), "what is written is read");
  testing::require(same.value().command == answer.value().command, "another result");
  testing::require(same.value().failure.has_value() == answer.value().failure.has_value(),
                   "another outcome");
}

void check_redacted(const std::string& text) {
  const std::vector<std::string> secrets = {"c4nary"};
  const discovery::Redactor redactor(secrets);
  const std::string clean = redactor.text(text);
  testing::require(clean.find("c4nary") == std::string::npos, "a secret in a text");
  testing::require(redactor.text(clean) == clean, "a text that changes again");
  if (!discovery::is_valid_json(text)) return;
  const std::string json = redactor.json(text);
  testing::require(nlohmann::json::accept(json), "no JSON any more");
  testing::require(json.find("c4nary") == std::string::npos, "a secret in JSON");
  testing::require(redactor.json(json) == json, "JSON that changes again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {RecordKind::kApi, RecordKind::kCommand, RecordKind::kQuery}) {
    check_line(kind, text);
    is_read(discovery::ReplayFile::index(kind, text));
  }
  is_read(discovery::parse_manifest(text));
  check_redacted(text);
  return 0;
}
