#include "recording/record_file.h"

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>
#include <vector>

#include "toposcope/ingest/file_text.h"

namespace toposcope::discovery {
namespace {

model::Error not_written(const std::filesystem::path& file) {
  return {model::ErrorCode::kIo, "cannot be written: disk full, or not allowed", file.string()};
}

struct KeyedLine {
  std::string key;
  std::string_view line;
};

/// Where equal keys follow each other, answers that only repeat the one before them at the end say
/// nothing: a replay gives the last one again.
std::string without_repetitions(const std::vector<KeyedLine>& lines) {
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].key == lines[begin].key) ++end;
    std::size_t kept = end;
    while (kept - begin > 1 &&
           without_time(lines[kept - 1].line) == without_time(lines[kept - 2].line)) {
      --kept;
    }
    for (std::size_t i = begin; i < kept; ++i) text.append(lines[i].line).append("\n");
    begin = end;
  }
  return text;
}

}  // namespace

RecordFile::RecordFile(std::filesystem::path file) : file_(std::move(file)) {}

model::Status RecordFile::open() {
  out_.open(file_, std::ios::binary | std::ios::trunc);
  if (!out_) return not_written(file_);
  return model::ok();
}

model::Status RecordFile::append(std::string_view line) {
  const std::lock_guard lock(mutex_);
  out_.write(line.data(), static_cast<std::streamsize>(line.size()));
  out_.put('\n');
  out_.flush();
  if (!out_) return not_written(file_);
  return model::ok();
}

model::Status replace_file(const std::filesystem::path& file, std::string_view text) {
  auto part = file;
  part += ".part";
  std::ofstream out(part, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(part, file, failed);
  if (!out || failed) return not_written(file);
  return model::ok();
}

model::Status sort_lines(RecordKind kind, const std::filesystem::path& file) {
  const auto text = ingest::read_file_text(file);
  if (!text.has_value()) return text.error();
  std::vector<KeyedLine> lines;
  std::string_view rest = text.value();
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.empty()) continue;
    auto key = key_of_line(kind, line);
    if (!key.has_value()) {
      return model::Error{key.error().code, key.error().message, file.string()};
    }
    lines.push_back({std::move(key).value(), line});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const KeyedLine& a, const KeyedLine& b) { return a.key < b.key; });
  return replace_file(file, without_repetitions(lines));
}

}  // namespace toposcope::discovery
