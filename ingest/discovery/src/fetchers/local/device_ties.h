#pragma once

#include "fetchers/local/devices.h"

namespace toposcope::discovery::local {

/// Finds peers, masters and what devices stand on.  A peer that cannot be told is a remark.
void tie_devices(Devices& devices);

}  // namespace toposcope::discovery::local
