#pragma once

/// \file
/// `virsh dumpxml`: a guest and what it is plugged into.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/xml_tree.h"

namespace toposcope::discovery::parse {

struct LibvirtDomain {
  std::string type;  ///< "kvm", "qemu", ...
  std::string name;
  std::string uuid;
  std::string vcpus;
  /// As they stand below <devices>; documents take over all of their attributes.
  std::vector<XmlElement> interfaces;
  std::vector<XmlElement> disks;

  bool operator==(const LibvirtDomain&) const = default;
};

/// The number that a guest has while it runs is not kept: it changes with every start.
/// \retval kMalformedInput  also for a document that is no <domain> or has no <uuid>
[[nodiscard]] model::Result<LibvirtDomain> read_domain_xml(std::string_view text);

}  // namespace toposcope::discovery::parse
