#include "environment_test.h"

#include <algorithm>

#include "toposcope/discovery/connect.h"
#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"

#include "environment_edit.h"
#include "json_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

Json to_json(const discovery::ConnectionVerdict& verdict) {
  return {{"section", verdict.section},
          {"ok", verdict.ok},
          {"text", verdict.text},
          {"remedy", verdict.remedy},
          {"took_ms", verdict.took.count()}};
}

void print(const discovery::ConnectionVerdict& verdict, Console& console) {
  console.out() << printable(verdict.section) << ": " << (verdict.ok ? "ok, " : "failed: ")
                << printable(verdict.text);
  if (!verdict.remedy.empty()) console.out() << "; " << printable(verdict.remedy);
  console.out() << '\n';
}

}  // namespace

model::Result<ExitCode> test_environment(const CommonOptions& common, const std::string& name,
                                         Console& console) {
  const auto store = open_to_read(common.db);
  if (!store.has_value()) return store.error();
  const auto document = find_environment(*store.value(), name);
  if (!document.has_value()) return document.error();
  const auto environment = discovery::read_environment(document.value());
  if (!environment.has_value()) return environment.error();
  discovery::CredentialStore credentials;
  const auto verdicts = discovery::test_connections(environment.value(), credentials, {});
  Json list = Json::array();
  for (const auto& verdict : verdicts) {
    list.push_back(to_json(verdict));
    if (!common.json) print(verdict, console);
  }
  if (common.json) console.out() << to_line(list) << '\n';
  if (verdicts.empty()) {
    return model::Error{model::ErrorCode::kNotFound,
                        "'" + name +
                            "' has no section OpenStack, mysql or CLI, and is not of type Linux: "
                            "there is no way into it",
                        ""};
  }
  const bool all =
      std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.ok; });
  return all ? ExitCode::kOk : ExitCode::kNo;
}

}  // namespace toposcope::cli
