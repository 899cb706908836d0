// Jobs as text, and back.

#include <array>
#include <limits>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/scan_jobs.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using model::UtcMicros;

constexpr std::array<std::string_view, 4> kParts = {"all", "inventory", "links", "cliques"};
constexpr std::size_t kStateCount = 6;

/// Takes members out of an object, and keeps the first that is not what it should be.
class Members {
 public:
  explicit Members(std::string_view text) : json_(Json::parse(text, nullptr, false)) {
    if (!json_.is_object()) fault_ = "is no JSON object";
  }

  void read(const char* name, std::string& value) {
    const Json* member = find(name);
    if (member == nullptr) return;
    if (!member->is_string()) return refuse(name, "is no text");
    value = member->get<std::string>();
  }
  void read(const char* name, bool& value) {
    const Json* member = find(name);
    if (member == nullptr) return;
    if (!member->is_boolean()) return refuse(name, "is neither true nor false");
    value = member->get<bool>();
  }
  void read(const char* name, UtcMicros& value) {
    std::optional<UtcMicros> time;
    read(name, time);
    if (time.has_value()) value = *time;
  }
  void read(const char* name, std::optional<UtcMicros>& value) {
    std::string text;
    read(name, text);
    if (text.empty()) return;
    const auto time = model::parse_rfc3339(text);
    if (!time.has_value()) return refuse(name, "is no time");
    value = time.value();
  }
  template <typename Number>
  void read_number(const char* name, std::optional<Number>& value) {
    const Json* member = find(name);
    if (member == nullptr) return;
    if (!member->is_number_integer()) return refuse(name, "is no number");
    const auto number = member->get<std::int64_t>();
    if (std::cmp_less(number, 0) || !std::in_range<Number>(number)) {
      return refuse(name, "is out of range");
    }
    value = static_cast<Number>(number);
  }
  /// \param word_of  the word of the n-th value
  template <typename Enum, typename WordOf>
  void read_word(const char* name, Enum& value, std::size_t count, WordOf word_of) {
    std::string text;
    read(name, text);
    if (text.empty()) return;
    for (std::size_t i = 0; i < count; ++i) {
      if (word_of(static_cast<Enum>(i)) != text) continue;
      value = static_cast<Enum>(i);
      return;
    }
    refuse(name, "is no word that is known");
  }

  void require(const char* name, bool is_there) {
    if (!is_there) refuse(name, "is missing");
  }
  [[nodiscard]] const std::string& fault() const noexcept { return fault_; }

 private:
  [[nodiscard]] const Json* find(const char* name) const {
    if (!json_.is_object()) return nullptr;
    const auto at = json_.find(name);
    return at == json_.end() || at->is_null() ? nullptr : &*at;
  }
  void refuse(const char* name, const char* why) {
    if (fault_.empty()) fault_ = std::string("'") + name + "' " + why;
  }

  Json json_;
  std::string fault_;
};

std::string_view part_word(ScanPart part) { return kParts.at(static_cast<std::size_t>(part)); }

void read_arguments(Members& members, ScanArguments& arguments) {
  members.read("environment", arguments.environment);
  members.read("type", arguments.type);
  members.read("id", arguments.id);
  members.read_word("part", arguments.part, kParts.size(), part_word);
  members.read("clear", arguments.clear);
  members.read("implicit_links", arguments.implicit_links);
  members.require("environment", !arguments.environment.empty());
}

void write_arguments(Json& json, const ScanArguments& arguments) {
  json["environment"] = arguments.environment;
  if (!arguments.type.empty()) json["type"] = arguments.type;
  if (!arguments.id.empty()) json["id"] = arguments.id;
  json["part"] = part_word(arguments.part);
  json["clear"] = arguments.clear;
  json["implicit_links"] = arguments.implicit_links;
}

Json time_json(const std::optional<UtcMicros>& time) {
  return time ? Json(model::to_rfc3339(*time)) : Json();
}

std::string to_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename Job>
model::Result<Job> finish(const Members& members, Job job) {
  if (members.fault().empty()) return job;
  return model::Error{model::ErrorCode::kMalformedInput, members.fault(), ""};
}

}  // namespace

std::string to_json(const ScanJob& job) {
  Json json = Json::object();
  write_arguments(json, job.arguments);
  json["state"] = scan_state_word(job.state);
  json["schedule"] = job.schedule;
  json["requested"] = model::to_rfc3339(job.requested);
  json["started"] = time_json(job.started);
  json["ended"] = time_json(job.ended);
  json["not_before"] = time_json(job.not_before);
  json["tries"] = job.tries;
  json["exit_code"] = job.exit_code ? Json(*job.exit_code) : Json();
  json["text"] = job.text;
  json["summary"] = job.summary;
  return to_text(json);
}

std::string to_json(const ScheduleJob& job) {
  Json json = Json::object();
  write_arguments(json, job.arguments);
  json["every"] = every_word(job.every);
  json["anchor"] = model::to_rfc3339(job.anchor);
  json["next"] = job.next ? Json(*job.next) : Json();
  json["last"] = time_json(job.last);
  return to_text(json);
}

model::Result<ScanJob> read_scan_job(std::string_view json) {
  Members members(json);
  ScanJob job;
  std::optional<UtcMicros> requested;
  std::optional<int> tries;
  read_arguments(members, job.arguments);
  members.read_word("state", job.state, kStateCount, scan_state_word);
  members.read("schedule", job.schedule);
  members.read("requested", requested);
  members.require("requested", requested.has_value());
  members.read("started", job.started);
  members.read("ended", job.ended);
  members.read("not_before", job.not_before);
  members.read_number("tries", tries);
  members.read_number("exit_code", job.exit_code);
  members.read("text", job.text);
  members.read("summary", job.summary);
  job.requested = requested.value_or(UtcMicros{});
  job.tries = tries.value_or(0);
  return finish(members, std::move(job));
}

model::Result<ScheduleJob> read_schedule_job(std::string_view json) {
  Members members(json);
  ScheduleJob job;
  std::optional<UtcMicros> anchor;
  std::string every;
  read_arguments(members, job.arguments);
  members.read("every", every);
  members.require("every", every_named(every).has_value());
  members.read("anchor", anchor);
  members.require("anchor", anchor.has_value());
  members.read_number("next", job.next);
  members.read("last", job.last);
  job.every = every_named(every).value_or(Every::kOnce);
  job.anchor = anchor.value_or(UtcMicros{});
  return finish(members, std::move(job));
}

}  // namespace toposcope::discovery
