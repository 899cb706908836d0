// Small drawings, written out: one for each family of states.  A line that changes has to have a
// reason; look at the picture.  TOPOSCOPE_UPDATE_GOLDEN=1 writes the files anew.

#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/picture.h"
#include "toposcope/scene/poster.h"

#include "scene/facts_text.h"
#include "scene/scene_probe.h"
#include "scene/tools.h"

namespace toposcope::testing {
namespace {

struct GoldenScene {
  const char* name;
  const char* theme;
  std::string facts;
};

void PrintTo(const GoldenScene& scene, std::ostream* out) { *out << scene.name; }

constexpr const char* kStates =
    "instance:i--vnic:n0 i--vnic:n1 i--vnic:n2 n0=name:no_check n1=ok,name:OK "
    "n2=warning,name:Warning,says:ARP_incomplete i=error,name:Error,says:no_carrier "
    "vconnector:c0=warning,ack,name:Warning_ack,says:until_16:00 n0--c0 "
    "vconnector:c1=error,ack,name:Error_ack,says:until_16:00 n1--c1 "
    "vconnector:c2=unknown,name:Unknown,says:cannot_tell n2--c2 "
    "vedge:e0=stale,name:Stale,says:was_OK c0--e0 vedge:e1=maintenance,name:Maintenance c1--e1 "
    "vedge:e2=placeholder,name:placeholder c2--e2 network:w=stale,ack,name:Stale_ack e0--w "
    "network:u=unknown,ack,name:Unknown_ack e1--u";

constexpr const char* kComparison =
    "instance:i=ok,focal,name:web-1 vnic:a=ok,added vnic:r=ok,removed vnic:c=warning,changed "
    "i--a=added i--r=removed i--c=changed vconnector:s=ok,selected vconnector:f=ok,found "
    "vconnector:p=ok,pinned a--s r--f c--p";

constexpr const char* kLinks =
    "instance:a--vnic:b=warning a--vnic:c=error a--vnic:d=down b--vconnector:e=stale "
    "c--vconnector:f=implicit d--vconnector:g=maintenance e--vedge:h=why:3 e--vedge:i "
    "f--i f--i f--i f--i g--vedge:j=directed g--j g--j";

constexpr const char* kMatrix =
    "ps_host:a--ps_host:b=directed,ok b--a=directed,warning a--ps_host:c=directed,error "
    "c--a=directed,stale b--c=directed,error,ack c--ps_host:d=directed,maintenance "
    "d--c=directed,unknown a--d=directed";

std::string folded() {
  std::string text =
      "instance:web@node-6=focal,warning,says:gateway_silent web--vnic:tap@node-6 "
      "tap--vedge:o6@node-6=ok o6=name:node-6-OVS vedge:o8@node-8=ok,name:node-8-OVS "
      "[host:node-6]=host_type:Compute,zone:az1 [host:node-8]=host_type:Network,stale,"
      "says:agent_silent_for_26_min o6--switch_pnic:p6 o8--switch_pnic:p8 p6--switch:leaf=error "
      "p8--leaf leaf=ok p6=error,name:Eth1/6,says:no_carrier p8=ok,name:Eth1/8 o8--network:net "
      "o6--net net=ok ";
  text += repeated("instance:i#@node-8=ok,name:app-# i#--vnic:v#@node-8 v#--o8 ", 3);
  text +=
      "instance:i4@node-8=stale,name:app-4 i4--vnic:v4@node-8 v4--o8 "
      "instance:i5@node-8=stale,name:app-5 i5--vnic:v5@node-8 v5--o8 ";
  return text + "i2=error,says:domain_shut_off";
}

class SceneGolden : public ::testing::TestWithParam<GoldenScene> {};

TEST_P(SceneGolden, IsDrawnAsBefore) {
  const auto path = std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "tests/golden/scene" /
                    (std::string(GetParam().name) + ".svg");
  const scene::Poster poster =
      must_draw(make_facts(GetParam().facts),
                {.theme = GetParam().theme, .caption = {GetParam().name, "a rule", "revision 7"}});
  const std::string svg = to_svg(poster.scene, {GetParam().name});
  if (std::getenv("TOPOSCOPE_UPDATE_GOLDEN") != nullptr) write_bytes(path, svg);
  EXPECT_EQ(svg, read_bytes(path));
}

INSTANTIATE_TEST_SUITE_P(Families, SceneGolden,
                         ::testing::ValuesIn(std::vector<GoldenScene>{
                             {"states_dark", "dark", kStates},
                             {"states_print", "print", kStates},
                             {"comparison_light", "light", kComparison},
                             {"links_dark", "dark", kLinks},
                             {"links_print", "print", kLinks},
                             {"folded_light", "light", folded()},
                             {"matrix_dark", "dark", kMatrix},
                             {"matrix_print", "print", kMatrix}}),
                         [](const ::testing::TestParamInfo<GoldenScene>& param) {
                           return std::string(param.param.name);
                         });

}  // namespace
}  // namespace toposcope::testing
