#include "fetchers/cli/host_shell.h"

#include <algorithm>
#include <cctype>

#include "parse/text_lines.h"

namespace toposcope::discovery::cli {
namespace {

constexpr int kNotFound = 127;
constexpr std::size_t kLongestWords = 200;

}  // namespace

model::Result<std::vector<CommandResult>> run_each(const FetchContext& context,
                                                   const std::string& host,
                                                   std::span<const std::string> commands) {
  if (context.sources.hosts == nullptr) {
    return model::Error{model::ErrorCode::kUnavailable, "commands on hosts are not configured",
                        host};
  }
  auto told = context.sources.hosts->run(host, commands);
  if (told.has_value() && told.value().size() != commands.size()) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "the host answered " + std::to_string(told.value().size()) + " of " +
                            std::to_string(commands.size()) + " commands",
                        host};
  }
  return told;
}

model::Result<std::vector<CommandResult>> run(const FetchContext& context, const std::string& host,
                                              std::span<const std::string> commands) {
  auto told = run_each(context, host, commands);
  if (!told.has_value()) return told;
  for (const CommandResult& result : told.value()) {
    if (result.failure) return *result.failure;
  }
  return told;
}

model::Error failure(const std::string& host, const std::string& command,
                     const CommandResult& result) {
  if (result.failure) return *result.failure;
  if (result.exit_code == kNotFound) {
    return {model::ErrorCode::kNotFound,
            "'" + command + "' is not there: install what it belongs to", host};
  }
  std::string words(
      parse::trimmed(result.error_output.empty() ? result.output : result.error_output));
  if (words.size() > kLongestWords) words.resize(kLongestWords);
  return {model::ErrorCode::kUnavailable,
          "'" + command + "' ended with " + std::to_string(result.exit_code) +
              (words.empty() ? "" : ": " + words),
          host};
}

model::Result<std::vector<std::string>> read_all(const FetchContext& context,
                                                 const std::string& host,
                                                 std::span<const std::string> commands) {
  auto told = run(context, host, commands);
  if (!told.has_value()) return told.error();
  std::vector<std::string> outputs;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    CommandResult& result = told.value()[i];
    if (result.exit_code != 0) return failure(host, commands[i], result);
    outputs.push_back(std::move(result.output));
  }
  return outputs;
}

model::Result<std::string> read(const FetchContext& context, const std::string& host,
                                const std::string& command) {
  const auto kept = context.cache.get<std::string>(
      "command " + host + ' ' + command, [&]() -> model::Result<std::string> {
        auto told = read_all(context, host, std::span(&command, 1));
        if (!told.has_value()) return told.error();
        return std::move(told.value().front());
      });
  if (!kept.has_value()) return kept.error();
  return *kept.value();
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
         });
}

void set_text(Json& document, const char* member, std::string_view value) {
  if (!value.empty()) document[member] = value;
}

std::string lasting(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (line.starts_with('<') || line.starts_with("valid_lft")) continue;
    if (line.find("_timer") != std::string::npos) continue;
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

}  // namespace toposcope::discovery::cli
