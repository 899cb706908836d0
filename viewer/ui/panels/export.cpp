// The picture, or what it is made of, as a file.

#include <array>
#include <string>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/export_model.h"
#include "ui/panels/dialog.h"
#include "ui/widgets/rows.h"

namespace toposcope::ui {
namespace {

constexpr float kBrowserHeight = 150;

struct Scale {
  const char* name;
  const char* label;
  double scale;
};

constexpr std::array kScales = {Scale{"export.scale.1", "1x", 1}, Scale{"export.scale.2", "2x", 2},
                                Scale{"export.scale.3", "3x", 3}, Scale{"export.scale.4", "4x", 4}};

struct ThemeChoice {
  const char* name;
  const char* label;
  const char* theme;
};

constexpr std::array kThemes = {ThemeChoice{"export.theme.same", "As shown", ""},
                                ThemeChoice{"export.theme.dark", "Dark", "dark"},
                                ThemeChoice{"export.theme.light", "Light", "light"},
                                ThemeChoice{"export.theme.print", "Print", "print"}};

void choose_format(Dialog& dialog, ExportForm& form) {
  std::vector<std::string> names;
  std::vector<ChoiceSpec> choices;
  names.reserve(export_formats().size());  // Choices point into it.
  std::size_t current = 0;
  for (const ExportFormat& format : export_formats()) {
    if (form.format == format.name) current = names.size();
    names.push_back(std::string("export.format.") + format.name);
    choices.push_back({names.back(), format.label});
  }
  dialog.caption("Format");
  const auto chosen = dialog.choose(choices, current);
  if (chosen.has_value()) form = with_format(form, export_formats()[*chosen].name);
  dialog.note(export_format(form.format).hint);
}

/// Folders to go to and files to be replaced.
void browse(const PanelContext& context, Dialog& dialog, ExportForm& form) {
  UiContext& ui = context.ui;
  const FolderListing& folder = context.state.export_form.folder;
  gap(ui, 4);
  text_line(ui, {folder.path, TextRole::kMono, ui.theme().text2});
  dialog.note(folder.fault, true);
  const StyleColourScope ground(ImGuiCol_ChildBg, colour(ui.theme().canvas));
  const ChildScope list("folder", {0, ui.px(kBrowserHeight)});
  gap(ui, 3);
  const auto go = [&](const std::string& path) {
    form = in_folder(form, path);
    context.intents.add(ListFolder{path + "/"});
  };
  if (folder.path.size() > 1 && dialog.row("export.folder.up", "\u2191 Folder above", "")) {
    go(parent_folder(folder.path));
  }
  for (std::size_t i = 0; i < folder.folders.size(); ++i) {
    const std::string name = "export.folder." + std::to_string(i);
    if (dialog.row(name, folder.folders[i] + "/", "folder")) {
      go(path_in(folder.path, folder.folders[i]));
    }
  }
  for (std::size_t i = 0; i < folder.files.size(); ++i) {
    const std::string name = "export.file." + std::to_string(i);
    if (dialog.row(name, folder.files[i], "")) {
      form = with_path(form, path_in(folder.path, folder.files[i]));
    }
  }
  if (folder.folders.empty() && folder.files.empty() && folder.fault.empty()) {
    dialog.note("This folder is empty.");
  }
}

void choose_file(const PanelContext& context, Dialog& dialog, ExportForm& form) {
  UiContext& ui = context.ui;
  dialog.caption("File");
  const ButtonSpec folder{.name = "export.browse",
                          .label = "Folders",
                          .glyph = UiGlyph::kFolder,
                          .active = form.browsing};
  const float room = ImGui::GetContentRegionAvail().x - button_width(ui, folder) - ui.px(8);
  std::string path = form.path;
  const FieldResult field = dialog.field(
      {.name = "export.path", .hint = "Name of the file", .width = room / ui.exact(1)}, path);
  if (field.changed) form = with_path(form, path);
  ImGui::SameLine(0, ui.px(8));
  if (dialog.button(folder)) {
    form.browsing = !form.browsing;
    if (form.browsing) context.intents.add(ListFolder{});
  }
  if (form.browsing) browse(context, dialog, form);
}

void choose_scale(Dialog& dialog, ExportForm& form) {
  std::array<ChoiceSpec, kScales.size()> choices;
  std::size_t current = kScales.size();
  for (std::size_t i = 0; i < kScales.size(); ++i) {
    choices.at(i) = {kScales.at(i).name, kScales.at(i).label};
    if (kScales.at(i).scale == form.scale) current = i;
  }
  dialog.caption("Size");
  const auto chosen = dialog.choose(choices, current);
  if (chosen.has_value()) form.scale = kScales.at(*chosen).scale;
}

/// What means something for pictures only.
void choose_look(Dialog& dialog, ExportForm& form) {
  if (form.format == "png") choose_scale(dialog, form);
  std::array<ChoiceSpec, kThemes.size()> choices;
  std::size_t current = 0;
  for (std::size_t i = 0; i < kThemes.size(); ++i) {
    choices.at(i) = {kThemes.at(i).name, kThemes.at(i).label};
    if (form.theme == kThemes.at(i).theme) current = i;
  }
  dialog.caption("Theme");
  const auto theme = dialog.choose(choices, current);
  if (theme.has_value()) form.theme = kThemes.at(*theme).theme;
  constexpr std::array kParts = {ChoiceSpec{"export.whole", "The whole graph"},
                                 ChoiceSpec{"export.seen", "What is seen"}};
  dialog.caption("What");
  const auto part = dialog.choose(kParts, form.whole ? 0 : 1);
  if (part.has_value()) form.whole = *part == 0;
  dialog.caption("Caption, legend and what is left out");
  dialog.choose_switch("export.caption", form.caption);
}

}  // namespace

void draw_export(const PanelContext& context) {
  UiContext& ui = context.ui;
  const ExportForm& shown = context.state.export_form;
  Dialog dialog(context, Overlay::kExport, {.id = "export", .title = "Export", .width = 500});
  if (!dialog) return;
  ExportForm form = shown;
  choose_file(context, dialog, form);
  choose_format(dialog, form);
  if (export_format(form.format).is_picture) choose_look(dialog, form);
  dialog.note(shown.fault, true);
  dialog.note(shown.question, true);
  dialog.note(shown.outcome);
  gap(ui, 14);
  if (dialog.button({.name = "export.close", .label = "Close", .key = "Esc"})) dialog.close();
  ImGui::SameLine(0, ui.px(8));
  const std::string label = shown.busy               ? "Writing"
                            : shown.question.empty() ? "Export"
                                                     : "Replace it";
  const bool runs = dialog.confirm(
      {.name = "export.run", .label = label, .key = "\u21B5", .enabled = !shown.busy});
  if (runs || !same_form(form, shown)) context.intents.add(SetExportForm{form, runs});
}

}  // namespace toposcope::ui
