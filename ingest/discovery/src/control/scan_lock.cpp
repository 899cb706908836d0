#include "toposcope/discovery/scan_lock.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <sstream>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::Error;
using model::ErrorCode;

constexpr std::string_view kKind = "running";
constexpr int kMostTries = 10;  ///< Against others that try at the same moment.

std::string text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Of this start of the machine; process numbers of others mean nothing.
std::string boot_id() {
  std::string text = text_of_file("/proc/sys/kernel/random/boot_id");
  return text.substr(0, text.find('\n'));
}

/// When a process began, in ticks since the start of the machine; empty when there is none, or when
/// it has ended and only its parent has not asked how.
std::string start_of(long process) {
  const std::string text = text_of_file("/proc/" + std::to_string(process) + "/stat");
  // The name of the program, in brackets, may hold anything; its state is the first field after it,
  // its start the 20th.
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream fields(text.substr(name_end + 1));
  std::vector<std::string> words{std::istream_iterator<std::string>(fields), {}};
  constexpr std::size_t kStart = 19;
  if (words.size() <= kStart || words[0] == "Z" || words[0] == "X") return {};
  return words[kStart];
}

std::string own_record() {
  std::random_device random;
  Json record;
  record["pid"] = static_cast<long>(::getpid());
  record["start"] = start_of(::getpid());
  record["boot"] = boot_id();
  record["token"] = std::to_string(random()) + std::to_string(random());
  return record.dump();
}

/// The process that holds the record; nothing when it is gone.
std::optional<long> holder_of(const std::string& text) {
  const Json record = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!record.is_object() || !record.contains("pid") || !record["pid"].is_number_integer()) {
    return std::nullopt;
  }
  const long process = record["pid"].get<long>();
  const std::string start = start_of(process);
  if (start.empty() || record.value("start", Json()) != start) return std::nullopt;
  if (record.value("boot", Json()) != boot_id()) return std::nullopt;
  return process;
}

/// Nothing when there is none.
model::Result<std::optional<std::string>> record_of(store::GraphStore& store,
                                                    const std::string& environment) {
  const auto jobs = store.jobs(kKind);
  if (!jobs.has_value()) return jobs.error();
  std::optional<std::string> record;
  for (const auto& job : jobs.value()) {
    if (job.name == environment) record = job.json;
  }
  return record;
}

Error running(const std::string& environment, const std::string& who) {
  return {ErrorCode::kUnavailable,
          "another scan of '" + environment + "' is running" + who + "; wait until it ends", ""};
}

}  // namespace

ScanLock::ScanLock(store::GraphStore& store, std::string environment, std::string record)
    : store_(&store), environment_(std::move(environment)), record_(std::move(record)) {}

ScanLock::ScanLock(ScanLock&& other) noexcept
    : store_(std::exchange(other.store_, nullptr)),
      environment_(std::move(other.environment_)),
      record_(std::move(other.record_)) {}

model::Result<ScanLock> ScanLock::take(store::GraphStore& store, const std::string& environment) {
  const std::string record = own_record();
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto before = record_of(store, environment);
    if (!before.has_value()) return before.error();
    const auto process = before.value() ? holder_of(*before.value()) : std::nullopt;
    if (process) return running(environment, " (process " + std::to_string(*process) + ")");
    const auto taken = store.replace_job(kKind, environment, before.value(), record);
    if (taken.has_value()) return ScanLock(store, environment, record);
    if (taken.error().code != ErrorCode::kConflict) return taken.error();
    // Somebody was faster; who it is stands there now.
  }
  return running(environment, "");
}

model::Status ScanLock::is_held() const {
  if (store_ == nullptr) return model::ok();
  const auto record = record_of(*store_, environment_);
  if (!record.has_value()) return record.error();
  if (record.value() != record_) return running(environment_, "");
  return model::ok();
}

void ScanLock::release() {
  if (store_ == nullptr) return;
  // If it cannot be taken away now, it goes with this process.
  static_cast<void>(store_->replace_job(kKind, environment_, record_, std::nullopt));
}

}  // namespace toposcope::discovery
