#include "engine/scanner.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fake_cloud.h"
#include "inventory/save_object.h"
#include "support/records.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using toposcope::testing::must;

struct Scanned {
  std::unique_ptr<Staging> staging = std::make_unique<Staging>(std::make_unique<Inventory>("e"));
  FetchLog log;
  bool failed_at_root = false;
  model::Status status = model::ok();

  [[nodiscard]] std::string text() const {
    std::string text;
    const Inventory& inventory = staging->inventory();
    for (std::uint32_t i = 0; i < inventory.size(); ++i) {
      text += inventory.object({i}).document + "\n";
    }
    return text;
  }
  [[nodiscard]] const Object* find(std::string_view type, std::string_view id) const {
    const auto number = staging->inventory().find(type, id);
    return number ? &staging->inventory().object(*number) : nullptr;
  }
};

/// A scan of the cloud with so many threads.
Scanned scan(FakeCloud& cloud, unsigned jobs, std::stop_token stop = {},
             Scanner::Progress progress = {}) {
  const EnvironmentConfig environment = must(read_environment(kFakeEnvironment));
  const ScannerConfig scanners = fake_scanners();
  const FetcherRegistry fetchers = cloud.registry();
  const SourceSet sources;
  ScanCache cache;
  const ScanSetting setting{
      environment, scanners, fetchers, sources, cache, Shape(), [&](const ScannerEntry& entry) {
        return applies(entry, scanners.conditions, environment);
      }};
  Scanner scanner(setting, jobs, std::move(progress));
  Scanned scanned;
  scanned.status =
      scanner.run({"ScanEnvironment", environment_root("e")}, *scanned.staging, scanned.log, stop);
  scanned.failed_at_root = scanner.has_failed_at_root();
  return scanned;
}

TEST(Scanner, WalksDownFromTheEnvironment) {
  FakeCloud cloud;
  const Scanned scanned = scan(cloud, 1);
  ASSERT_TRUE(scanned.status.has_value());
  EXPECT_TRUE(scanned.log.failures().empty());
  // A folder, a region, 3 hosts, a port, 4 instances, 3 bridges, 3 cards, 4 interfaces; the folders
  // of cards are not stored, what is below them is.
  EXPECT_EQ(scanned.staging->inventory().size(), 20U);
  EXPECT_EQ(scanned.find("pnics_folder", "h1-pnics"), nullptr);
  EXPECT_EQ(scanned.find("host_pnic", "eth0-h1")->document,
            R"({"environment":"e","type":"host_pnic","id":"eth0-h1","name":"eth0-h1",)"
            R"("object_name":"eth0-h1","parent_type":"pnics_folder","parent_id":"h1-pnics",)"
            R"("id_path":"/e/e-regions/region|R/h1/h1-pnics/eth0-h1",)"
            R"("name_path":"/e/Regions/region|R/h1/Pnics/eth0-h1","host":"h1",)"
            R"("show_in_tree":true,"scan_origin":"CliFetchHostPnics@pnics_folder:h1-pnics"})");
  EXPECT_THAT(scanned.find("instance", "i1")->document, HasSubstr(R"(["fa:16:3e:i1"])"));
  EXPECT_EQ(scanned.log.times().at("CliFetchInstanceVnics").calls, 4U);
  EXPECT_EQ(scanned.log.times().at("ApiFetchProjectHosts").objects, 3U);
  EXPECT_EQ(scanned.log.not_built().at("CliFetchHostDisks"), "storage of hosts is not looked at");
}

class AnsweringHosts final : public HostCommands {
 public:
  model::Result<std::vector<CommandResult>> run(std::string_view,
                                                std::span<const std::string>) override {
    return std::vector<CommandResult>{};
  }
};

/// A fetcher that asks an API first and the host then: the host is to blame from its first command.
TEST(Scanner, BlamesAHostForWhatItWasAsked) {
  const ScannerConfig scanners = must(read_scanner_config(
      R"({"scanners_package":"discover","scanners":{
          "ScanHost":[{"type":"vedge","fetcher":"DbFetchVedgesOvs"}]}})",
      known_words()));
  const EnvironmentConfig environment = must(read_environment(kFakeEnvironment));
  SourceSet sources;
  sources.hosts = std::make_shared<AnsweringHosts>();
  for (const bool runs : {false, true}) {
    std::vector<std::unique_ptr<Fetcher>> fetchers;
    fetchers.push_back(std::make_unique<FakeFetcher>(
        "DbFetchVedgesOvs", FetchTraits{.source = FetchSource::kMixed},
        [runs](const FetchContext& context) -> model::Result<FetchResult> {
          if (runs) static_cast<void>(context.sources.hosts->run("h2", {}));
          return unreachable();
        }));
    const FetcherRegistry registry(std::move(fetchers));
    ScanCache cache;
    const ScanSetting setting{environment,
                              scanners,
                              registry,
                              sources,
                              cache,
                              Shape(),
                              [](const ScannerEntry&) { return true; }};
    Staging staging(std::make_unique<Inventory>("e"));
    FetchLog log;
    Scanner scanner(setting, 1, {});
    ScanTask task{"ScanHost", *make_object(R"({"type":"host","id":"h2","host":"h2"})")};
    task.host = "h2";
    must(scanner.run(std::move(task), staging, log, {}));
    ASSERT_EQ(log.failures().size(), 1U);
    EXPECT_EQ(log.failures()[0].host, runs ? "h2" : "");
  }
}

TEST(Scanner, AnEntrySeesWhatThoseBeforeItBrought) {
  FakeCloud cloud;
  EXPECT_THAT(scan(cloud, 1).find("vconnector", "br-h1")->document, HasSubstr(R"("instances":2)"));
}

/// Makes hosts answer in an order of its own: a question waits until those that must come before it
/// have been answered.
class Order {
 public:
  explicit Order(std::vector<std::string> order) : order_(std::move(order)) {}

  void wait_for(const std::string& host) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ >= order_.size() || order_[next_] == host; });
    if (next_ < order_.size()) ++next_;
    changed_.notify_all();
  }

 private:
  std::vector<std::string> order_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
};

TEST(Scanner, NeitherThreadsNorTheOrderOfAnswersCount) {
  FakeCloud cloud;
  const std::string expected = scan(cloud, 1).text();
  for (const unsigned jobs : {2U, 8U}) EXPECT_EQ(scan(cloud, jobs).text(), expected);
  for (const auto& hosts : std::vector<std::vector<std::string>>{
           {"h3", "h2", "h1"}, {"h2", "h3", "h1"}, {"h1", "h3", "h2"}}) {
    Order order(hosts);
    cloud.on_fetch = [&](const std::string& fetcher, std::string_view id) {
      if (fetcher == "CliFetchVconnectorsOvs") order.wait_for(std::string(id));
    };
    EXPECT_EQ(scan(cloud, 8).text(), expected);
  }
}

TEST(Scanner, AFailureCostsItselfAndWhatIsBelow) {
  FakeCloud cloud;
  cloud.broken_hosts.emplace("h2", unreachable());
  for (const unsigned jobs : {1U, 8U}) {
    const Scanned scanned = scan(cloud, jobs);
    ASSERT_TRUE(scanned.status.has_value());
    ASSERT_EQ(scanned.log.failures().size(), 3U);  // bridge, card, the interface of i3
    EXPECT_EQ(scanned.log.failures()[0].fetcher, "CliFetchVconnectorsOvs");
    EXPECT_EQ(scanned.log.failures()[0].host, "h2");
    EXPECT_THAT(scanned.log.failures()[0].remedy, HasSubstr("host h2 is up"));
    EXPECT_NE(scanned.find("instance", "i3"), nullptr);
    EXPECT_EQ(scanned.find("vnic", "h2|tap-i3"), nullptr);
    EXPECT_EQ(scanned.log.state("CliFetchHostPnics@pnics_folder:h2-pnics"), FetchState::kFailed);
    EXPECT_EQ(scanned.log.state("CliFetchHostPnics@pnics_folder:h1-pnics"), FetchState::kComplete);
    EXPECT_FALSE(scanned.failed_at_root);
  }
}

TEST(Scanner, AnExceptionIsAFailure) {
  FakeCloud cloud;
  cloud.on_fetch = [](const std::string& fetcher, std::string_view) {
    if (fetcher == "ApiFetchPorts") throw std::runtime_error("no member 'id'");
  };
  const Scanned scanned = scan(cloud, 2);
  ASSERT_EQ(scanned.log.failures().size(), 1U);
  EXPECT_EQ(scanned.log.failures()[0].message, "no member 'id'");
  EXPECT_EQ(scanned.staging->inventory().size(), 19U);
}

TEST(Scanner, WithoutRegionsNothingIsKnown) {
  FakeCloud cloud;
  cloud.broken_fetchers.emplace("ApiFetchRegions", unreachable());
  const Scanned scanned = scan(cloud, 2);
  EXPECT_TRUE(scanned.failed_at_root);
  EXPECT_EQ(scanned.log.failures().size(), 1U);
}

TEST(Scanner, StopsAfterAnyFetch) {
  FakeCloud cloud;
  std::size_t fetches = 0;
  cloud.on_fetch = [&](const std::string&, std::string_view) { ++fetches; };
  static_cast<void>(scan(cloud, 1));
  const std::size_t all = fetches;
  ASSERT_EQ(all, 16U);
  for (std::size_t last = 1; last <= all; ++last) {
    std::stop_source stop;
    fetches = 0;
    cloud.on_fetch = [&](const std::string&, std::string_view) {
      if (++fetches == last) stop.request_stop();
    };
    const Scanned scanned = scan(cloud, 1, stop.get_token());
    ASSERT_FALSE(scanned.status.has_value());
    EXPECT_EQ(scanned.status.error().code, model::ErrorCode::kCancelled);
    EXPECT_EQ(fetches, last);
  }
}

TEST(Scanner, TellsProgressOnTheThreadOfTheCaller) {
  FakeCloud cloud;
  const auto caller = std::this_thread::get_id();
  std::uint64_t done = 0, known = 0;
  static_cast<void>(scan(cloud, 8, {}, [&](std::uint64_t now, std::uint64_t of) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_LE(done, now);
    done = now;
    known = of;
  }));
  // environment, folder, region, 3 hosts, 4 instances, 3 folders of cards
  EXPECT_EQ(done, 13U);
  EXPECT_EQ(known, 13U);
}

TEST(Scanner, AnObjectThatTwoWaysLeadToIsScannedOnce) {
  FakeCloud cloud;
  cloud.hosts = {"h1", "h1", "h2"};
  std::multiset<std::string> asked;
  cloud.on_fetch = [&](const std::string& fetcher, std::string_view id) {
    asked.insert(fetcher + " " + std::string(id));
  };
  const Scanned scanned = scan(cloud, 1);
  EXPECT_EQ(asked.count("ApiFetchHostInstances h1"), 1U);
  EXPECT_EQ(scanned.staging->inventory().of_type("host").size(), 2U);
}

}  // namespace
}  // namespace toposcope::discovery::testing
