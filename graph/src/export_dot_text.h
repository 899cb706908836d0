#pragma once

#include "toposcope/model/dot_text.h"

namespace toposcope::graph {

using model::dot_label;
using model::dot_name;

}  // namespace toposcope::graph
