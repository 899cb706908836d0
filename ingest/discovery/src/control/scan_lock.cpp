#include "control/scan_lock.h"

#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::Error;
using model::ErrorCode;

constexpr std::string_view kKind = "running";

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

/// When a process began, in ticks since the start of the machine; empty when there is none.
std::string start_of(long process) {
  const std::string text = text_of_file("/proc/" + std::to_string(process) + "/stat");
  // The name of the program, in brackets, may hold anything; field 22 is the 20th after it.
  auto at = text.rfind(')');
  for (int field = 0; field < 20 && at != std::string::npos; ++field) at = text.find(' ', at + 1);
  if (at == std::string::npos) return {};
  return text.substr(at + 1, text.find(' ', at + 1) - at - 1);
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

model::Result<std::string> record_of(store::GraphStore& store, const std::string& environment) {
  const auto jobs = store.jobs(kKind);
  if (!jobs.has_value()) return jobs.error();
  for (const auto& job : jobs.value()) {
    if (job.name == environment) return job.json;
  }
  return std::string();
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
  const auto before = record_of(store, environment);
  if (!before.has_value()) return before.error();
  if (const auto process = holder_of(before.value())) {
    return running(environment, " (process " + std::to_string(*process) + ")");
  }
  const std::string record = own_record();
  if (auto set = store.set_job(kKind, environment, record); !set.has_value()) return set.error();
  ScanLock lock(store, environment, record);
  if (auto held = lock.is_held(); !held.has_value()) return held.error();
  return lock;
}

model::Status ScanLock::is_held() const {
  const auto record = record_of(*store_, environment_);
  if (!record.has_value()) return record.error();
  if (record.value() != record_) return running(environment_, "");
  return model::ok();
}

void ScanLock::release() {
  if (store_ == nullptr) return;
  // If it cannot be taken away now, it goes with this process.
  if (is_held().has_value()) static_cast<void>(store_->set_job(kKind, environment_, std::nullopt));
}

}  // namespace toposcope::discovery
