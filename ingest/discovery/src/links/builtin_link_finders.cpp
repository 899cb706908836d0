#include "links/link_finder.h"

namespace toposcope::discovery {

std::vector<std::unique_ptr<LinkFinder>> make_builtin_link_finders() {
  std::vector<std::unique_ptr<LinkFinder>> finders;
  finders.push_back(make_instance_vnics_finder());
  finders.push_back(make_oteps_finder());
  finders.push_back(make_vconnectors_finder());
  finders.push_back(make_vedges_finder());
  finders.push_back(make_vservice_vnics_finder());
  finders.push_back(make_pnics_finder());
  finders.push_back(make_disks_finder());
  finders.push_back(make_containers_finder());
  finders.push_back(make_pods_finder());
  finders.push_back(make_routers_finder());
  finders.push_back(make_local_finder());
  return finders;
}

}  // namespace toposcope::discovery
