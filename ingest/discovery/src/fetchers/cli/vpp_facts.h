#pragma once

/// \file
/// What VPP on a host tells of its interfaces, asked once a scan.

#include <memory>
#include <string>
#include <string_view>

#include "engine/fetcher.h"
#include "parse/vpp_hardware.h"

namespace toposcope::discovery::cli {

[[nodiscard]] model::Result<std::shared_ptr<const parse::VppHardware>> vpp_hardware(
    const FetchContext& context, const std::string& host);

/// Null when there is none.
[[nodiscard]] const parse::VppHardwareInterface* with_mac(const parse::VppHardware& hardware,
                                                          std::string_view mac);
[[nodiscard]] const parse::VppHardwareInterface* with_name(const parse::VppHardware& hardware,
                                                           std::string_view name);

/// Names of VPP have slashes in them, which ids do not.
[[nodiscard]] std::string without_slashes(std::string name);

}  // namespace toposcope::discovery::cli
