#include "recording/replay_file.h"

#include <functional>
#include <utility>

namespace toposcope::discovery {

model::Result<std::shared_ptr<ReplayFile>> ReplayFile::index(RecordKind kind, std::string text) {
  auto file = std::make_shared<ReplayFile>(kind, std::move(text));
  const std::string_view all = file->text_;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < all.size();) {
    ++number;
    const auto newline = all.find('\n', begin);
    const auto end = newline == std::string_view::npos ? all.size() : newline;
    const Place place{begin, end - begin};
    begin = end + 1;
    if (file->line_at(place).find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto key = key_of_line(kind, file->line_at(place));
    const auto answer = read_answer(kind, file->line_at(place));
    if (key.has_value() && answer.has_value()) {
      file->add(key.value(), place);
    } else if (newline != std::string_view::npos) {
      const auto& fault = key.has_value() ? answer.error() : key.error();
      return model::Error{fault.code, fault.message,
                          std::string(file_of(kind)) + ":" + std::to_string(number)};
    }
  }
  return file;
}

ReplayFile::Entry* ReplayFile::find(std::string_view key) {
  for (auto slot = std::hash<std::string_view>()(key);; ++slot) {
    const auto found = entries_.find(slot);
    if (found == entries_.end()) return nullptr;
    const auto stored = key_of_line(kind_, line_at(found->second.places.front()));
    if (stored.has_value() && stored.value() == key) return &found->second;
  }
}

void ReplayFile::add(const std::string& key, Place place) {
  Entry* entry = find(key);
  if (entry == nullptr) {
    auto slot = std::hash<std::string_view>()(key);
    while (entries_.contains(slot)) ++slot;
    entry = &entries_[slot];
  }
  entry->places.push_back(place);
}

model::Result<RecordedAnswer> ReplayFile::answer(std::string_view key, std::string_view what) {
  Place place;
  {
    const std::lock_guard lock(mutex_);
    Entry* const entry = find(key);
    if (entry == nullptr) {
      return model::Error{model::ErrorCode::kNotFound,
                          "not in this recording: " + std::string(what),
                          std::string(file_of(kind_))};
    }
    place = entry->places[entry->next];
    if (entry->next + 1 < entry->places.size()) ++entry->next;
  }
  return read_answer(kind_, line_at(place));
}

}  // namespace toposcope::discovery
