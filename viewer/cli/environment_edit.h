#pragma once

#include <string>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// The document that declares an environment.
/// \retval kNotFound  none does
[[nodiscard]] model::Result<std::string> find_environment(store::GraphStore& store,
                                                          const std::string& name);

/// What `env add` is told.
struct EnvironmentChange {
  std::string name, file, cloud;
  std::vector<std::string> set;
};

/// The environment's document: that of the file, else the one that is there, with what is set in
/// it. Writes nothing.
/// \return errors of discovery::build_environment_document() and of the store; kInvalidArgument
///         when nothing is given
[[nodiscard]] model::Result<std::string> changed_environment(store::GraphStore& store,
                                                             const EnvironmentChange& change);

/// Writes a document that declares an environment, as a revision of its own, source "env".
[[nodiscard]] model::Result<store::ImportOutcome> write_environment(store::GraphStore& store,
                                                                    const std::string& name,
                                                                    const std::string& document);

}  // namespace toposcope::cli
