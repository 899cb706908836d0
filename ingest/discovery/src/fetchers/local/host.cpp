// The host itself, without a cloud that tells of it.

#include "fetchers/api/host_os.h"
#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/text_lines.h"

namespace toposcope::discovery {
namespace {

/// As the environment states it; empty when it states none.
std::string stated_host(const EnvironmentConfig& environment) {
  const EnvironmentSection* section = environment.section("CLI");
  return section == nullptr ? std::string() : std::string(section->value("host"));
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  const std::vector<std::string> commands{"hostname", "cat /etc/os-release", "arch", "uname -r"};
  const std::string stated = stated_host(context.environment);
  const auto told = cli::run(context, stated.empty() ? "localhost" : stated, commands);
  if (!told.has_value()) return told.error();
  const CommandResult& hostname = told.value()[0];
  if (stated.empty() && hostname.exit_code != 0) {
    return cli::failure("localhost", commands[0], hostname);
  }
  const std::string name = stated.empty() ? std::string(parse::trimmed(hostname.output)) : stated;
  if (name.empty()) {
    return model::Error{model::ErrorCode::kMalformedInput, "the host has no name", ""};
  }
  Json document{{"id", name}, {"name", name}, {"host", name}, {"host_type", {"Host"}}};
  FetchResult result;
  auto os = read_host_os(told.value()[1], told.value()[2], context.shape);
  if (os.has_value()) {
    document["OS"] = std::move(os).value();
  } else {
    result.remarks.push_back("what " + name + " runs is not known: " + os.error().message);
  }
  cli::set_text(document, "kernel", parse::trimmed(told.value()[3].output));
  result.objects.push_back({std::move(document)});
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_host_fetcher() {
  return make_function_fetcher("LocalFetchHost", fetch);
}

}  // namespace toposcope::discovery
