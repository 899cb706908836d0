#include "scan_arguments.h"

#include <string_view>

namespace toposcope::cli {
namespace {

using discovery::ScanPart;

std::string_view part_word(ScanPart part) {
  switch (part) {
    case ScanPart::kAll:
      return "all";
    case ScanPart::kInventory:
      return "inventory";
    case ScanPart::kLinks:
      return "links";
    case ScanPart::kCliques:
      return "cliques";
  }
  return "";
}

}  // namespace

model::Status check_part(const std::string& type, const std::string& id) {
  if (type.empty() == id.empty()) return model::ok();
  return model::Error{model::ErrorCode::kInvalidArgument,
                      std::string("--type and --id name one object together: add ") +
                          (id.empty() ? "--id, or leave out --type" : "--type, or leave out --id"),
                      ""};
}

model::Result<discovery::ScanArguments> ScanOptions::chosen() const {
  const auto part = check_part(arguments.type, arguments.id);
  if (!part.has_value()) return part.error();
  discovery::ScanArguments out = arguments;
  if (inventory) out.part = ScanPart::kInventory;
  if (links) out.part = ScanPart::kLinks;
  if (cliques) out.part = ScanPart::kCliques;
  return out;
}

void add_scan_options(OptionSet& set, ScanOptions& options) {
  discovery::ScanArguments& arguments = options.arguments;
  set.add("--type", arguments.type, "Only one object: its type").placeholder("TYPE");
  set.add("--id", arguments.id, "Only one object, and what is below it: its id").placeholder("ID");
  auto inventory = set.add_flag("--inventory-only", options.inventory, "Objects, but no links");
  auto links = set.add_flag("--links-only", options.links,
                            "Links of the objects that are there; nothing is reached");
  auto cliques = set.add_flag("--cliques-only", options.cliques, "Work out cliques alone");
  inventory.excludes(links);
  inventory.excludes(cliques);
  links.excludes(cliques);
  set.add_flag("--clear", arguments.clear,
               "Retire what the scan does not find, whoever told of it");
  set.add_flag("--implicit-links", arguments.implicit_links,
               "Join links end to start into implicit ones, too");
}

std::string scan_text(const discovery::ScanArguments& arguments) {
  std::string text;
  if (!arguments.type.empty() || !arguments.id.empty()) {
    text = arguments.type.empty() ? arguments.id : arguments.type + ":" + arguments.id;
  }
  if (arguments.part != ScanPart::kAll || text.empty()) {
    text += (text.empty() ? "" : ", ") + std::string(part_word(arguments.part));
  }
  if (arguments.clear) text += ", clear";
  if (arguments.implicit_links) text += ", implicit";
  return text;
}

Json scan_json(const discovery::ScanArguments& arguments) {
  return {{"environment", arguments.environment},
          {"type", arguments.type},
          {"id", arguments.id},
          {"part", part_word(arguments.part)},
          {"clear", arguments.clear},
          {"implicit_links", arguments.implicit_links}};
}

}  // namespace toposcope::cli
