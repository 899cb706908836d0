#pragma once

/// \file
/// The real cloud as its administrator sees it, and whatever is asked before its hosts.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_fetch/lab_bench.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {

inline constexpr const char* kBlue = "06093b9fa36a426c9b2b26ae7358ecb2";
inline constexpr const char* kGreen = "373e819f66f6496788be3474e3570f4a";
inline constexpr const char* kAdmin = "6eb4b771dc4141b6872326125759ab8e";

using Names = std::vector<std::string>;

class ApiLab : public ::testing::Test {
 protected:
  ApiLab() { bench.use_admin(); }

  void keep_projects() {
    bench.keep(bench.objects(make_api_projects_fetcher(), "projects_folder", "cloud-projects"),
               "project");
  }

  Json hosts() {
    keep_projects();
    bench.hosts->say("compute1", "cat /etc/os-release",
                     fixture_json("lab-compute1.json")["cat /etc/os-release"]);
    bench.hosts->say("compute1", "arch", "x86_64\n");
    return bench.objects(make_api_project_hosts_fetcher(), "project", kAdmin, "admin");
  }

  LabBench bench;
};

}  // namespace toposcope::discovery
