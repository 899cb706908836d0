#pragma once

namespace toposcope::testing {

/// Keeps the libraries that are loaded now until the process ends.  A graphics driver that was
/// unloaded has no name any more, and the leak checker could not tell what it left from ours.
void keep_libraries();

}  // namespace toposcope::testing
