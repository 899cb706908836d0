#include <algorithm>
#include <chrono>
#include <iomanip>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/time.h"

#include "change_watch.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "json_text.h"
#include "query/as_of.h"
#include "signal_watch.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

constexpr std::chrono::milliseconds kLookEvery{1000};  ///< At the stamp of the inventory.
constexpr std::size_t kPage = 1000;
constexpr int kLevelWidth = 7;  ///< "warning"

class MessagesCommand final : public Command {
 public:
  std::string name() const override { return "messages"; }
  std::string summary() const override { return "List what scans told, newest first"; }
  std::string examples() const override {
    return "  toposcope messages --db cloud.db\n"
           "  toposcope messages --db cloud.db --env prod --level warning --since -1d\n"
           "  toposcope messages --db cloud.db --origin scan:prod --limit 0 --json\n"
           "  toposcope messages --db cloud.db --follow";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  [[nodiscard]] model::Result<store::MessageQuery> query() const;
  void print(Console& console, const std::vector<store::Message>& messages) const;
  model::Result<ExitCode> follow(Console& console, const store::MessageQuery& query) const;

  CommonOptions common_;
  std::string environment_, level_, origin_, since_, text_;
  bool follow_ = false;
  std::size_t limit_ = store::MessageQuery{}.limit;
};

void MessagesCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("--env", environment_, "Only of this environment").placeholder("NAME");
  set.add("--level", level_, "Only this bad or worse").one_of({"info", "warning", "error"});
  set.add("--origin", origin_, "Only of this one, as the list names it").placeholder("NAME");
  set.add("--since", since_, "Only from then on: a time, or so long ago (-30m, -1h, -2d)")
      .placeholder("TIME");
  set.add("--text", text_, "Only with this in their text; capitals do not matter")
      .placeholder("TEXT");
  set.add_flag("--follow,-f", follow_,
               "Oldest first, and then those that come, until Ctrl-C or SIGTERM");
  set.add("--limit", limit_, "At most so many; 0: all").placeholder("N").shows_default();
}

/// Accepts what --at does, but for numbers of revisions.
model::Result<std::optional<model::UtcMicros>> parse_since(const std::string& text) {
  if (text.empty()) return std::optional<model::UtcMicros>();
  const model::UtcMicros now = model::now_utc();
  const auto known = query::parse_as_of(text, now);
  if (known.has_value() && known.value().empty()) return std::optional(now);
  const auto time = model::parse_rfc3339(known.has_value() ? known.value() : text);
  if (time.has_value()) return std::optional(time.value());
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "--since: '" + text + "' is no time: write 02:00, -3h, or 2026-11-20 09:40",
                      ""};
}

model::Result<store::MessageQuery> MessagesCommand::query() const {
  const auto since = parse_since(since_);
  if (!since.has_value()) return since.error();
  store::MessageQuery out;
  out.environment = environment_;
  out.origin = origin_;
  if (!level_.empty()) out.at_least = store::message_level_of(level_);
  out.since = since.value();
  out.text = text_;
  out.limit = limit_;
  return out;
}

/// TYPE:ID of the object that it is about.
std::string object_text(const store::Message& message) {
  if (message.related_type.empty()) return message.related_id;
  return message.related_type + ":" + message.related_id;
}

Json message_json(const store::Message& message) {
  return {{"number", message.number},
          {"time", model::to_rfc3339(message.time)},
          {"level", store::message_level_word(message.level)},
          {"environment", message.environment},
          {"origin_kind", message.origin_kind},
          {"origin", message.origin},
          {"related_type", message.related_type},
          {"related_id", message.related_id},
          {"viewed", message.viewed},
          {"text", message.text}};
}

void MessagesCommand::print(Console& console, const std::vector<store::Message>& messages) const {
  if (common_.json) {
    for (const auto& message : messages) console.out() << to_line(message_json(message)) << '\n';
    return;
  }
  TableText table({{"TIME"}, {"LEVEL"}, {"ENVIRONMENT"}, {"ORIGIN"}, {"OBJECT"}, {"TEXT"}});
  for (const auto& message : messages) {
    table.add_row({model::to_rfc3339(message.time),
                   std::string(store::message_level_word(message.level)), message.environment,
                   message.origin, object_text(message), message.text});
  }
  if (!table.empty()) table.print(console.out());
}

/// One line each: what is to come has no columns to stand in.
void print_line(Console& console, const store::Message& message, bool json) {
  if (json) {
    console.out() << to_line(message_json(message)) << '\n';
    return;
  }
  console.out() << time_text(message.time) << "  " << std::left << std::setw(kLevelWidth)
                << store::message_level_word(message.level) << "  ";
  for (const std::string& part : {message.environment, message.origin, object_text(message)}) {
    if (!part.empty()) console.out() << printable(part) << "  ";
  }
  console.out() << printable(message.text) << '\n';
}

/// Those that came after a number, oldest first.
model::Result<std::vector<store::Message>> newer_than(store::GraphStore& store,
                                                      store::MessageQuery query,
                                                      std::int64_t number) {
  std::vector<store::Message> all;
  query.limit = kPage;
  for (;;) {
    auto page = store.messages(query);
    if (!page.has_value()) return page.error();
    for (store::Message& one : page.value()) {
      if (one.number > number) all.push_back(std::move(one));
    }
    const bool is_last = page.value().size() < kPage || page.value().back().number <= number;
    if (is_last) break;
    query.before = page.value().back().number;
  }
  std::reverse(all.begin(), all.end());
  return all;
}

model::Result<ExitCode> MessagesCommand::follow(Console& console,
                                                const store::MessageQuery& query) const {
  SignalWatch signals;
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(environment_, *store.value());
  if (!known.has_value()) return known.error();
  ChangeWatch watch([&] { return store.value()->stamp(); });
  if (auto first = watch.has_changed(); !first.has_value()) return first.error();
  auto messages = store.value()->messages(query);
  if (messages.has_value()) std::reverse(messages.value().begin(), messages.value().end());
  std::int64_t last = 0;
  for (;;) {
    if (!messages.has_value()) return messages.error();
    for (const auto& message : messages.value()) {
      print_line(console, message, common_.json);
      last = message.number;
    }
    console.out().flush();
    if (auto written = console.answers().status(); !written.has_value()) return written.error();
    for (bool changed = false; !changed;) {
      if (signals.wait(kLookEvery).end) return ExitCode::kOk;
      const auto seen = watch.has_changed();
      if (!seen.has_value()) return seen.error();
      changed = seen.value();
    }
    messages = newer_than(*store.value(), query, last);
  }
}

model::Result<ExitCode> MessagesCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto asked = query();
  if (!asked.has_value()) return asked.error();
  if (follow_) return follow(console, asked.value());
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto messages = store.value()->messages(asked.value());
  if (!messages.has_value()) return messages.error();
  if (messages.value().empty()) {
    // Of an environment that has gone there may be messages; a name that never was is a mistake.
    const auto known = check_environment(environment_, *store.value());
    if (!known.has_value()) return known.error();
  }
  print(console, messages.value());
  return messages.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_messages_command() { return std::make_unique<MessagesCommand>(); }

}  // namespace toposcope::cli
