#include "ui/models/export_model.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace toposcope::ui {
namespace {

constexpr std::array kFormats = {
    ExportFormat{"png", "PNG", "A picture for documents and chats", true},
    ExportFormat{"svg", "SVG", "A drawing that stays sharp and can be edited", true},
    ExportFormat{"pdf", "PDF", "One page, for printing and archives", true},
    ExportFormat{"html", "HTML", "A page with pan, zoom and search, without network", true},
    ExportFormat{"dot", "DOT", "For Graphviz", false},
    ExportFormat{"json", "JSON", "Calipso's clique document; of a neighbourhood its records",
                 false},
    ExportFormat{"graphml", "GraphML", "For yEd, Gephi and NetworkX", false},
    ExportFormat{"csv", "CSV", "Two tables: NAME.nodes.csv and NAME.links.csv", false},
};

/// Of a file name, with its dot; empty: it is not one of a format.
std::string known_extension(const std::string& path) {
  for (const ExportFormat& format : kFormats) {
    const std::string extension = std::string(".") + format.name;
    if (path.size() > extension.size() && path.ends_with(extension)) return extension;
  }
  return {};
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
  const std::string old = known_extension(path);
  return path.substr(0, path.size() - old.size()) + "." + std::string(format);
}

ExportForm with_format(ExportForm form, std::string_view format) {
  forget_outcome(form);
  form.format = format;
  form.path = with_extension(form.path, format);
  return form;
}

ExportForm with_path(ExportForm form, std::string path) {
  forget_outcome(form);
  const std::string extension = known_extension(path);
  if (!extension.empty()) form.format = extension.substr(1);
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
