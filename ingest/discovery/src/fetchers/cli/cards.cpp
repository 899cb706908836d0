#include "fetchers/cli/cards.h"

#include <algorithm>

#include <fnmatch.h>

#include "fetchers/cli/host_shell.h"
#include "parse/ethtool.h"
#include "parse/ip_address.h"
#include "parse/sys_class_net.h"

namespace toposcope::discovery::cli {
namespace {

constexpr int kNotFound = 127;

model::Result<std::vector<std::string>> card_names(const FetchContext& context,
                                                   const std::string& host) {
  const auto told = read(context, host, "ls -l /sys/class/net");
  if (!told.has_value()) return told.error();
  const auto listed = parse::read_sys_class_net(told.value());
  if (!listed.has_value()) return listed.error();
  std::vector<std::string> names;
  for (const parse::SysInterface& interface : listed.value()) {
    if (!interface.is_virtual || is_stated_card(context.environment, interface.name)) {
      names.push_back(interface.name);
    }
  }
  return names;
}

void set_addresses(Json& card, const parse::IpInterface& interface) {
  if (!interface.inet.empty()) card["IP Address"] = interface.inet.front().address;
  for (const parse::IpAddress& address : interface.inet6) {
    if (address.scope != "global") continue;
    card["IPv6 Address"] = address.address + '/' + std::to_string(address.prefix);
    break;
  }
}

Json card_of(const FetchContext& context, const std::string& host,
             const parse::IpInterface& interface) {
  Json card{{"id", card_id(interface.name, interface.mac)},
            {"name", interface.name},
            {"local_name", interface.name},
            {"host", host}};
  set_text(card, "mac_address", interface.mac);
  set_addresses(card, interface);
  card["state"] = card_state(interface);
  if (!context.shape.is_2018() && interface.index) {
    card["index"] = std::to_string(*interface.index);
  }
  card["data"] = lasting(interface.lines);
  return card;
}

/// Settings of ethtool under its own names; what has several lines is a list.
void set_settings(Json& card, const parse::EthtoolSettings& told) {
  for (const auto& [name, values] : told.settings) {
    if (values.size() > 1) {
      card[name] = values;
    } else {
      card[name] = values.empty() ? "" : values.front();
    }
  }
}

/// A card that says nothing of itself is still a card; a host without ethtool is not known.
model::Status add_settings(const std::string& command, const CommandResult& told, Json& card,
                           FetchResult& result) {
  if (told.exit_code == kNotFound) return failure(card.value("host", ""), command, told);
  if (told.exit_code != 0) {
    result.remarks.push_back(failure("", command, told).message);
    return model::ok();
  }
  const auto settings = parse::read_ethtool(told.output);
  if (!settings.has_value()) return settings.error();
  set_settings(card, settings.value());
  return model::ok();
}

}  // namespace

bool is_stated_card(const EnvironmentConfig& environment, const std::string& name) {
  return std::any_of(
      environment.pnic_patterns.begin(), environment.pnic_patterns.end(),
      [&](const std::string& pattern) { return fnmatch(pattern.c_str(), name.c_str(), 0) == 0; });
}

std::string card_id(std::string_view name, std::string_view mac) {
  return std::string(name) + '-' + std::string(mac.empty() ? "unknown_mac" : mac);
}

std::string_view card_state(const parse::IpInterface& interface) {
  if (interface.state == "UP") return "UP";
  const auto& flags = interface.flags;
  const bool has_carrier = std::find(flags.begin(), flags.end(), "LOWER_UP") != flags.end();
  return interface.state == "UNKNOWN" && has_carrier ? "UP" : "DOWN";
}

model::Result<FetchResult> fetch_cards(const FetchContext& context, const std::string& host) {
  const auto names = card_names(context, host);
  if (!names.has_value()) return names.error();
  FetchResult result;
  std::vector<std::string> commands;
  for (const std::string& name : names.value()) {
    commands.push_back("ip address show " + shell_word(name));
    commands.push_back("ethtool " + shell_word(name));
  }
  if (commands.empty()) return result;
  const auto told = run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < commands.size(); i += 2) {
    const CommandResult& address = told.value()[i];
    if (address.exit_code != 0) return failure(host, commands[i], address);
    const auto interfaces = parse::read_ip_address(address.output);
    if (!interfaces.has_value()) return interfaces.error();
    for (const parse::IpInterface& interface : interfaces.value()) {
      Json card = card_of(context, host, interface);
      const auto added = add_settings(commands[i + 1], told.value()[i + 1], card, result);
      if (!added.has_value()) return added.error();
      result.objects.push_back({std::move(card)});
    }
  }
  return result;
}

Json group_document(const std::string& host, const CardGroup& group) {
  Json document{{"id", card_id(group.name, group.mac)},
                {"name", group.name},
                {"local_name", group.name},
                {"host", host}};
  set_text(document, "mac_address", group.mac);
  document["state"] = group.is_up ? "UP" : "DOWN";
  document["Link detected"] = group.is_up ? "yes" : "no";
  document["EtherChannel"] = true;
  document["EtherChannel Master"] = "";
  return document;
}

void add_to_group(const FetchContext& context, const std::string& host, const std::string& card,
                  const std::string& group_id, FetchResult& result) {
  const std::vector<Condition> wanted{is_text("host", host), is_text("name", card)};
  for (const Object* found : context.inventory.where("host_pnic", wanted)) {
    result.updates.push_back(
        {"host_pnic", found->id, Json{{"EtherChannel", true}, {"EtherChannel Master", group_id}}});
  }
}

}  // namespace toposcope::discovery::cli
