#include <algorithm>
#include <filesystem>
#include <utility>

#include "toposcope/model/text.h"

#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNames = 2000;

bool is_hidden(const std::string& name) { return name.starts_with('.'); }

void sort_names(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    const int order = model::compare_natural(a, b);
    return order != 0 ? order < 0 : a < b;
  });
}

/// The path itself when it is a folder, else the one that it is in.
fs::path folder_of(const std::string& path) {
  std::error_code ignored;
  const fs::path whole = fs::absolute(path.empty() ? "." : path, ignored).lexically_normal();
  if (fs::is_directory(whole, ignored)) {
    return whole.has_filename() ? whole : whole.parent_path();
  }
  return whole.parent_path();
}

FolderListing read_folder(const std::string& path) {
  FolderListing out;
  const fs::path folder = folder_of(path);
  out.path = folder.string();
  std::error_code fault;
  fs::directory_iterator at(folder, fs::directory_options::none, fault);
  for (; !fault && at != fs::directory_iterator(); at.increment(fault)) {
    const std::string name = at->path().filename().string();
    if (is_hidden(name)) continue;
    std::error_code ignored;  // A link to nowhere is a file.
    auto& names = at->is_directory(ignored) ? out.folders : out.files;
    if (names.size() < kMostNames) names.push_back(name);
  }
  if (fault) out.fault = "'" + out.path + "' cannot be listed: " + fault.message();
  sort_names(out.folders);
  sort_names(out.files);
  return out;
}

}  // namespace

Work folder_work(std::string path) {
  return [path = std::move(path)](Lane&, const std::stop_token&) -> Delivery {
    return [listing = read_folder(path)](AppState& state) { state.export_form.folder = listing; };
  };
}

}  // namespace toposcope::ui
