#include "memory/memory_journal.h"

#include <algorithm>

#include "memory/memory_store.h"
#include "messages.h"

namespace toposcope::store::memory {
namespace {

std::string lower(std::string text) {
  constexpr char kToLower = 'a' - 'A';
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + kToLower);
  }
  return text;
}

bool fits(const Message& message, const MessageQuery& query) {
  return (query.environment.empty() || message.environment == query.environment) &&
         (query.origin.empty() || message.origin == query.origin) &&
         (!query.at_least || message.level >= *query.at_least) &&
         (!query.since || message.time >= *query.since) &&
         (query.before == 0 || message.number < query.before) &&
         lower(message.text).find(lower(query.text)) != std::string::npos;
}

}  // namespace

void MemoryJournal::add(std::span<const Message> messages, model::UtcMicros now) {
  for (const Message& message : messages) {
    messages_.push_back(message);
    messages_.back().number = ++last_;
    if (message.time == model::UtcMicros{}) messages_.back().time = now;
    if (messages_.size() > Journal::kMostMessages) messages_.pop_front();
  }
}

std::vector<Message> MemoryJournal::find(const MessageQuery& query) const {
  std::vector<Message> out;
  for (auto message = messages_.rbegin(); message != messages_.rend(); ++message) {
    if (query.limit != 0 && out.size() == query.limit) break;
    if (fits(*message, query)) out.push_back(*message);
  }
  return out;
}

void MemoryJournal::mark_viewed(std::int64_t up_to) {
  for (Message& message : messages_) {
    if (message.number <= up_to) message.viewed = true;
  }
}

void MemoryJournal::set_job(std::string_view kind, std::string_view name,
                            std::optional<std::string_view> json) {
  const std::pair key{std::string(kind), std::string(name)};
  if (json) {
    jobs_[key] = *json;
  } else {
    jobs_.erase(key);
  }
}

std::optional<std::string> MemoryJournal::job(std::string_view kind, std::string_view name) const {
  const auto at = jobs_.find({std::string(kind), std::string(name)});
  return at == jobs_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<Job> MemoryJournal::jobs(std::string_view kind) const {
  std::vector<Job> out;
  for (const auto& [key, json] : jobs_) {
    if (key.first == kind) out.push_back({key.second, json});
  }
  return out;
}

model::Status MemoryStore::add_messages(std::span<const Message> messages) {
  if (std::any_of(messages.begin(), messages.end(),
                  [](const Message& message) { return message.text.empty(); })) {
    return messages::message_without_text();
  }
  if (auto status = check_small_write(); !status.has_value()) return status;
  journal_.add(messages, inventory_.clock());
  return model::ok();
}

model::Result<std::vector<Message>> MemoryStore::messages(const MessageQuery& query) {
  return journal_.find(query);
}

model::Status MemoryStore::mark_viewed(std::int64_t up_to) {
  if (auto status = check_small_write(); !status.has_value()) return status;
  journal_.mark_viewed(up_to);
  return model::ok();
}

model::Status MemoryStore::set_job(std::string_view kind, std::string_view name,
                                   std::optional<std::string_view> json) {
  if (kind.empty() || name.empty()) return messages::job_without_name();
  if (auto status = check_small_write(); !status.has_value()) return status;
  journal_.set_job(kind, name, json);
  return model::ok();
}

model::Status MemoryStore::replace_job(std::string_view kind, std::string_view name,
                                       std::optional<std::string_view> before,
                                       std::optional<std::string_view> json) {
  if (kind.empty() || name.empty()) return messages::job_without_name();
  if (auto status = check_small_write(); !status.has_value()) return status;
  if (journal_.job(kind, name) != before) return messages::job_changed(name);
  journal_.set_job(kind, name, json);
  return model::ok();
}

model::Result<std::vector<Job>> MemoryStore::jobs(std::string_view kind) {
  return journal_.jobs(kind);
}

}  // namespace toposcope::store::memory
