#include "messages.h"

#include "toposcope/store/graph_store.h"

namespace toposcope::store::messages {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kListed = 10;

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

Error not_a_reference(std::string_view reference) {
  return {ErrorCode::kInvalidArgument, "expected TYPE:ID or key:K, found " + in_quotes(reference),
          ""};
}

Error nothing_fits(std::string_view reference) {
  return {ErrorCode::kNotFound, "no node fits " + in_quotes(reference), ""};
}

Error several_fit(std::string_view reference, const std::vector<NodeSummary>& nodes) {
  std::string message = in_quotes(reference) + " fits " + std::to_string(nodes.size()) +
                        " nodes; name the environment or use key:K:";
  for (std::size_t i = 0; i < nodes.size() && i < kListed; ++i) {
    const NodeSummary& node = nodes[i];
    message.append(i == 0 ? " " : ", ").append(node.type + ":" + node.id);
    message.append(" (key " + node.key + ", environment " + node.environment + ")");
  }
  return {ErrorCode::kInvalidArgument, std::move(message), ""};
}

Error no_link_key(std::string_view key) {
  return {ErrorCode::kNotFound, "no link has the key " + in_quotes(key), ""};
}

Error no_row(std::string_view kind, std::int64_t row, model::RevisionNumber at) {
  const std::string when = at == kNow ? "now" : "in revision " + std::to_string(at);
  return {ErrorCode::kNotFound,
          "no " + std::string(kind) + " has row " + std::to_string(row) + " " + when, ""};
}

Error no_revision(model::RevisionNumber at, model::RevisionNumber newest) {
  return {
      ErrorCode::kNotFound,
      "there is no revision " + std::to_string(at) + "; the newest is " + std::to_string(newest),
      ""};
}

Error revision_forgotten(model::RevisionNumber at, model::RevisionNumber kept_from) {
  return {ErrorCode::kNotFound,
          "revision " + std::to_string(at) + " was compacted away; history begins at revision " +
              std::to_string(kept_from),
          ""};
}

Error no_revision_so_old(model::UtcMicros time) {
  return {ErrorCode::kNotFound, "no revision is as old as " + model::to_rfc3339(time), ""};
}

Error not_revertible(model::RevisionNumber revision, model::RevisionNumber kept_from,
                     model::RevisionNumber newest) {
  const std::string first = std::to_string(kept_from + 1);
  const std::string last = std::to_string(newest);
  std::string can = "none can";
  if (kept_from + 1 == newest) can = "only " + last + " can";
  if (kept_from + 1 < newest) can = first + " to " + last + " can";
  return {ErrorCode::kNotFound,
          "revision " + std::to_string(revision) + " cannot be undone: " + can, ""};
}

Error changed_later(const std::set<std::string>& things) {
  std::string message = "a later revision changed the same things, or took their keys:";
  std::size_t listed = 0;
  for (const auto& name : things) {
    if (++listed > kListed) break;
    message.append(listed == 1 ? " " : ", ").append(name);
  }
  if (things.size() > kListed) {
    message += " and " + std::to_string(things.size() - kListed) + " more";
  }
  return {ErrorCode::kConflict, std::move(message), ""};
}

Error import_running() {
  return {ErrorCode::kUnavailable, "another import is running; commit or drop it first", ""};
}

Error import_ended() {
  return {ErrorCode::kInvalidArgument, "this import is committed; begin another one", ""};
}

Error source_missing() {
  return {ErrorCode::kInvalidArgument, "an import needs the name of its source", ""};
}

Error no_environment(std::string_view name) {
  return {ErrorCode::kNotFound, "there is no environment " + in_quotes(name), ""};
}

Error too_many_retired(std::string_view source, const std::vector<RetiredShare>& shares) {
  const auto of = [](std::uint64_t retired, std::uint64_t before, const char* things) {
    return std::to_string(retired) + " of " + std::to_string(before) + " " + things;
  };
  std::string message = "replace would retire ";
  for (std::size_t i = 0; i < shares.size() && i < kListed; ++i) {
    const RetiredShare& share = shares[i];
    message.append(i == 0 ? "" : ", ").append(of(share.nodes, share.nodes_before, "nodes"));
    message.append(" and ").append(of(share.links, share.links_before, "links"));
    message.append(" in environment " + in_quotes(std::string_view(share.environment)));
  }
  if (shares.size() > kListed) {
    message += " and so on in " + std::to_string(shares.size() - kListed) + " more";
  }
  message.append(" that source " + in_quotes(source) + " described");
  message += "; raise the share that may be retired when this is meant";
  return {ErrorCode::kConflict, std::move(message), ""};
}

Error nothing_to_acknowledge(model::NodeRow node) {
  return {ErrorCode::kConflict,
          "node " + std::to_string(node.value) +
              " shows no Warning, Error, Unknown or Stale that could be acknowledged",
          ""};
}

std::optional<Error> wrong_acknowledgement(const Acknowledgement& acknowledgement,
                                           model::UtcMicros now) {
  if (acknowledgement.by.empty()) {
    return Error{ErrorCode::kInvalidArgument, "an acknowledgement needs the name of somebody", ""};
  }
  if (acknowledgement.until && *acknowledgement.until <= now) {
    return Error{ErrorCode::kInvalidArgument,
                 "the acknowledgement would end at " + model::to_rfc3339(*acknowledgement.until) +
                     ", which has passed",
                 ""};
  }
  return std::nullopt;
}

Error view_state_without_name() {
  return {ErrorCode::kInvalidArgument, "a view state needs a name", ""};
}

Error message_without_text() { return {ErrorCode::kInvalidArgument, "a message needs a text", ""}; }

Error job_without_name() {
  return {ErrorCode::kInvalidArgument, "a record of work needs a kind and a name", ""};
}

Error job_changed(std::string_view name) {
  return {ErrorCode::kConflict,
          "the record of work " + in_quotes(name) + " was changed by another program", ""};
}

Error no_document(std::string_view collection, std::string_view key) {
  return {ErrorCode::kNotFound,
          "collection " + in_quotes(collection) + " has no document " + in_quotes(key), ""};
}

}  // namespace toposcope::store::messages
