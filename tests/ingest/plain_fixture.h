#pragma once

/// \file
/// Reading forms with free attributes, and what came out as short lines.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest_fixture.h"
#include "io/byte_stream.h"

namespace toposcope::ingest::testing {

/// read_stream() of an adapter.
using Form = model::Result<IngestReport> (*)(std::unique_ptr<ByteStream> bytes,
                                             const std::string& name, const ReadOptions& options,
                                             model::GraphSink& sink);

/// Reads text that is called "lab.txt", in environment "e" unless the options say another.
[[nodiscard]] Reading read_form(Form form, std::string_view text, ReadOptions options = {});

/// All nodes, then all links, in their order and without environments:
///   vm:a 'name' key k in host:h status 1
///   vm-nic vm:a -> nic:b 'name' key k      (an end with a key: "key k")
[[nodiscard]] std::vector<std::string> graph_of(const Reading& reading);

/// The documents of all nodes, then of all links.
[[nodiscard]] std::vector<std::string> documents_of(const Reading& reading);

/// Kinds of notes with their counts, "kind: 2"; without the environment's.
[[nodiscard]] std::vector<std::string> notes_of(const Reading& reading);

}  // namespace toposcope::ingest::testing
