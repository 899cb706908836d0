#include "adapters/dot/dot_adapter.h"

#include <array>
#include <string_view>
#include <utility>

#include "adapters/dot/dot_graph.h"
#include "adapters/dot/dot_reader.h"
#include "adapters/dot/dot_text.h"
#include "adapters/plain/graph_reader.h"
#include "io/source_input.h"
#include "io/text_encoding.h"
#include "report_builder.h"

namespace toposcope::ingest {
namespace dot {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{256} << 20U;

model::Result<std::string> read_all(ByteStream& bytes, const std::string& name) {
  std::string text;
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  for (;;) {
    const std::size_t kept = text.size();
    text.resize(kept + kBlock);
    const auto count = bytes.read({text.data() + kept, kBlock});
    if (!count.has_value()) return count.error();
    text.resize(kept + count.value());
    if (count.value() == 0) return text;
    if (text.size() > kMaxBytes) {
      return model::Error{model::ErrorCode::kUnsupported,
                          "is longer than 256 MiB; DOT is held in memory as a whole: use another "
                          "form for a graph of this size",
                          name};
    }
  }
}

}  // namespace

model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                        const ReadOptions& options, model::GraphSink& sink) {
  auto text = read_all(*bytes, name);
  if (!text.has_value()) return text.error();
  ReportBuilder report;
  const TextEncoding encoding = encoding_of(text.value());
  if (encoding == TextEncoding::kWindows1252) {
    report.note(
        "text that is not UTF-8", [&name] { return name; },
        "the text is not UTF-8; it was read as Windows-1252 (Latin-1)");
  }
  const std::string utf8 = decoded(text.value());
  const auto first = first_graph(utf8, name);
  if (!first.has_value()) return first.error();
  if (first.value().followed) {
    report.note(
        "several graphs", [&name] { return name; },
        "the file holds more than one graph; only the first was read");
  }
  const auto graph = DotGraph::parse(first.value().text, name);
  if (!graph.has_value()) return graph.error();
  plain::GraphReader facts(options, plain::environment_from(name), sink, report);
  facts.set_local_link_keys();
  DotReader reader(facts, report, name);
  if (auto status = reader.read(*graph.value()); !status.has_value()) return status.error();
  if (auto status = facts.finish(name); !status.has_value()) return status.error();
  return report.finish();
}

}  // namespace dot

std::string_view DotAdapter::summary() const noexcept {
  return "Graphviz DOT, of toposcope itself or any other";
}

bool DotAdapter::recognises(const Source& source) const {
  const auto front = look_at_text(source);
  return front.has_value() && front.value().kind == SourceKind::kFile &&
         dot::looks_like_dot(front.value().head);
}

model::Result<IngestReport> DotAdapter::read(const Source& source, const ReadOptions& options,
                                             model::GraphSink& sink) const {
  auto bytes = open_source(source, options.progress);
  if (!bytes.has_value()) return bytes.error();
  return dot::read_stream(std::move(bytes.value()), display_name(source), options, sink);
}

}  // namespace toposcope::ingest
