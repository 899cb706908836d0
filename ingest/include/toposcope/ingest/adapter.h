#pragma once

/// \file
/// One format, one adapter: from a source to facts.
///
/// \code
///   const ingest::Source source{.path = "cloud.json"};
///   const auto adapters = ingest::make_builtin_adapters();
///   const auto adapter = ingest::recognise(adapters, source);
///   if (!adapter.has_value()) return adapter.error();
///   const auto report = adapter.value()->read(source, {}, sink);
/// \endcode

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/field_names.h"
#include "toposcope/ingest/report.h"
#include "toposcope/ingest/source.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// What reading is told by its caller.
struct ReadOptions {
  /// For records that name none; never overrides what they say.  Empty: such records are skipped.
  std::string environment;
  /// Names whose values links and nodes must carry to the sink as ConstraintText; ascending. Values
  /// that a record gives as constraints (interchange form) are carried in any case.
  std::vector<std::string> constraint_names = {"network"};
  ReadProgress progress = {};  ///< May be empty.

  /// \name For forms that leave open what means what (csv, graphml, dot, node-link)
  ///@{
  /// Go before the names that such an adapter knows itself.  A name that no record has is an error.
  std::vector<FieldName> fields = {};
  std::string node_type = "node";  ///< Type of nodes that state none.
  ///@}
};

/// Turns one kind of source into facts.  Stateless: one object serves many sources and threads.
class Adapter {
 public:
  virtual ~Adapter() = default;

  /// Stable lower-case name used on the command line, e.g. "calipso".
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;

  /// One line for `toposcope import --help`.
  [[nodiscard]] virtual std::string_view summary() const noexcept = 0;

  /// True when the source looks like this adapter's format; reads a few kilobytes at most.
  [[nodiscard]] virtual bool recognises(const Source& source) const = 0;

  /// Reads the source record by record into `sink`, on the calling thread.  Memory does not grow
  /// with the source, but for what ingest/FORMATS.md states of a form.
  /// \retval kInvalidArgument a name of options.fields is not there
  /// \retval kMalformedInput  the source as a whole cannot be read; the sink may hold a part
  /// \retval kUnsupported     recognised, but of a kind that cannot be imported
  /// \retval kIo              the file cannot be read
  /// \return any error of the sink, unchanged
  [[nodiscard]] virtual model::Result<IngestReport> read(const Source& source,
                                                         const ReadOptions& options,
                                                         model::GraphSink& sink) const = 0;
};

/// All adapters of this build, in the order in which they are asked.
[[nodiscard]] std::vector<std::unique_ptr<Adapter>> make_builtin_adapters();

/// The first adapter that recognises the source; a pointer into `adapters`.
/// \retval kUnsupported     none does; the message lists what is known
/// \retval kMalformedInput  a damaged gzip file or zip archive
/// \retval kIo              the source cannot be read
[[nodiscard]] model::Result<const Adapter*> recognise(
    std::span<const std::unique_ptr<Adapter>> adapters, const Source& source);

}  // namespace toposcope::ingest
