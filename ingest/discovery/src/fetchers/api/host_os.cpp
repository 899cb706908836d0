#include "fetchers/api/host_os.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/answers.h"
#include "parse/os_release.h"

namespace toposcope::discovery {
namespace {

constexpr std::size_t kAtATime = 8;  // logins that a gateway takes without a word

model::Result<Json> ask(const FetchContext& context, const std::string& host) {
  const std::array<std::string, 2> commands{"cat /etc/os-release", "arch"};
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  return read_host_os(told.value()[0], told.value()[1], context.shape);
}

}  // namespace

model::Result<Json> read_host_os(const CommandResult& os_release, const CommandResult& arch,
                                 const Shape& shape) {
  if (os_release.exit_code != 0) {
    return model::Error{model::ErrorCode::kNotFound, "has no /etc/os-release",
                        "cat /etc/os-release"};
  }
  const auto fields = parse::read_os_release(os_release.output);
  if (!fields.has_value()) return fields.error();
  Json os;
  constexpr std::array<std::pair<const char*, const char*>, 4> kNames{
      {{"NAME", "name"}, {"VERSION", "version"}, {"ID", "ID"}, {"ID_LIKE", "ID_LIKE"}}};
  for (const auto& [name, member] : kNames) {
    const std::string_view value = parse::field(fields.value(), name);
    if (!value.empty()) os[member] = value;
  }
  const std::string_view machine = parse::trimmed(arch.output);
  if (arch.exit_code == 0 && !machine.empty()) {
    os[shape.is_2018() ? "architecure" : "architecture"] = machine;  // as 2018 spells it
  }
  return os;
}

void add_host_os(const FetchContext& context, std::vector<Json>& hosts, FetchResult& result) {
  if (context.sources.hosts == nullptr) return;
  std::vector<std::string> failures(hosts.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < hosts.size(); i = next++) {
      const std::string host = facts::text_of(hosts[i], "id");
      auto os = ask(context, host);
      if (os.has_value()) {
        hosts[i]["OS"] = std::move(os).value();
      } else {
        failures[i] = host + ": what it runs is not known: " + os.error().message;
      }
    }
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::min(kAtATime, hosts.size()); ++i) workers.emplace_back(work);
  }
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (failures[i].empty()) continue;
    result.remarks.push_back(std::move(failures[i]));
    result.unknown.push_back({"host", facts::text_of(hosts[i], "id"), "OS"});
  }
}

}  // namespace toposcope::discovery
