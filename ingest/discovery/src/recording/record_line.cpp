#include "recording/record_line.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "inventory/doc.h"
#include "recording/json_walk.h"
#include "recording/secret_forms.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::string_view kTook = ",\"took_us\":";

constexpr auto kCodes = std::to_array<std::pair<ErrorCode, std::string_view>>({
    {ErrorCode::kNotFound, "kNotFound"},
    {ErrorCode::kInvalidArgument, "kInvalidArgument"},
    {ErrorCode::kMalformedInput, "kMalformedInput"},
    {ErrorCode::kUnsupported, "kUnsupported"},
    {ErrorCode::kConflict, "kConflict"},
    {ErrorCode::kCancelled, "kCancelled"},
    {ErrorCode::kUnavailable, "kUnavailable"},
    {ErrorCode::kIo, "kIo"},
});

std::string_view word_of(ErrorCode code) {
  const auto found = std::find_if(kCodes.begin(), kCodes.end(),
                                  [&](const auto& entry) { return entry.first == code; });
  return found == kCodes.end() ? "kIo" : found->second;
}

Error fault(const std::string& what) { return Error{ErrorCode::kMalformedInput, what, ""}; }

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_member(std::string& line, std::string_view name, std::string_view text) {
  line += line.empty() ? '{' : ',';
  line.append("\"").append(name).append("\":").append(json_text(text));
}

void append_raw(std::string& line, std::string_view name, std::string_view json) {
  line.append(",\"").append(name).append("\":").append(json);
}

/// Bytes that are no UTF-8 stand there as Base64, under another name.
void append_bytes(std::string& line, const std::string& name, const std::string& bytes) {
  try {
    const std::string text = nlohmann::json(bytes).dump();
    append_raw(line, name, text);
  } catch (const nlohmann::json::type_error&) {
    append_raw(line, name + "_base64", json_text(to_base64(bytes)));
  }
}

/// A text member; nothing when it is missing or of another type.
std::optional<std::string> text_of(const Doc& line, const char* name) {
  const Value value = line[name];
  if (!value.exists()) return std::nullopt;
  const std::string json = value.json();
  if (json.empty() || json.front() != '"') return std::nullopt;
  return std::string(value.text());
}

model::Result<std::string> bytes_of(const Doc& line, const std::string& name) {
  if (auto text = text_of(line, name.c_str())) return std::move(*text);
  const auto packed = text_of(line, (name + "_base64").c_str());
  if (!packed) return fault("a line has no text \"" + name + "\"");
  return from_base64(*packed);
}

model::Result<std::string> api_key_of(const Doc& line) {
  if (line["session"].json() == "true") return session_key();
  ApiRequest request;
  const auto service = text_of(line, "service");
  const auto path = text_of(line, "path");
  if (!service || !path) return fault("a line has no texts \"service\" and \"path\"");
  request.service = *service;
  request.path = *path;
  request.region = text_of(line, "region").value_or("");
  request.list_member = text_of(line, "list_member").value_or("");
  request.microversion = text_of(line, "microversion").value_or("");
  return key_of(request);
}

model::Result<std::string> query_key_of(const Doc& line) {
  const auto sql = text_of(line, "sql");
  if (!sql) return fault("a line has no text \"sql\"");
  std::vector<std::string> values;
  for (const Value& value : line["values"].items()) values.emplace_back(value.text());
  return key_of_query(*sql, values);
}

model::Result<RecordedAnswer> read_command(const Doc& line) {
  RecordedAnswer answer;
  auto output = bytes_of(line, "output");
  if (!output.has_value()) return output.error();
  auto error = bytes_of(line, "error");
  if (!error.has_value()) return error.error();
  const auto exit = nlohmann::json::parse(line["exit"].json(), nullptr, false);
  if (!exit.is_number_integer()) return fault("a line has no whole number \"exit\"");
  answer.command = {exit.get<int>(), std::move(output).value(), std::move(error).value()};
  return answer;
}

}  // namespace

std::string_view file_of(RecordKind kind) noexcept {
  switch (kind) {
    case RecordKind::kApi:
      return "api.jsonl";
    case RecordKind::kCommand:
      return "commands.jsonl";
    case RecordKind::kQuery:
      break;
  }
  return "database.jsonl";
}

std::string key_of(const ApiRequest& request) {
  std::string key;
  append_member(key, "region", request.region);
  append_member(key, "service", request.service);
  append_member(key, "path", request.path);
  append_member(key, "list_member", request.list_member);
  append_member(key, "microversion", request.microversion);
  return key;
}

std::string session_key() { return "{\"session\":true"; }

std::string key_of(std::string_view host, std::string_view command) {
  std::string key;
  append_member(key, "host", host);
  append_member(key, "command", command);
  return key;
}

std::string key_of_query(std::string_view sql, std::span<const std::string> values) {
  std::string key;
  append_member(key, "sql", sql);
  std::string list = "[";
  for (const std::string& value : values) {
    list.append(list.size() > 1 ? "," : "").append(json_text(value));
  }
  append_raw(key, "values", list + "]");
  return key;
}

std::string to_line(RecordKind kind, std::string_view key, const RecordedAnswer& answer,
                    std::int64_t took_us) {
  std::string line(key);
  if (answer.failure) {
    append_member(line, "status", word_of(answer.failure->code));
    append_member(line, "message", answer.failure->message);
    append_member(line, "where", answer.failure->where);
  } else if (kind == RecordKind::kCommand) {
    append_raw(line, "exit", std::to_string(answer.command.exit_code));
    append_bytes(line, "output", answer.command.output);
    append_bytes(line, "error", answer.command.error_output);
  } else {
    append_member(line, "status", "ok");
    append_raw(line, kind == RecordKind::kApi ? "body" : "rows", answer.body);
  }
  return line.append(kTook).append(std::to_string(took_us)).append("}");
}

std::string_view without_time(std::string_view line) noexcept {
  const auto at = line.rfind(kTook);
  return at != std::string_view::npos &&
                 line.find_first_of("\",", at + kTook.size()) == std::string_view::npos
             ? line.substr(0, at)
             : line;
}

model::Result<std::string> key_of_line(RecordKind kind, std::string_view text) {
  Doc line;
  if (!line.load(text)) return fault("a line is no JSON object");
  if (kind == RecordKind::kApi) return api_key_of(line);
  if (kind == RecordKind::kQuery) return query_key_of(line);
  const auto host = text_of(line, "host");
  const auto command = text_of(line, "command");
  if (!host || !command) return fault("a line has no texts \"host\" and \"command\"");
  return key_of(*host, *command);
}

model::Result<RecordedAnswer> read_answer(RecordKind kind, std::string_view text) {
  Doc line;
  if (!line.load(text)) return fault("a line is no JSON object");
  const std::string status = text_of(line, "status").value_or("");
  if (!status.empty() && status != "ok") {
    const auto code = std::find_if(kCodes.begin(), kCodes.end(),
                                   [&](const auto& entry) { return entry.second == status; });
    if (code == kCodes.end()) return fault("a line has the unknown status \"" + status + "\"");
    return RecordedAnswer{.failure = Error{code->first, text_of(line, "message").value_or(""),
                                           text_of(line, "where").value_or("")}};
  }
  if (kind == RecordKind::kCommand) return read_command(line);
  const char* const name = kind == RecordKind::kApi ? "body" : "rows";
  const auto body = member_text(text, name);
  if (body.empty()) return fault(std::string("a line has no member \"") + name + "\"");
  return RecordedAnswer{.body = std::string(body)};
}

}  // namespace toposcope::discovery
