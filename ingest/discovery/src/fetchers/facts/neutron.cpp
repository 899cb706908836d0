#include "fetchers/facts/neutron.h"

#include <algorithm>

#include "fetchers/facts/session.h"
#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

std::string member_of(std::string list) {
  std::replace(list.begin(), list.end(), '-', '_');
  return list;
}

model::Result<Routers> routers_of_database(const FetchContext& context) {
  const auto schema = neutron_schema(context);
  if (!schema.has_value()) return schema.error();
  const auto table = sql_table(schema.value(), "routers");
  if (!table.has_value()) return table.error();
  const auto rows = database_rows(context, "SELECT * FROM " + table.value());
  if (!rows.has_value()) return rows.error();
  Routers routers;
  for (const std::string& row : rows.value()) routers.by_id[text_of(to_json(row), "id")] = row;
  return routers;
}

model::Result<Routers> routers_of_api(const FetchContext& context) {
  const auto login = session(context);
  if (!login.has_value()) return login.error();
  Routers routers;
  for (const CatalogRegion& region : login.value()->regions) {
    if (!offers(region, "network")) continue;
    const auto told = neutron_by_id(context, region.name, "routers");
    if (!told.has_value()) return told.error();
    for (const auto& [id, text] : *told.value()) {
      routers.by_id[id] = without_writes(to_json(text)).dump();
    }
  }
  return routers;
}

}  // namespace

model::Result<std::shared_ptr<const Texts>> neutron_list(const FetchContext& context,
                                                         const std::string& region,
                                                         const std::string& list) {
  return api_entries(
      context,
      {.service = "network", .path = '/' + list, .list_member = member_of(list), .region = region});
}

Json without_writes(Json object) {
  for (const char* member : {"revision_number", "updated_at"}) object.erase(member);
  return object;
}

std::string project_of(const Json& object) {
  const std::string tenant = text_of(object, "tenant_id");
  return tenant.empty() ? text_of(object, "project_id") : tenant;
}

model::Result<std::shared_ptr<const Routers>> routers(const FetchContext& context) {
  return context.cache.get<Routers>("routers", [&] {
    return database_else_api<Routers>(
        context, [&] { return routers_of_database(context); },
        [&] { return routers_of_api(context); });
  });
}

model::Result<std::shared_ptr<const PortsByDevice>> ports_by_device(const FetchContext& context,
                                                                    const std::string& region) {
  return context.cache.get<PortsByDevice>(
      "ports by device " + region, [&]() -> model::Result<PortsByDevice> {
        const auto told = neutron_list(context, region, "ports");
        if (!told.has_value()) return told.error();
        PortsByDevice ports;
        for (const std::string& text : *told.value()) {
          const std::string device = text_of(to_json(text), "device_id");
          if (!device.empty()) ports.ports.add(device, text);
        }
        return ports;
      });
}

model::Result<std::shared_ptr<const TextById>> neutron_by_id(const FetchContext& context,
                                                             const std::string& region,
                                                             const std::string& list) {
  return context.cache.get<TextById>(list + " by id " + region, [&]() -> model::Result<TextById> {
    const auto told = neutron_list(context, region, list);
    if (!told.has_value()) return told.error();
    TextById texts;
    for (const std::string& text : *told.value()) texts[text_of(to_json(text), "id")] = text;
    return texts;
  });
}

}  // namespace toposcope::discovery::facts
