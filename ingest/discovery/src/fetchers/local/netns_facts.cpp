#include "fetchers/local/netns_facts.h"

#include <algorithm>
#include <set>

#include "fetchers/cli/host_shell.h"
#include "parse/netns_list.h"
#include "parse/text_lines.h"

namespace toposcope::discovery::local {
namespace {

constexpr std::string_view kRoot = "root";
constexpr std::size_t kCommands = 5;  ///< Asked in each namespace.

/// A namespace that commands can be run in.
struct Entrance {
  Netns netns;
  std::string prefix;  ///< What runs a command in it.
};

struct Process {
  int pid = 0;
  std::string inode;
};

/// Lines "... /proc/PID/ns/net -> net:[INODE]" of ls; processes that may not be looked at have
/// none.
std::vector<Process> read_processes(std::string_view text) {
  std::vector<Process> processes;
  for (const auto& [line, number] : parse::lines_of(text)) {
    const auto halves = parse::split_at(line, " -> ");
    const auto begin = line.find("/proc/");
    if (!halves || begin == std::string_view::npos) continue;
    std::string_view pid = line.substr(begin + 6);
    pid = pid.substr(0, pid.find('/'));
    processes.push_back({parse::number_of<int>(pid).value_or(0), std::string(halves->second)});
  }
  return processes;
}

/// "INODE /run/netns/NAME" lines as the kernel calls them: "net:[INODE]".
std::set<std::string> read_inodes(std::string_view text) {
  std::set<std::string> inodes;
  for (const auto& [line, number] : parse::lines_of(text)) {
    const auto words = parse::words_of(line);
    if (!words.empty()) inodes.insert("net:[" + std::string(words.front()) + ']');
  }
  return inodes;
}

/// By name: `ip` lists them in the order of a folder.
void add_named(std::vector<parse::NamedNetns> named, std::vector<Entrance>& entrances) {
  std::sort(named.begin(), named.end(),
            [](const auto& one, const auto& other) { return one.name < other.name; });
  for (const parse::NamedNetns& netns : named) {
    Entrance entrance;
    entrance.netns.name = netns.name == kRoot ? "root (named)" : netns.name;
    entrance.prefix = "ip netns exec " + cli::shell_word(netns.name) + ' ';
    entrances.push_back(std::move(entrance));
  }
}

/// Namespaces that processes are in and that have no name, by their lowest process.
void add_unnamed(const std::vector<Process>& processes, std::set<std::string> known,
                 std::vector<Entrance>& entrances) {
  std::map<std::string, int> lowest;
  for (const Process& process : processes) {
    if (process.pid == 0 || known.contains(process.inode)) continue;
    const auto [found, is_new] = lowest.try_emplace(process.inode, process.pid);
    if (!is_new) found->second = std::min(found->second, process.pid);
  }
  std::set<int> pids;
  for (const auto& [inode, pid] : lowest) pids.insert(pid);
  for (const int pid : pids) {
    Entrance entrance;
    entrance.netns.name = "pid-" + std::to_string(pid);
    entrance.netns.pid = pid;
    entrance.prefix = "nsenter -t " + std::to_string(pid) + " -n ";
    entrances.push_back(std::move(entrance));
  }
}

model::Result<std::vector<Entrance>> find_entrances(const FetchContext& context,
                                                    const std::string& host) {
  const std::vector<std::string> commands{"ip netns list", "ls -l /proc/self/ns/net",
                                          "ls -l /proc/[0-9]*/ns/net",
                                          "stat -L -c '%i %n' /run/netns/*"};
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (const std::size_t needed : {0U, 1U}) {
    if (told.value()[needed].exit_code != 0) {
      return cli::failure(host, commands[needed], told.value()[needed]);
    }
  }
  const auto named = parse::read_netns_list(told.value()[0].output);
  if (!named.has_value()) return named.error();
  const CommandResult& inodes = told.value()[3];
  if (!named.value().empty() && inodes.exit_code != 0) {
    return cli::failure(host, commands[3], inodes);
  }
  // Processes end while ls runs, which then fails; what it has printed is true all the same.
  const std::vector<Process> processes = read_processes(told.value()[2].output);
  if (processes.empty()) return cli::failure(host, commands[2], told.value()[2]);
  const std::vector<Process> self = read_processes(told.value()[1].output);
  if (self.empty()) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "the namespace of commands could not be told", host};
  }
  std::set<std::string> known = read_inodes(inodes.output);
  known.insert(self.front().inode);
  std::vector<Entrance> entrances(1);
  entrances.front().netns.name = kRoot;
  entrances.front().netns.is_root = true;
  add_named(named.value(), entrances);
  add_unnamed(processes, std::move(known), entrances);
  return entrances;
}

std::vector<std::string> commands_for(const Entrance& entrance) {
  std::vector<std::string> commands;
  for (const char* const command :
       {"ip -j -d address show", "ip -j -d route show", "ip -j -d -6 route show",
        "ip netns list-id", "bridge -j fdb show"}) {
    commands.push_back(entrance.prefix + command);
  }
  return commands;
}

model::Status read_routes(const std::string& text, Netns& netns) {
  auto routes = parse::read_ip_route_json(text);
  if (!routes.has_value()) return routes.error();
  for (parse::IpRoute& route : routes.value()) netns.routes.push_back(std::move(route));
  return model::ok();
}

/// \param told  results of commands_for(), from this one on
model::Status read_inside(std::span<const CommandResult> told, Netns& netns) {
  auto interfaces = parse::read_ip_json(told[0].output);
  if (!interfaces.has_value()) return interfaces.error();
  netns.interfaces = std::move(interfaces).value();
  for (const std::size_t routes : {1U, 2U}) {
    if (auto read = read_routes(told[routes].output, netns); !read.has_value()) return read;
  }
  const auto ids = parse::read_netns_ids(told[3].output);
  if (!ids.has_value()) return ids.error();
  for (const parse::NamedNetns& other : ids.value()) {
    if (other.id && !other.name.empty()) netns.ids[*other.id] = other.name;
  }
  auto forwarding = parse::read_bridge_fdb_json(told[4].output);
  if (!forwarding.has_value()) return forwarding.error();
  netns.forwarding = std::move(forwarding).value();
  return model::ok();
}

bool says(const CommandResult& result, std::string_view words) {
  return result.error_output.find(words) != std::string::npos;
}

/// A name without a namespace behind it, or a namespace whose last process has ended, is none.
bool is_gone(const Entrance& entrance, const CommandResult& result) {
  if (entrance.netns.is_root) return false;
  return entrance.netns.pid ? says(result, "No such file") || says(result, "No such process")
                            : says(result, "Invalid argument");
}

/// The first command that failed; a kernel without IPv6 has no routes of it.
const CommandResult* first_failure(std::span<CommandResult> told) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].exit_code == 0) continue;
    if (i == 2 && says(told[i], "not supported")) {
      told[i].output = "[]";
      continue;
    }
    return &told[i];
  }
  return nullptr;
}

model::Status read_names(const FetchContext& context, const std::string& host,
                         std::vector<Entrance>& entrances) {
  std::vector<std::string> commands;
  std::vector<Netns*> unnamed;
  for (Entrance& entrance : entrances) {
    if (!entrance.netns.pid) continue;
    commands.push_back("cat /proc/" + std::to_string(*entrance.netns.pid) + "/comm");
    unnamed.push_back(&entrance.netns);
  }
  if (commands.empty()) return model::ok();
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < unnamed.size(); ++i) {
    const std::string_view name = parse::trimmed(told.value()[i].output);
    if (!name.empty()) unnamed[i]->name += ' ' + std::string(name);
  }
  return model::ok();
}

model::Result<NetnsFacts> read_facts(const FetchContext& context, const std::string& host) {
  auto entrances = find_entrances(context, host);
  if (!entrances.has_value()) return entrances.error();
  if (auto named = read_names(context, host, entrances.value()); !named.has_value()) {
    return named.error();
  }
  std::vector<std::string> commands;
  for (const Entrance& entrance : entrances.value()) {
    for (std::string& command : commands_for(entrance)) commands.push_back(std::move(command));
  }
  auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  NetnsFacts facts;
  for (std::size_t i = 0; i < entrances.value().size(); ++i) {
    Entrance& entrance = entrances.value()[i];
    const auto part = std::span(told.value()).subspan(i * kCommands, kCommands);
    if (const CommandResult* failed = first_failure(part)) {
      const auto at = static_cast<std::size_t>(failed - told.value().data());
      if (!is_gone(entrance, *failed)) return cli::failure(host, commands[at], *failed);
      facts.remarks.push_back("namespace " + entrance.netns.name + " is not there any more");
      continue;
    }
    if (auto read = read_inside(part, entrance.netns); !read.has_value()) return read.error();
    facts.all.push_back(std::move(entrance.netns));
  }
  return facts;
}

}  // namespace

model::Result<std::shared_ptr<const NetnsFacts>> netns_facts(const FetchContext& context,
                                                             const std::string& host) {
  return context.cache.get<NetnsFacts>("namespaces of " + host,
                                       [&] { return read_facts(context, host); });
}

}  // namespace toposcope::discovery::local
