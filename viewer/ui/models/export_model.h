#pragma once

/// \file
/// Formats of an export, and names of the files.  Pure.

#include <span>
#include <string>
#include <string_view>

#include "ui/desk/lists.h"

namespace toposcope::ui {

struct ExportFormat {
  const char* name;   ///< As ExportForm::format.
  const char* label;  ///< "PNG"
  const char* hint;   ///< One line.
  bool is_picture;
  const char* extension;  ///< Of its files, with the dot.
};

[[nodiscard]] std::span<const ExportFormat> export_formats();
/// The first one, when there is none of this name.
[[nodiscard]] const ExportFormat& export_format(std::string_view name);

/// The path with the extension of the format in place of that of another one; any other end of a
/// name, such as "web-1.prod", stays.
[[nodiscard]] std::string with_extension(const std::string& path, std::string_view format);

/// The form for another format; its file name follows.
[[nodiscard]] ExportForm with_format(ExportForm form, std::string_view format);

/// The form with another path; an extension that is one of a format chooses it.
[[nodiscard]] ExportForm with_path(ExportForm form, std::string path);

/// The form whose file is in this folder, under the name that it has.
[[nodiscard]] ExportForm in_folder(ExportForm form, const std::string& folder);

/// "/srv/noc" of "/srv/noc/pictures"; "/" of what is in it.
[[nodiscard]] std::string parent_folder(const std::string& folder);
[[nodiscard]] std::string path_in(const std::string& folder, const std::string& name);

/// What the user chose is the same; answers and listings do not count.
[[nodiscard]] bool same_form(const ExportForm& a, const ExportForm& b);

}  // namespace toposcope::ui
