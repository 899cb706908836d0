#include "drawn_text.h"

#include "toposcope/model/text.h"

namespace toposcope::scene {
namespace {

/// \pre  valid UTF-8 of one character
char32_t code_of(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (bytes.size() == 1) return lead;
  char32_t code = lead & (0xFFU >> (bytes.size() + 1));
  for (const char c : bytes.substr(1)) code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return code;
}

bool is_drawable(char32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
  if (code == 0x2028 || code == 0x2029) return false;
  return (code & 0xFFFEU) != 0xFFFE && (code < 0xFDD0 || code > 0xFDEF);
}

}  // namespace

DrawnCharacter take_drawn(std::string_view& text) {
  const model::Utf8Piece piece = model::take_utf8(text);
  if (piece.is_valid) {
    const char32_t code = code_of(piece.bytes);
    if (is_drawable(code)) return {code, piece.bytes};
  }
  return {kReplacementCode, model::kReplacementCharacter};
}

std::string drawn_text(std::string_view text) {
  std::string drawn;
  drawn.reserve(text.size());
  while (!text.empty()) drawn += take_drawn(text).bytes;
  return drawn;
}

}  // namespace toposcope::scene
