#include "ui/models/export_model.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace toposcope::ui {
namespace {

constexpr std::array kFormats = {
    ExportFormat{"png", "PNG", "A picture for documents and chats", true, ".png"},
    ExportFormat{"svg", "SVG", "A drawing that stays sharp and can be edited", true, ".svg"},
    ExportFormat{"pdf", "PDF", "One page, for printing and archives", true, ".pdf"},
    ExportFormat{"html", "HTML", "A page with pan, zoom and search, without network", true,
                 ".html"},
    ExportFormat{"dot", "DOT", "For Graphviz", false, ".dot"},
    ExportFormat{"json", "JSON", "Calipso's clique document; of a neighbourhood its records", false,
                 ".json"},
    ExportFormat{"graphml", "GraphML", "For yEd, Gephi and NetworkX", false, ".graphml"},
    ExportFormat{"csv", "CSV", "Two tables: NAME.nodes.csv and NAME.links.csv", false, ".csv"},
    ExportFormat{"view", "View", "What this window shows, for Views or --view elsewhere", false,
                 ".view.json"},
    ExportFormat{"what-if", "What-if", "What fails, for a change request and --without @FILE",
                 false, ".what-if.json"},
};

/// The format of a file name, by its end; of two that fit the longer one.  nullptr: none.
const ExportFormat* format_of(const std::string& path) {
  const ExportFormat* best = nullptr;
  for (const ExportFormat& format : kFormats) {
    const std::string_view end = format.extension;
    if (path.size() <= end.size() || !path.ends_with(end)) continue;
    if (best == nullptr || end.size() > std::string_view(best->extension).size()) best = &format;
  }
  return best;
}

/// What was said of the last file is not true of another one.
void forget_outcome(ExportForm& form) {
  form.outcome.clear();
  form.fault.clear();
  form.question.clear();
  form.replaces.clear();
}

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat& export_format(std::string_view name) {
  const auto at = std::find_if(kFormats.begin(), kFormats.end(),
                               [&](const ExportFormat& format) { return format.name == name; });
  return at == kFormats.end() ? kFormats.front() : *at;
}

std::string with_extension(const std::string& path, std::string_view format) {
  if (path.empty() || path.ends_with('/')) return path;
  const ExportFormat* old = format_of(path);
  const std::size_t end = old == nullptr ? 0 : std::string_view(old->extension).size();
  return path.substr(0, path.size() - end) + export_format(format).extension;
}

ExportForm with_format(ExportForm form, std::string_view format) {
  forget_outcome(form);
  form.format = format;
  form.path = with_extension(form.path, format);
  return form;
}

ExportForm with_path(ExportForm form, std::string path) {
  forget_outcome(form);
  const ExportFormat* format = format_of(path);
  if (format != nullptr) form.format = format->name;
  form.path = std::move(path);
  return form;
}

ExportForm in_folder(ExportForm form, const std::string& folder) {
  const std::string name = std::filesystem::path(form.path).filename().string();
  return with_path(std::move(form), (std::filesystem::path(folder) / name).string());
}

std::string parent_folder(const std::string& folder) {
  return std::filesystem::path(folder).parent_path().string();
}

std::string path_in(const std::string& folder, const std::string& name) {
  return (std::filesystem::path(folder) / name).string();
}

bool same_form(const ExportForm& a, const ExportForm& b) {
  return a.format == b.format && a.path == b.path && a.scale == b.scale && a.whole == b.whole &&
         a.theme == b.theme && a.caption == b.caption && a.browsing == b.browsing;
}

}  // namespace toposcope::ui
