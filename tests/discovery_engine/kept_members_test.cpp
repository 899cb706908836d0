#include "control/kept_members.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

Object object(const std::string& document) { return make_object(document).value(); }

const char* const kGuest = R"({"type":"instance","id":"i","host":"compute1","mac_address":"fa:16",)"
                           R"("fault":"boot failed","vcpu":"2"})";

TEST(KeptMembers, KeepsWhatNobodyCouldSet) {
  const KeptMembers kept({{"instance", "mac_address", "compute1"}}, false);
  EXPECT_EQ(kept.apply(object(kGuest),
                       object(R"({"host":"compute1","id":"i","type":"instance","name":"web"})"))
                .document,
            R"({"type":"instance","id":"i","host":"compute1","mac_address":"fa:16","name":"web"})");
}

TEST(KeptMembers, KeepsNothingOfOtherHostsOrTypes) {
  const std::string now = R"({"type":"instance","id":"i","host":"compute1"})";
  for (const UnsetMember& unset : {UnsetMember{"instance", "mac_address", "compute2"},
                                   UnsetMember{"port", "mac_address", "compute1"}}) {
    EXPECT_EQ(KeptMembers(std::set<UnsetMember>{unset}, false)
                  .apply(object(kGuest), object(now))
                  .document,
              now);
  }
}

TEST(KeptMembers, WithoutAHostItIsOfAll) {
  const KeptMembers kept({{"instance", "vcpu", ""}}, false);
  EXPECT_EQ(kept.apply(object(kGuest), object(R"({"type":"instance","id":"i","host":"compute1"})"))
                .document,
            R"({"type":"instance","id":"i","host":"compute1","vcpu":"2"})");
}

TEST(KeptMembers, WhatIsToldNowCounts) {
  const KeptMembers kept({{"instance", "vcpu", ""}}, false);
  const std::string now = R"({"type":"instance","id":"i","host":"compute1","vcpu":"4"})";
  EXPECT_EQ(kept.apply(object(kGuest), object(now)).document, now);
}

/// The API knows all there is to a port, but not of a guest.
TEST(KeptMembers, WithoutItsDatabaseACloudKnowsLessOfGuests) {
  const KeptMembers kept({}, true);
  const std::string guest = R"({"type":"instance","id":"i","host":"compute1"})";
  EXPECT_EQ(kept.apply(object(kGuest), object(guest)).document, kGuest);
  const std::string port = R"({"type":"port","id":"p"})";
  EXPECT_EQ(
      kept.apply(object(R"({"type":"port","id":"p","device_id":"i"})"), object(port)).document,
      port);
}

}  // namespace
}  // namespace toposcope::discovery
