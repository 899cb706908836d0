#include "control/link_document.h"

#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/text.h"

namespace toposcope::discovery {

/// Labels of the ends stand among the attributes, and beside them once more.
std::string LinkDocument::label(const LinkEntry& link, const char* name) {
  if (link.attributes == kNoText || link.implicit) return "\"\"";
  const Value value = attributes_[name];
  return value.exists() ? value.json() : "\"\"";
}

const std::string& LinkDocument::of(const LinkEntry& link) {
  text_.clear();
  const Inventory& inventory = links_.inventory();
  const auto quoted = [&](TextNumber number) {
    return number == kNoText ? std::string("null") : model::json_string(links_.text(number));
  };
  const std::string attributes(link.attributes == kNoText ? "{}" : links_.text(link.attributes));
  if (!link.implicit) static_cast<void>(attributes_.load(attributes));
  model::JsonObjectWriter out(text_);
  out.text("environment", inventory.environment());
  out.text("link_type", links_.text(link.link_type));
  out.raw("link_name", quoted(link.name));
  out.raw("source_id", quoted(link.source_id));
  out.raw("target_id", quoted(link.target_id));
  out.text("source", inventory.object(link.source).key);  // left out where the source gave none
  out.text("target", inventory.object(link.target).key);
  out.text("state", link.up ? "up" : "down");
  out.raw("link_weight", "0");
  out.raw("source_label", label(link, "source_label"));
  out.raw("target_label", label(link, "target_label"));
  out.raw("implicit", link.implicit ? "true" : "false");
  out.raw("attributes", attributes);
  if (link.host != kNoText) out.raw("host", quoted(link.host));
  if (link.switch_id != kNoText) out.raw("switch", quoted(link.switch_id));
  out.close();
  return text_;
}

}  // namespace toposcope::discovery
