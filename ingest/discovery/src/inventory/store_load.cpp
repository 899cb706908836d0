#include "inventory/store_load.h"

#include <utility>

#include "toposcope/model/sink.h"

namespace toposcope::discovery {
namespace {

/// Keeps the nodes of one environment.
class InventorySink final : public model::GraphSink {
 public:
  explicit InventorySink(Inventory& inventory) : inventory_(inventory) {}

  model::Status put_node(const model::NodeRecord& node) override {
    if (node.environment != inventory_.environment()) return model::ok();
    auto object = make_object(std::string(node.document), doc_).value_or(Object{});
    object.type = node.type;
    object.id = node.id;
    object.name = node.name;
    object.parent_type = node.parent_type;
    object.parent_id = node.parent_id;
    object.key = node.key;
    inventory_.add(std::move(object));
    return model::ok();
  }
  model::Status put_link(const model::LinkRecord&) override { return model::ok(); }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }

 private:
  Inventory& inventory_;
  Doc doc_;
};

}  // namespace

model::Result<std::unique_ptr<Inventory>> load_inventory(store::GraphStore& store,
                                                         const std::string& environment,
                                                         model::RevisionNumber at) {
  auto inventory = std::make_unique<Inventory>(environment);
  InventorySink sink(*inventory);
  if (auto sent = store.replay(at, sink); !sent.has_value()) return sent.error();
  return inventory;
}

}  // namespace toposcope::discovery
