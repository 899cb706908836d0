#pragma once

/// \file
/// One format, one adapter: from a source to facts.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/report.h"
#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"

namespace toposcope::ingest {

struct ReadOptions {
  std::string environment;  ///< For sources that do not say; never overrides what they say.
  /// Names whose values links and nodes must carry to the sink as ConstraintText; ascending.
  std::vector<std::string> constraint_names = {"network"};
  ReadProgress progress = {};
};

/// Turns one kind of source into facts.  Stateless: one object serves many sources.
class Adapter {
 public:
  virtual ~Adapter() = default;

  /// Stable lower-case name used on the command line, e.g. "calipso".
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;

  /// One line for `toposcope import --help`.
  [[nodiscard]] virtual std::string_view summary() const noexcept = 0;

  /// True when the source looks like this adapter's format; reads a few kilobytes at most.
  [[nodiscard]] virtual bool recognises(const Source& source) const = 0;

  /// Reads the source record by record into `sink`.
  /// \retval kMalformedInput  the source as a whole cannot be read; the sink may hold a part
  /// \retval kIo              the file cannot be read
  /// \return any error of the sink, unchanged
  [[nodiscard]] virtual model::Result<IngestReport> read(const Source& source,
                                                         const ReadOptions& options,
                                                         model::GraphSink& sink) const = 0;
};

/// All adapters of this build, in the order in which they are asked.
[[nodiscard]] std::vector<std::unique_ptr<Adapter>> make_builtin_adapters();

/// The first adapter that recognises the source.
/// \retval kUnsupported  none does; the message lists what is known
/// \retval kIo           the source cannot be read
[[nodiscard]] model::Result<const Adapter*> recognise(
    std::span<const std::unique_ptr<Adapter>> adapters, const Source& source);

}  // namespace toposcope::ingest
