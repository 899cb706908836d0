#pragma once

/// \file
/// Network cards of a host as documents.

#include <string>
#include <string_view>

#include "engine/fetcher.h"
#include "parse/ip_interface.h"

namespace toposcope::discovery::cli {

/// All cards of a host: interfaces that stand for a device, and those whose names the environment
/// states as such.  Two round trips.
[[nodiscard]] model::Result<FetchResult> fetch_cards(const FetchContext& context,
                                                     const std::string& host);

/// "IF-MAC", or "IF-unknown_mac"
[[nodiscard]] std::string card_id(std::string_view name, std::string_view mac);

/// "UP" or "DOWN": where the kernel does not know whether there is a carrier, by the flags.
[[nodiscard]] std::string_view card_state(const parse::IpInterface& interface);

/// True when one of the patterns ("eth*") of the environment fits.
[[nodiscard]] bool is_stated_card(const EnvironmentConfig& environment, const std::string& name);

/// An aggregate of cards: its own document begun, its parts told that they belong to it.
struct CardGroup {
  std::string name, mac;
  bool is_up = false;
};

/// id, name, local_name, host, mac_address, state, "Link detected", EtherChannel.
[[nodiscard]] Json group_document(const std::string& host, const CardGroup& group);

/// Members of cards that are part of a group.
inline constexpr SetMember kSetInGroupedCards[] = {{"host_pnic", "EtherChannel"},
                                                   {"host_pnic", "EtherChannel Master"}};

/// Says in the card of this name that it is part of that group; nothing when it has none.
void add_to_group(const FetchContext& context, const std::string& host, const std::string& card,
                  const std::string& group_id, FetchResult& result);

}  // namespace toposcope::discovery::cli
