#include "replay.h"

#include <map>
#include <optional>
#include <string>

#include "toposcope/model/type_name.h"

#include "error.h"
#include "schema.h"
#include "statuses.h"

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kNodeRecordColumns =
    "id, environment, key, key_given, type, ext_id, name, parent_type, parent_id, constraint_set,"
    " content_hash, document";
constexpr const char* kLinkRecordColumns =
    "id, environment, key, key_given, type, name, source, target, implicit, constraint_set,"
    " content_hash, document";

/// Texts by number; number 0 is the empty one.
class Texts {
 public:
  Texts(Connection& db, const char* sql) {
    texts_.emplace(0, "");
    auto query = db.prepare(sql);
    while (query.step()) texts_.emplace(query.number(0), query.text(1));
  }
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return texts_.at(number);
  }

 private:
  std::map<std::uint32_t, std::string> texts_;
};

class RecordReplay {
 public:
  RecordReplay(Connection& db, const Version& version, model::GraphSink& sink)
      : db_(db),
        version_(version),
        sink_(sink),
        names_(db, "SELECT id, text FROM main.name"),
        constraints_(db, "SELECT id, value FROM main.constraint_set"),
        statuses_(db, version),
        end_(db.prepare("SELECT key, ext_id, key_given OR NOT placeholder FROM " + version.nodes() +
                        " WHERE id=?1")) {}

  void run() {
    send_documents();
    send_nodes();
    send_links();
  }

 private:
  void send_documents() {
    auto query = db_.prepare("SELECT collection, environment, key, document, content_hash FROM " +
                             version_.documents() + " ORDER BY collection, position, key");
    while (query.step()) {
      require(sink_.put_document({query.text(0), query.text(1), query.text(2), query.text(3),
                                  static_cast<std::uint64_t>(query.integer(4))}));
    }
  }

  void send_nodes() {
    auto query = db_.prepare("SELECT " + std::string(kNodeRecordColumns) + " FROM " +
                             version_.described_nodes() + " WHERE placeholder=0 ORDER BY id");
    while (query.step()) {
      model::NodeRecord node;
      node.environment = names_[query.number(1)];
      if (query.flag(3)) node.key = query.text(2);
      node.type = names_[query.number(4)];
      node.id = query.text(5);
      node.name = query.text(6);
      node.parent_type = names_[query.number(7)];
      node.parent_id = query.text(8);
      node.constraints = constraints_[query.number(9)];
      node.content_hash = static_cast<std::uint64_t>(query.integer(10));
      node.document = query.text(11);
      node.status = shown(Subject::kNode, query.integer(0));
      require(sink_.put_node(node));
    }
  }

  void send_links() {
    auto query = db_.prepare("SELECT " + std::string(kLinkRecordColumns) + " FROM " +
                             version_.described_links() + " ORDER BY id");
    while (query.step()) {
      model::LinkRecord link;
      link.environment = names_[query.number(1)];
      if (query.flag(3)) link.key = query.text(2);
      link.link_type = names_[query.number(4)];
      link.name = query.text(5);
      const auto types = model::split_link_type(link.link_type);
      link.source = end(query.integer(6), types.from, source_);
      link.target = end(query.integer(7), types.to, target_);
      link.implicit = static_cast<model::Implicit>(query.integer(8));
      link.constraints = constraints_[query.number(9)];
      link.content_hash = static_cast<std::uint64_t>(query.integer(10));
      link.document = query.text(11);
      link.status = shown(Subject::kLink, query.integer(0));
      require(sink_.put_link(link));
    }
  }

  /// Where the texts of one link end live while the sink looks at them.
  struct EndTexts {
    std::string key;
    std::string id;
  };

  model::LinkEnd end(std::int64_t row, std::string_view type, EndTexts& texts) {
    texts = {};
    if (end_.find(row)) {
      if (end_.flag(2)) texts.key = end_.text(0);
      texts.id = end_.text(1);
      end_.reset();
    }
    return {texts.key, type, texts.id};
  }

  std::optional<model::StatusReport> shown(Subject subject, std::int64_t row) {
    if (!statuses_.any()) return std::nullopt;
    const auto entries = statuses_.of(subject, row);
    if (entries.empty()) return std::nullopt;
    status_text_ = entries.front().text;
    return model::StatusReport{entries.front().value, status_text_, entries.front().time};
  }

  Connection& db_;
  const Version& version_;
  model::GraphSink& sink_;
  Texts names_;
  Texts constraints_;
  Statuses statuses_;
  Statement end_;
  EndTexts source_;
  EndTexts target_;
  std::string status_text_;
};

}  // namespace

void replay_records(Connection& db, const Version& version, model::GraphSink& sink) {
  RecordReplay(db, version, sink).run();
}

std::vector<StoredDocument> read_documents(Connection& db, const Version& version,
                                           std::string_view collection) {
  std::vector<StoredDocument> out;
  auto query = db.prepare(
      "SELECT collection, environment, key, document, content_hash, valid_from FROM " +
      version.documents() + " WHERE ?1='' OR collection=?1 ORDER BY collection, position, key");
  for (query.start(collection); query.step();) {
    out.push_back({std::string(query.text(0)), std::string(query.text(1)),
                   std::string(query.text(2)), std::string(query.text(3)),
                   static_cast<std::uint64_t>(query.integer(4)), query.integer(5)});
  }
  return out;
}

}  // namespace toposcope::store::sqlite
