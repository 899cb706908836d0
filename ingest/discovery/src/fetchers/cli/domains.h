#pragma once

/// \file
/// Guests of libvirt on a host, and interfaces of a guest as documents of vnics.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/fetcher.h"
#include "parse/domain_xml.h"

namespace toposcope::discovery::cli {

struct Domains {
  std::map<std::string, parse::LibvirtDomain> by_uuid;
  std::vector<std::string> failures;  ///< Of guests that were listed but could not be read.
};

/// Two round trips, once a scan and host.
[[nodiscard]] model::Result<std::shared_ptr<const Domains>> domains(const FetchContext& context,
                                                                    const std::string& host);

/// An element as Calipso keeps XML: attributes as "@NAME", what occurs several times as a list.
[[nodiscard]] Json xml_document(const parse::XmlElement& element);

/// An instance and what libvirt knows of it.
struct Guest {
  const Object* instance = nullptr;
  Json document;  ///< Of the instance.
  parse::LibvirtDomain domain;
};

/// The guest that the parent is a folder of; nothing when it is on no compute host, or has no guest
/// there.
[[nodiscard]] model::Result<std::optional<Guest>> guest_of_parent(const FetchContext& context);

/// An interface as a vnic that is ready but for its names.
struct GuestVnic {
  std::string mac, device, alias, type;
  Json document;
};

[[nodiscard]] GuestVnic guest_vnic(const FetchContext& context, const Guest& guest,
                                   const parse::XmlElement& interface);

/// Members of instance_update().
inline constexpr SetMember kSetInInstances[] = {
    {"instance", "mac_address"}, {"instance", "vcpu"}, {"instance", "disks"}};

/// What an instance learns from its guest.
[[nodiscard]] ObjectUpdate instance_update(const FetchContext& context, const Guest& guest,
                                           const std::string& mac);

}  // namespace toposcope::discovery::cli
