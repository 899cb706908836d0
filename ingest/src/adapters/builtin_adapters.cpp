#include "toposcope/ingest/adapter.h"

#include "adapters/calipso/calipso_adapter.h"
#include "adapters/csv/csv_adapter.h"
#include "adapters/dot/dot_adapter.h"
#include "adapters/graphml/graphml_adapter.h"
#include "adapters/interchange/json_adapter.h"
#include "adapters/node_link/node_link_adapter.h"
#include "io/file_set.h"
#include "io/source_input.h"

namespace toposcope::ingest {

std::vector<std::unique_ptr<Adapter>> make_builtin_adapters() {
  std::vector<std::unique_ptr<Adapter>> adapters;
  adapters.push_back(std::make_unique<JsonAdapter>());
  adapters.push_back(std::make_unique<NodeLinkAdapter>());  // whose "links" Calipso's would take
  adapters.push_back(std::make_unique<CalipsoAdapter>());
  adapters.push_back(std::make_unique<GraphmlAdapter>());
  adapters.push_back(std::make_unique<DotAdapter>());
  adapters.push_back(std::make_unique<CsvAdapter>());  // takes nearly any text with commas
  return adapters;
}

namespace {

std::string known_adapters(std::span<const std::unique_ptr<Adapter>> adapters) {
  std::string text;
  for (const auto& adapter : adapters) {
    text.append("\n  ").append(adapter->name()).append(": ").append(adapter->summary());
  }
  return text;
}

}  // namespace

model::Result<const Adapter*> recognise(std::span<const std::unique_ptr<Adapter>> adapters,
                                        const Source& source) {
  for (const auto& adapter : adapters) {
    if (adapter->recognises(source)) return adapter.get();
  }
  const auto front = look_at(source);
  if (!front.has_value()) return front.error();
  if (front.value().kind == SourceKind::kZip) {
    const auto names = list_files(source, SourceKind::kZip);
    if (!names.has_value()) return names.error();
  }
  const bool empty = front.value().kind == SourceKind::kFile && front.value().head.empty();
  return model::Error{model::ErrorCode::kUnsupported,
                      std::string(empty ? "is empty" : "is of no known format") +
                          "; known are:" + known_adapters(adapters),
                      display_name(source)};
}

}  // namespace toposcope::ingest
