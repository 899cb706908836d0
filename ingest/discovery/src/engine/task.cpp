#include "engine/task.h"

#include <chrono>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <utility>

#include <time.h>

#include "engine/origins.h"
#include "inventory/doc.h"
#include "inventory/save_object.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

/// What this thread has computed so far.
std::chrono::nanoseconds thread_cpu() {
  timespec time{};
  if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Adds what its life takes.
class Stopwatch {
 public:
  explicit Stopwatch(FetchTimes& times)
      : times_(times), wall_(std::chrono::steady_clock::now()), cpu_(thread_cpu()) {}
  ~Stopwatch() {
    times_.wall += std::chrono::steady_clock::now() - wall_;
    times_.cpu += thread_cpu() - cpu_;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  FetchTimes& times_;
  std::chrono::steady_clock::time_point wall_;
  std::chrono::nanoseconds cpu_;
};

std::string member_text(const Object& object, const std::string& name) {
  if (name == "id") return object.id;
  if (name == "name") return object.name;
  Doc doc;
  if (!doc.load(object.document)) return {};
  const Value value = doc[name];
  if (!value.exists() || value.is_null() || value.is_list() || value.is_map()) return {};
  return value.printed();
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
  return text;
}

FetchResult make_folder(const FolderFetch& folder, const std::string& parent_id) {
  const std::string id = parent_id + "-" + folder.types_name;
  Json document;
  document["id"] = id;
  document["parent_id"] = parent_id;
  document["parent_type"] = folder.parent_type;
  document["text"] = folder.text.empty() ? capitalised(folder.types_name) : folder.text;
  document["create_object"] = folder.create;
  FetchResult result;
  result.objects.push_back({std::move(document), std::nullopt});
  return result;
}

/// What to do about it, where the message does not say so itself.
std::string remedy_for(const Error& error, const std::string& host) {
  const std::string whom = host.empty() ? "the source" : "host " + host;
  switch (error.code) {
    case ErrorCode::kUnavailable:
      return "see that " + whom + " is up and can be reached from here, then scan again";
    case ErrorCode::kInvalidArgument:
      return "see that the environment is declared as it should be: toposcope env test";
    case ErrorCode::kUnsupported:
      return "allow this user to ask it";
    case ErrorCode::kMalformedInput:
      return "scan again; if it stays, record a scan (--record) and report it";
    default:
      return {};
  }
}

/// Knows whether anything was run on a host.
class WatchedHosts final : public HostCommands {
 public:
  explicit WatchedHosts(std::shared_ptr<HostCommands> hosts) : hosts_(std::move(hosts)) {}

  Result<std::vector<CommandResult>> run(std::string_view host,
                                         std::span<const std::string> commands) override {
    has_run_ = true;
    return hosts_->run(host, commands);
  }
  [[nodiscard]] bool has_run() const noexcept { return has_run_; }

 private:
  std::shared_ptr<HostCommands> hosts_;
  bool has_run_ = false;
};

/// One task while it runs.
class TaskRun {
 public:
  TaskRun(const ScanSetting& setting, const ScanTask& task, LaneStage& stage)
      : setting_(setting), task_(task), stage_(stage) {}

  void run_entry(const ScannerEntry& entry);
  void fail_scanner();
  TaskResult take() { return std::move(result_); }

 private:
  [[nodiscard]] Result<FetchResult> ask(const ScannerEntry& entry, const std::string& id,
                                        FetchRecord& record) const;
  [[nodiscard]] Result<FetchResult> ask_watched(const Fetcher& fetcher, const std::string& id,
                                                FetchRecord& record) const;
  [[nodiscard]] Result<FetchResult> ask_at(const Fetcher& fetcher, const std::string& id,
                                           const SourceSet& sources) const;
  [[nodiscard]] Result<FetchResult> fetch(const ScannerEntry& entry, FetchRecord& record) const;
  void fail(FetchRecord& record, const Error& error);
  void keep_members(const ScannerEntry& entry);
  void take_over(const ScannerEntry& entry, FetchResult fetched, FetchRecord& record);
  void take_object(const ScannerEntry& entry, SavedObject saved);
  [[nodiscard]] bool is_wanted(const FetchedObject& fetched) const;

  const ScanSetting& setting_;
  const ScanTask& task_;
  LaneStage& stage_;
  TaskResult result_;
};

Result<FetchResult> TaskRun::ask_at(const Fetcher& fetcher, const std::string& id,
                                    const SourceSet& sources) const {
  return fetcher.fetch({setting_.environment, stage_.view(), sources, setting_.cache,
                        setting_.shape, task_.parent, id});
}

/// The host has to do with it from the first command on; an exception is no excuse.
Result<FetchResult> TaskRun::ask_watched(const Fetcher& fetcher, const std::string& id,
                                         FetchRecord& record) const {
  if (setting_.sources.hosts == nullptr) return ask_at(fetcher, id, setting_.sources);
  const auto hosts = std::make_shared<WatchedHosts>(setting_.sources.hosts);
  SourceSet sources = setting_.sources;
  sources.hosts = hosts;
  struct Note {
    ~Note() {
      if (hosts.has_run()) record.host = host;
    }
    const WatchedHosts& hosts;
    const std::string& host;
    FetchRecord& record;
  };
  const Note note{*hosts, task_.host, record};
  return ask_at(fetcher, id, sources);
}

Result<FetchResult> TaskRun::ask(const ScannerEntry& entry, const std::string& id,
                                 FetchRecord& record) const {
  if (entry.folder) return make_folder(*entry.folder, id);
  const Fetcher& fetcher = *setting_.fetchers.find(entry.fetcher);
  const FetchSource source = source_of(fetcher);
  if (source == FetchSource::kMixed) return ask_watched(fetcher, id, record);
  if (source == FetchSource::kCommand) record.host = task_.host;
  return ask_at(fetcher, id, setting_.sources);
}

Result<FetchResult> TaskRun::fetch(const ScannerEntry& entry, FetchRecord& record) const {
  const Stopwatch watch(record.times);
  ++record.times.calls;
  const std::string id = member_text(task_.parent, task_.id_field);
  if (id.empty()) {
    return Error{ErrorCode::kMalformedInput,
                 "the object has no '" + task_.id_field + "', which is what it is asked by", ""};
  }
  try {
    return ask(entry, id, record);
  } catch (const std::bad_alloc&) {
    throw;  // no fault of this entry
  } catch (const std::exception& fault) {
    return Error{ErrorCode::kMalformedInput, fault.what(), ""};
  }
}

void TaskRun::fail(FetchRecord& record, const Error& error) {
  record.state = FetchState::kFailed;
  record.times.failures = 1;
  FetchFailure failure;
  failure.fetcher = record.fetcher.empty() ? "folder" : record.fetcher;
  failure.parent_type = record.parent_type;
  failure.parent_id = record.parent_id;
  failure.host = record.host;
  failure.source = error.where;
  failure.message = error.message;
  failure.remedy = remedy_for(error, record.host);
  failure.code = error.code;
  result_.failures.push_back(std::move(failure));
}

bool TaskRun::is_wanted(const FetchedObject& fetched) const {
  if (task_.only_id.empty()) return true;
  if (!fetched.document.is_object()) return false;
  const auto id = fetched.document.find("id");
  if (id == fetched.document.end()) return false;
  return (id->is_string() ? id->get<std::string>() : id->dump()) == task_.only_id;
}

void TaskRun::take_object(const ScannerEntry& entry, SavedObject saved) {
  if (saved.folder) {
    result_.changes.emplace_back(PutObject{*std::move(saved.folder), false, true});
    stage_.apply(result_.changes.back());
  }
  if (!entry.children_scanner.empty()) {
    ScanChild child{
        entry.children_scanner, saved.object.type, saved.object.id, entry.id_field, {}, {}};
    child.host = !saved.object.host.empty()    ? saved.object.host
                 : saved.object.type == "host" ? saved.object.id
                                               : task_.host;
    if (!saved.is_stored) child.unstored = saved.object;
    result_.children.push_back(std::move(child));
  }
  if (!saved.is_stored) return;
  result_.changes.emplace_back(PutObject{std::move(saved.object), saved.has_made_name, false});
  stage_.apply(result_.changes.back());
}

void TaskRun::take_over(const ScannerEntry& entry, FetchResult fetched, FetchRecord& record) {
  if (!task_.only_id.empty()) record.state = FetchState::kPart;  // others were not looked at
  const ObjectSaver saver(setting_.stamp, stage_.view(), task_.parent, entry.type, record.origin);
  for (FetchedObject& object : fetched.objects) {
    if (!is_wanted(object)) continue;
    const std::string id =
        object.document.is_object() ? object.document.value("id", Json()).dump() : "null";
    auto saved = saver.save(std::move(object));
    if (saved.has_value()) {
      take_object(entry, std::move(saved).value());
      ++record.times.objects;
      continue;
    }
    record.state = FetchState::kPart;  // it is there, and not stored
    result_.remarks.push_back({record.parent_type + ":" + record.parent_id,
                               entry.type + " " + id + " is left out: " + saved.error().message});
  }
  for (ObjectUpdate& update : fetched.updates) {
    result_.changes.emplace_back(std::move(update));
    stage_.apply(result_.changes.back());
  }
  for (std::string& remark : fetched.remarks) {
    result_.remarks.push_back(
        {record.parent_type + ":" + record.parent_id, record.fetcher + ": " + std::move(remark)});
  }
  if (!fetched.not_allowed.empty()) record.state = FetchState::kPart;
  for (std::string& what : fetched.not_allowed) result_.not_allowed.push_back(std::move(what));
  for (UnknownMember& member : fetched.unknown) result_.unknown.push_back(std::move(member));
}

void TaskRun::run_entry(const ScannerEntry& entry) {
  if (!task_.only_type.empty() && entry.type != task_.only_type) return;
  FetchRecord record;
  record.fetcher = entry.fetcher;
  record.type = entry.type;
  record.parent_type = task_.parent.type;
  record.parent_id = task_.parent.id;
  record.origin = Origin{entry.folder ? "folder." + entry.folder->types_name : entry.fetcher,
                         record.parent_type, record.parent_id}
                      .text();
  const auto applies = setting_.applies(entry);
  if (applies.has_value() && !applies.value()) return;
  if (!applies.has_value()) {
    fail(record, applies.error());
  } else if (!entry.folder && setting_.fetchers.find(entry.fetcher) == nullptr) {
    record.state = FetchState::kNotBuilt;
    result_.not_built.push_back(entry.fetcher);
  } else if (auto fetched = fetch(entry, record); fetched.has_value()) {
    take_over(entry, std::move(fetched).value(), record);
  } else if (fetched.error().code == ErrorCode::kUnsupported) {
    record.state = FetchState::kPart;
    result_.not_allowed.push_back(fetched.error().message);
  } else {
    fail(record, fetched.error());
  }
  if (record.state != FetchState::kComplete) keep_members(entry);
  result_.fetches.push_back(std::move(record));
}

/// What the fetcher sets in objects that others bring was not to be had.
void TaskRun::keep_members(const ScannerEntry& entry) {
  const Fetcher* fetcher = entry.folder ? nullptr : setting_.fetchers.find(entry.fetcher);
  if (fetcher == nullptr) return;
  for (const SetMember& set : fetcher->traits().sets) {
    result_.unset.push_back({set.type, set.member, task_.host});
  }
}

void TaskRun::fail_scanner() {
  FetchRecord record;
  record.fetcher = task_.scanner;
  record.parent_type = task_.parent.type;
  record.parent_id = task_.parent.id;
  record.origin = Origin{task_.scanner, record.parent_type, record.parent_id}.text();
  fail(record, {ErrorCode::kMalformedInput, "there is no scanner of this name", ""});
  result_.fetches.push_back(std::move(record));
}

}  // namespace

TaskResult run_task(const ScanSetting& setting, const ScanTask& task, LaneStage& stage,
                    const std::stop_token& stop) {
  TaskRun run(setting, task, stage);
  const auto* entries = setting.scanners.find(task.scanner);
  if (entries == nullptr) {
    run.fail_scanner();
    return run.take();
  }
  for (const ScannerEntry& entry : *entries) {
    if (stop.stop_requested()) break;
    run.run_entry(entry);
  }
  return run.take();
}

}  // namespace toposcope::discovery
