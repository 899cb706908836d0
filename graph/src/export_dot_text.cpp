#include "export_dot_text.h"

#include "toposcope/model/text.h"

namespace toposcope::graph {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

void append_label_character(std::string& out, char c) {
  switch (c) {
    case '\\':
      out += "\\\\";
      return;
    case '&':
      out += "&amp;";
      return;
    case '\n':
      out += "\\n";
      return;
    default:
      out += is_control(c) ? ' ' : c;
  }
}

}  // namespace

std::string dot_label(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const model::Utf8Piece piece = model::take_utf8(text);
    if (!piece.is_valid) {
      out.append(model::kReplacementCharacter);
    } else if (piece.bytes.size() == 1) {
      append_label_character(out, piece.bytes[0]);
    } else {
      out.append(piece.bytes);
    }
  }
  return out;
}

}  // namespace toposcope::graph
