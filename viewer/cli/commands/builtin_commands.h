#pragma once

#include <memory>

#include "command.h"

namespace toposcope::cli {

// One maker a command; each lives in <name>_command.cpp.
[[nodiscard]] std::unique_ptr<Command> make_import_command();
[[nodiscard]] std::unique_ptr<Command> make_cliques_command();
[[nodiscard]] std::unique_ptr<Command> make_export_command();
[[nodiscard]] std::unique_ptr<Command> make_explain_command();
[[nodiscard]] std::unique_ptr<Command> make_path_command();
[[nodiscard]] std::unique_ptr<Command> make_find_command();
[[nodiscard]] std::unique_ptr<Command> make_show_command();
[[nodiscard]] std::unique_ptr<Command> make_types_command();
[[nodiscard]] std::unique_ptr<Command> make_info_command();
[[nodiscard]] std::unique_ptr<Command> make_revisions_command();
[[nodiscard]] std::unique_ptr<Command> make_diff_command();
[[nodiscard]] std::unique_ptr<Command> make_impact_command();
[[nodiscard]] std::unique_ptr<Command> make_env_command();
[[nodiscard]] std::unique_ptr<Command> make_scan_command();
[[nodiscard]] std::unique_ptr<Command> make_links_command();
[[nodiscard]] std::unique_ptr<Command> make_schedule_command();
[[nodiscard]] std::unique_ptr<Command> make_serve_command();
[[nodiscard]] std::unique_ptr<Command> make_check_command();
[[nodiscard]] std::unique_ptr<Command> make_messages_command();
[[nodiscard]] std::unique_ptr<Command> make_compact_command();
[[nodiscard]] std::unique_ptr<Command> make_backup_command();

}  // namespace toposcope::cli
