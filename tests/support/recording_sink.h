#pragma once

/// \file
/// Sinks that keep what they receive, texts included.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/records.h"
#include "toposcope/model/sink.h"
#include "toposcope/model/topology.h"

namespace toposcope::testing {

/// Owns the texts of records, so that their views outlive the call that brought them.
class TextKeeper {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text) {
    return texts_.emplace_back(text);  // a deque never moves what it holds
  }
  [[nodiscard]] model::LinkEnd keep(const model::LinkEnd& end) {
    return {keep(end.key), keep(end.type), keep(end.id)};
  }
  [[nodiscard]] std::optional<model::StatusReport> keep(std::optional<model::StatusReport> status) {
    if (status) status->text = keep(status->text);
    return status;
  }
  [[nodiscard]] model::DocumentRecord keep(model::DocumentRecord document) {
    document.collection = keep(document.collection);
    document.environment = keep(document.environment);
    document.key = keep(document.key);
    document.document = keep(document.document);
    return document;
  }

 private:
  std::deque<std::string> texts_;
};

/// All records in order of arrival.
class RecordingSink : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& record) override {
    model::NodeRecord node = record;
    node.environment = texts_.keep(node.environment);
    node.key = texts_.keep(node.key);
    node.type = texts_.keep(node.type);
    node.id = texts_.keep(node.id);
    node.name = texts_.keep(node.name);
    node.parent_type = texts_.keep(node.parent_type);
    node.parent_id = texts_.keep(node.parent_id);
    node.constraints = texts_.keep(node.constraints);
    node.document = texts_.keep(node.document);
    node.status = texts_.keep(node.status);
    nodes.push_back(node);
    return model::ok();
  }
  model::Status put_link(const model::LinkRecord& record) override {
    model::LinkRecord link = record;
    link.environment = texts_.keep(link.environment);
    link.key = texts_.keep(link.key);
    link.link_type = texts_.keep(link.link_type);
    link.name = texts_.keep(link.name);
    link.source = texts_.keep(link.source);
    link.target = texts_.keep(link.target);
    link.constraints = texts_.keep(link.constraints);
    link.document = texts_.keep(link.document);
    link.status = texts_.keep(link.status);
    links.push_back(link);
    return model::ok();
  }
  model::Status put_document(const model::DocumentRecord& document) override {
    documents.push_back(texts_.keep(document));
    return model::ok();
  }

  std::vector<model::NodeRecord> nodes;
  std::vector<model::LinkRecord> links;
  std::vector<model::DocumentRecord> documents;

 private:
  TextKeeper texts_;
};

/// A whole topology in order of arrival.
class RecordingTopology : public model::TopologySink {
 public:
  struct Name {
    model::NameKind kind;
    std::uint32_t number;
    std::string text;
  };

  model::Status put_name(model::NameKind kind, std::uint32_t number,
                         std::string_view name) override {
    names.push_back({kind, number, std::string(name)});
    return model::ok();
  }
  model::Status put_document(const model::DocumentRecord& document) override {
    documents.push_back(texts_.keep(document));
    return model::ok();
  }
  model::Status put_link_count(const model::LinkCount& count) override {
    link_counts.push_back(count);
    return model::ok();
  }
  model::Status put_node(const model::TopologyNode& record) override {
    model::TopologyNode node = record;
    node.key = texts_.keep(node.key);
    node.id = texts_.keep(node.id);
    node.name = texts_.keep(node.name);
    nodes.push_back(node);
    return model::ok();
  }
  model::Status put_link(const model::TopologyLink& record) override {
    model::TopologyLink link = record;
    link.key = texts_.keep(link.key);
    link.name = texts_.keep(link.name);
    links.push_back(link);
    return model::ok();
  }

  std::vector<Name> names;
  std::vector<model::DocumentRecord> documents;
  std::vector<model::LinkCount> link_counts;
  std::vector<model::TopologyNode> nodes;
  std::vector<model::TopologyLink> links;

 private:
  TextKeeper texts_;
};

}  // namespace toposcope::testing
