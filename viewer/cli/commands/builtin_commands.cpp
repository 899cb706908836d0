#include "commands/builtin_commands.h"

namespace toposcope::cli {

std::vector<std::unique_ptr<Command>> make_builtin_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_import_command());
  commands.push_back(make_cliques_command());
  commands.push_back(make_export_command());
  commands.push_back(make_explain_command());
  commands.push_back(make_path_command());
  commands.push_back(make_find_command());
  commands.push_back(make_show_command());
  commands.push_back(make_types_command());
  commands.push_back(make_info_command());
  commands.push_back(make_revisions_command());
  commands.push_back(make_diff_command());
  commands.push_back(make_impact_command());
  commands.push_back(make_env_command());
  commands.push_back(make_scan_command());
  commands.push_back(make_links_command());
  commands.push_back(make_schedule_command());
  commands.push_back(make_serve_command());
  commands.push_back(make_check_command());
  commands.push_back(make_messages_command());
  commands.push_back(make_compact_command());
  commands.push_back(make_backup_command());
  return commands;
}

}  // namespace toposcope::cli
