#pragma once

/// \file
/// Sources of a scan that answer from maps of request to text, and what a fetcher is called with.
///
/// \code
///   FetchBench bench;
///   bench.api->answers["network /ports"] = R"({"ports": []})";
///   bench.hosts->say("node-5", "brctl show", "bridge name ...");
///   bench.put(R"({"type": "host", "id": "node-5", "host_type": ["Compute"]})");
///   const auto result = bench.fetch(*make_api_ports_fetcher(), "host", "node-5");
/// \endcode

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/sources.h"

#include "engine/fetcher.h"
#include "inventory/inventory.h"
#include "inventory/lane_view.h"

namespace toposcope::discovery {

/// "SERVICE PATH" or "SERVICE PATH @REGION" → body or error.  What no answer is for is kNotFound,
/// as the real one says.
class FakeApi : public OpenStackApi {
 public:
  FakeApi();

  std::map<std::string, model::Result<std::string>> answers;
  /// At first project "admin" in RegionOne, which has nova, neutron and keystone.
  model::Result<std::string> session_answer;
  std::map<std::string, int> asked;  ///< How often; by the keys of `answers`.

  /// Answers with a status of HTTP other than 200, in the words of a real source.
  void refuse(const std::string& request, model::ErrorCode code);

  void say(const std::string& request, const Json& body) {
    answers.insert_or_assign(request, body.dump());
  }

  [[nodiscard]] model::Result<std::string> get(const ApiRequest& request) override;
  [[nodiscard]] model::Result<std::string> session() override { return session_answer; }

 private:
  std::mutex mutex_;
};

/// What hosts print.  A command without an answer ends as an unknown one does: 127.
class FakeHosts : public HostCommands {
 public:
  std::map<std::pair<std::string, std::string>, CommandResult> answers;
  std::set<std::string> down;  ///< Hosts that cannot be reached.
  int round_trips = 0;
  std::vector<std::string> commands;  ///< In the order asked.

  void say(const std::string& host, const std::string& command, std::string output,
           int exit_code = 0);

  [[nodiscard]] model::Result<std::vector<CommandResult>> run(
      std::string_view host, std::span<const std::string> asked) override;

 private:
  std::mutex mutex_;
};

/// Rows by a part of the question.  The first one whose text occurs in the SQL, and whose values
/// are those asked with, answers; without one it is kMalformedInput, as a wrong question is.
class FakeDatabase : public Database {
 public:
  struct Answer {
    std::string part;                 ///< Of the SQL.
    std::vector<std::string> values;  ///< Empty: whatever is asked for.
    model::Result<std::string> rows;
  };
  std::vector<Answer> answers;
  std::vector<std::string> asked;

  void say(std::string part, std::string rows) {
    answers.push_back({std::move(part), {}, std::move(rows)});
  }

  [[nodiscard]] model::Result<std::string> query(std::string_view sql,
                                                 std::span<const std::string> values) override;

 private:
  std::mutex mutex_;
};

/// A login's answer: a catalog with nova, neutron and keystone in each of these regions.
[[nodiscard]] Json session_body(const std::vector<std::string>& regions,
                                const std::string& project_id, const std::string& project_name);

/// An error as sources tell it.
[[nodiscard]] model::Error source_error(model::ErrorCode code);

/// One environment, its sources, and what is in its inventory before a fetcher runs.
struct FetchBench {
  FetchBench();

  /// Takes a document into the inventory.
  void put(std::string_view document);
  void put(const char* document) { put(std::string_view(document)); }
  void put(const Json& document) { put(std::string_view(document.dump())); }

  void use_2018() { shape = Shape(Shape::Year::k2018); }

  /// Calls a fetcher for the object of that type and id, which is made when it is not there.
  [[nodiscard]] model::Result<FetchResult> fetch(const Fetcher& fetcher, std::string_view type,
                                                 std::string_view id);
  /// The same with another member of the parent as what the entry names.
  [[nodiscard]] model::Result<FetchResult> fetch_as(const Fetcher& fetcher, std::string_view type,
                                                    std::string_view id, std::string_view named);

  EnvironmentConfig environment;
  std::shared_ptr<FakeApi> api;
  std::shared_ptr<FakeHosts> hosts;
  std::shared_ptr<FakeDatabase> database;
  SourceSet sources;
  std::unique_ptr<ScanCache> cache;
  Shape shape;
  Inventory inventory;
};

/// The objects of a result as one list; with a folder in the words of Calipso: parent_id,
/// parent_type, parent_text, master_parent_type, master_parent_id.  {"error": MESSAGE} for an
/// error.
[[nodiscard]] Json calipso_form(const model::Result<FetchResult>& result);

/// Only these members of each object.
[[nodiscard]] Json only(const Json& objects, const std::vector<std::string>& members);

/// The same without the order of members, for comparing with what others wrote.
[[nodiscard]] nlohmann::json unordered(const Json& json);

/// A file of fixtures/.
[[nodiscard]] std::string fixture_text(const std::string& name);
[[nodiscard]] Json fixture_json(const std::string& name);

}  // namespace toposcope::discovery
