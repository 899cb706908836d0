#include "card_look.h"

#include <array>

#include "badges.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr std::array<float, 4> kStaleDash = {4, 3, 0, 0};
constexpr std::array<float, 4> kPlaceholderDash = {1.5F, 3, 0, 0};

CardLook plain_look(const Theme& theme) {
  CardLook look;
  look.border = {theme.card_border, 1, Cap::kButt, {}};
  look.fill = theme.card;
  look.icon = theme.text2;
  look.name = theme.text;
  look.detail = theme.text3;
  return look;
}

void make_ill(CardLook& look, const Theme& theme, const StatusFacts& status) {
  const StatusColours& colours = theme.of(status.value);
  look.bar = 4;
  look.bar_colour = colours.mark;
  look.icon = look.detail = colours.text;
  float width = status.value == StatusValue::kError     ? 2.0F
                : status.value == StatusValue::kWarning ? 1.5F
                                                        : 1.0F;
  if (status.acknowledged) width = 1;
  look.border = {colours.mark, width, Cap::kButt, {}};
  if (!status.acknowledged && colours.tint.alpha != 0) look.fill = colours.tint;
  if (status.value == StatusValue::kMaintenance) look.detail = theme.text3;
}

CardLook look_of_status(const Theme& theme, const StatusFacts& status) {
  CardLook look = plain_look(theme);
  switch (status.value) {
    case StatusValue::kNoCheck:
      break;
    case StatusValue::kOk:
      look.bar = 3;
      look.bar_colour = theme.of(status.value).mark;
      break;
    case StatusValue::kWarning:
    case StatusValue::kError:
    case StatusValue::kMaintenance:
      make_ill(look, theme, status);
      break;
    case StatusValue::kUnknown:
      look.bar = 4;
      look.bar_colour = theme.of(status.value).mark;
      look.border.colour = theme.of(status.value).text;
      break;
    case StatusValue::kStale:
      look.border = {theme.of(status.value).text, 1, Cap::kButt, kStaleDash};
      look.name = theme.text2;
      look.hatched = true;
      break;
  }
  return look;
}

}  // namespace

CardLook look_of(const Theme& theme, const CardView& view) {
  const Card& card = view.card;
  // Members of different states share a card: the bar at its lower edge tells them apart.
  const bool mixed = card.members.size() > 1 && card.counts.count(card.status.value) !=
                                                    static_cast<std::uint32_t>(card.members.size());
  CardLook look = mixed && card.status.value != StatusValue::kError &&
                          card.status.value != StatusValue::kWarning
                      ? plain_look(theme)
                      : look_of_status(theme, card.status);
  if (has_badge(card.status) && theme.mark_border.alpha != 0) {
    look.border.colour = theme.mark_border;
  }
  if (card.placeholder) {
    look.border = {theme.text3, 1, Cap::kRound, kPlaceholderDash};
    look.fill = theme.canvas;
    look.name = theme.text2;
    look.icon = theme.text3;
    look.italic = true;
  }
  if (card.marks.difference == Difference::kRemoved) {
    look.border = {theme.text2, 1, Cap::kButt, kStaleDash};
    look.fill = theme.canvas;
    look.struck = true;
  }
  if (card.marks.why_step != 0 && !has_badge(card.status)) {
    look.border = {theme.accent, 1.5F, Cap::kButt, {}};
  }
  if (view.state.hovered) look.border = {theme.text, 1.5F, Cap::kButt, {}};
  return look;
}

}  // namespace toposcope::scene
