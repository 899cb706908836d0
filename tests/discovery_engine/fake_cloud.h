#pragma once

/// \file
/// Fetchers that answer from a table, and what a test needs to run a scan with them.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/discovery/scanner_config.h"
#include "toposcope/model/result.h"

#include "engine/fetcher.h"
#include "engine/registry.h"
#include "engine/task.h"

namespace toposcope::discovery::testing {

/// What one fetcher does when it is asked.
using Answer = std::function<model::Result<FetchResult>(const FetchContext& context)>;

class FakeFetcher final : public Fetcher {
 public:
  FakeFetcher(std::string name, FetchTraits traits, Answer answer)
      : name_(std::move(name)), traits_(traits), answer_(std::move(answer)) {}

  std::string_view name() const noexcept override { return name_; }
  FetchTraits traits() const noexcept override { return traits_; }
  model::Result<FetchResult> fetch(const FetchContext& context) const override {
    return answer_(context);
  }

 private:
  std::string name_;
  FetchTraits traits_;
  Answer answer_;
};

/// A small cloud: one region with hosts, which have instances, vnics and vservices.  All fields may
/// be changed between scans.
///
///   environment - regions_folder - region - host - instance - vnic
///                                             `- vnics_folder (not stored) - host_pnic
struct FakeCloud {
  std::vector<std::string> hosts = {"h1", "h2", "h3"};
  std::map<std::string, std::string> instances = {
      {"i1", "h1"}, {"i2", "h1"}, {"i3", "h2"}, {"i4", "h3"}};  ///< Where they are.
  std::map<std::string, model::Error> broken_hosts;             ///< Commands on these fail.
  std::map<std::string, model::Error> broken_fetchers;
  std::vector<std::string> not_allowed;  ///< Of the list of instances.
  std::string host_types = R"(["Compute"])";
  std::string unknown_type;  ///< Nobody knows whether hosts have it.
  std::function<void(const Object& parent)> on_parent;
  /// Called by each fetch with fetcher and id of the parent.
  std::function<void(const std::string& fetcher, std::string_view id)> on_fetch;

  [[nodiscard]] std::vector<std::unique_ptr<Fetcher>> fetchers();
  [[nodiscard]] FetcherRegistry registry() { return FetcherRegistry(fetchers()); }
};

/// The scanners that FakeCloud answers to, as scanners.json has them.
extern const char* const kFakeScanners;

/// A declaration of environment "e".
extern const char* const kFakeEnvironment;

/// kFakeScanners, read; names of fetchers and types are not checked.
[[nodiscard]] ScannerConfig fake_scanners();

/// The members "id", "name" and `more`, a JSON object.
[[nodiscard]] FetchedObject fetched(const std::string& id, const std::string& more = "{}");

[[nodiscard]] model::Error unreachable();

}  // namespace toposcope::discovery::testing
