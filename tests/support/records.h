#pragma once

/// \file
/// Records that own their texts, for tests; link toposcope_test_support.
///
/// \code
///   must(put(*import, TestNode{.key = "k1", .id = "a", .fields = R"("speed":10)"}));
/// \endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "toposcope/model/records.h"
#include "toposcope/model/sink.h"
#include "toposcope/model/topology.h"

namespace toposcope::testing {

struct TestStatus {
  model::StatusValue value = model::StatusValue::kOk;
  std::string text = {};
  std::int64_t time_us = 0;  ///< Since the epoch.
};

/// A node; put() makes the document of type, id, name and fields, and the hash of the document.
struct TestNode {
  std::string environment = "env";
  std::string key = {};
  std::string type = "vm";
  std::string id = "a";
  std::string name = {};
  std::string parent_type = {}, parent_id = {};
  std::string constraints = {};  ///< As model::ConstraintText; put the same into fields.
  std::string fields = {};       ///< More members of the document, JSON without braces.
  std::optional<TestStatus> status = {};
};

struct TestEnd {
  std::string key = {}, type = {}, id = {};
};

/// A link; put() makes the document of link type, name, ends and fields.
struct TestLink {
  std::string environment = "env";
  std::string key = {};
  std::string link_type = "vm-nic";
  std::string name = {};
  TestEnd source = {}, target = {};
  model::Implicit implicit = model::Implicit::kFalse;
  std::string constraints = {};
  std::string fields = {};
  std::optional<TestStatus> status = {};
};

/// `environment` as in model::DocumentRecord.
struct TestDocument {
  std::string collection = {};
  std::string environment = {};
  std::string key = {};
  std::string document = {};
};

/// Declares an environment; `fields` is JSON without braces, e.g. R"("distribution":"Mirantis")".
[[nodiscard]] TestDocument environment_config(const std::string& name,
                                              const std::string& fields = "");

/// A clique type of environment "ANY" whose key and name are `name`.
/// \param steps   link types separated by blanks: "vm-nic nic-edge"
/// \param fields  more JSON fields without braces, e.g. R"("use_implicit_links":true)"
[[nodiscard]] TestDocument clique_type(const std::string& name, const std::string& focal_type,
                                       const std::string& steps, const std::string& fields = "");

/// Constraints of a focal point type in every environment; the key is the type.
/// \param names  separated by blanks: "network zone"
[[nodiscard]] TestDocument clique_constraint(const std::string& focal_type,
                                             const std::string& names);

/// FNV-1a, 64 bits.
[[nodiscard]] std::uint64_t content_hash(std::string_view text);

[[nodiscard]] model::Status put(model::GraphSink& sink, const TestNode& node);
[[nodiscard]] model::Status put(model::GraphSink& sink, const TestLink& link);
[[nodiscard]] model::Status put(model::GraphSink& sink, const TestDocument& document);
[[nodiscard]] model::Status put(model::TopologySink& sink, const TestDocument& document);

/// For what a test needs and does not test.
/// \throws std::runtime_error with the message of the failure
void must(const model::Status& status);

/// must() for a result; hands out the value, which may be dropped.
template <typename T>
T must(model::Result<T> result) {
  if (!result.has_value()) must(model::Status(result.error()));
  return std::move(result).value();
}

}  // namespace toposcope::testing
