#include "environment_edit.h"

#include <string_view>

#include "toposcope/discovery/environment_document.h"
#include "toposcope/ingest/document_identity.h"
#include "toposcope/ingest/file_text.h"
#include "toposcope/model/records.h"
#include "toposcope/store/import.h"

namespace toposcope::cli {
namespace {

using model::ErrorCode;

/// What the change begins with.
model::Result<std::string> beginning_of(store::GraphStore& store, const EnvironmentChange& change) {
  if (!change.file.empty()) return ingest::read_file_text(change.file);
  auto present = find_environment(store, change.name);
  if (!present.has_value() && present.error().code == ErrorCode::kNotFound) return std::string();
  return present;
}

}  // namespace

model::Result<std::string> find_environment(store::GraphStore& store, const std::string& name) {
  const auto documents = store.documents(store::kNow, model::collections::kEnvironments);
  if (!documents.has_value()) return documents.error();
  for (const auto& document : documents.value()) {
    if (document.key == name) return document.document;
  }
  return model::Error{ErrorCode::kNotFound,
                      "no document declares an environment '" + name +
                          "'; `toposcope env list` lists those there are",
                      ""};
}

model::Result<std::string> changed_environment(store::GraphStore& store,
                                               const EnvironmentChange& change) {
  if (change.file.empty() && change.set.empty() && change.cloud.empty()) {
    return model::Error{ErrorCode::kInvalidArgument, "say what it is: --file, --set or --clouds",
                        ""};
  }
  const auto text = beginning_of(store, change);
  if (!text.has_value()) return text.error();
  const auto document = discovery::build_environment_document(
      {.name = change.name, .text = text.value(), .set = change.set, .cloud = change.cloud});
  if (!document.has_value()) {
    auto error = document.error();
    if (!change.file.empty()) {
      error.where = error.where.empty() ? change.file : change.file + ", " + error.where;
    }
    return error;
  }
  return document;
}

model::Result<store::ImportOutcome> write_environment(store::GraphStore& store,
                                                      const std::string& name,
                                                      const std::string& document) {
  auto import = store.begin_import({.source = "env"});
  if (!import.has_value()) return import.error();
  const auto put = import.value()->put_document(
      {model::collections::kEnvironments, "", name, document, ingest::content_hash(document)});
  if (!put.has_value()) return put.error();
  return import.value()->commit();
}

}  // namespace toposcope::cli
