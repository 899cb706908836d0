#pragma once

/// \file
/// A fetcher that is a name and a function.

#include <memory>
#include <string_view>

#include "engine/fetcher.h"

namespace toposcope::discovery {

using FetchFunction = model::Result<FetchResult> (*)(const FetchContext& context);

/// \param name  as scanners.json calls it; a literal
[[nodiscard]] std::unique_ptr<Fetcher> make_function_fetcher(std::string_view name,
                                                             FetchFunction fetch,
                                                             FetchTraits traits = {});

}  // namespace toposcope::discovery
