#include "query/text_fold.h"

#include <algorithm>
#include <array>

#include "toposcope/model/text.h"

namespace toposcope::query {
namespace {

/// Plain letters of U+00C0 to U+017F; '*' where the character has none and only loses its case.
constexpr std::string_view kPlainLatin =
    "aaaaaa*ceeeeiiii*nooooo*ouuuuy**"                               // 00C0
    "aaaaaa*ceeeeiiii*nooooo*ouuuuy*y"                               // 00E0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"             // 0100
    "**jjkkklllllllllln"                                             // 0132
    "nnnnnn**oooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // 0144
static_assert(kPlainLatin.size() == 0x180 - 0xC0);

/// Plain small letters of U+0386 to U+03CE where they differ; 0: see fold_greek().
char32_t plain_greek(char32_t c) {
  switch (c) {
    case 0x386:
    case 0x3AC:
      return 0x3B1;
    case 0x388:
    case 0x3AD:
      return 0x3B5;
    case 0x389:
    case 0x3AE:
      return 0x3B7;
    case 0x38A:
    case 0x390:
    case 0x3AA:
    case 0x3AF:
    case 0x3CA:
      return 0x3B9;
    case 0x38C:
    case 0x3CC:
      return 0x3BF;
    case 0x38E:
    case 0x3AB:
    case 0x3B0:
    case 0x3CB:
    case 0x3CD:
      return 0x3C5;
    case 0x38F:
    case 0x3CE:
      return 0x3C9;
    case 0x3C2:
      return 0x3C3;  // final sigma
    default:
      return 0;
  }
}

char32_t fold_greek(char32_t c) {
  if (const char32_t plain = plain_greek(c); plain != 0) return plain;
  return c >= 0x391 && c <= 0x3A9 && c != 0x3A2 ? c + 0x20 : c;
}

char32_t fold_cyrillic(char32_t c) {
  if (c <= 0x40F) c += 0x50;
  if (c >= 0x410 && c <= 0x42F) c += 0x20;
  if (c == 0x450 || c == 0x451) return 0x435;
  if (c == 0x439) return 0x438;
  if (c == 0x457) return 0x456;
  if (c == 0x4C0) return 0x4CF;
  if (c >= 0x4C1 && c <= 0x4CE) return c + (c & 1U);
  const bool in_pairs = (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || c >= 0x4D0;
  return in_pairs ? c | 1U : c;
}

char32_t fold_latin(char32_t c) {
  const char plain = kPlainLatin[c - 0xC0];
  if (plain != '*') return static_cast<unsigned char>(plain);
  if (c >= 0x132) return c | 1U;
  return c < 0xE0 && c != 0xD7 && c != 0xDF ? c + 0x20 : c;
}

/// Folds what is beyond ASCII; 0: left out.
char32_t fold_wide(char32_t c) {
  if (c == 0xA0) return ' ';
  if (c >= 0xC0 && c < 0x180) return fold_latin(c);
  if (c >= 0x300 && c < 0x370) return 0;
  if (c >= 0x386 && c <= 0x3CE) return fold_greek(c);
  if (c >= 0x400 && c < 0x530) return fold_cyrillic(c);
  return c;
}

constexpr std::array<char, 128> make_ascii_fold() {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    table[c] = static_cast<char>(c < 0x20 ? ' ' : c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  }
  return table;
}
constexpr std::array<char, 128> kAsciiFold = make_ascii_fold();

/// One character, folded: up to four bytes.
struct FoldedPiece {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
};

/// The folds above change nothing beyond two bytes.
FoldedPiece take_wide(std::string_view& text) {
  FoldedPiece piece;
  const model::Utf8Piece taken = model::take_utf8(text);
  if (taken.bytes.size() != 2) {
    std::copy(taken.bytes.begin(), taken.bytes.end(), piece.bytes.begin());
    piece.size = taken.bytes.size();
    return piece;
  }
  const char32_t c = fold_wide(((static_cast<unsigned char>(taken.bytes[0]) & 0x1FU) << 6U) |
                               (static_cast<unsigned char>(taken.bytes[1]) & 0x3FU));
  if (c == 0) return piece;
  if (c < 0x80) {
    piece.bytes[0] = static_cast<char>(c);
    piece.size = 1;
  } else {
    piece.bytes[0] = static_cast<char>(0xC0U | (c >> 6U));
    piece.bytes[1] = static_cast<char>(0x80U | (c & 0x3FU));
    piece.size = 2;
  }
  return piece;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

FoldedPiece take_folded(std::string_view& text) {
  if (!is_ascii(text.front())) return take_wide(text);
  FoldedPiece piece;
  piece.bytes[0] = kAsciiFold[static_cast<unsigned char>(text.front())];
  piece.size = 1;
  text.remove_prefix(1);
  return piece;
}

/// Whether the folded text begins with `wanted`, or is it.
bool begins_folded(std::string_view text, std::string_view wanted, bool to_the_end) {
  while (!text.empty() && (!wanted.empty() || to_the_end)) {
    const FoldedPiece piece = take_folded(text);
    const std::string_view bytes(piece.bytes.data(), piece.size);
    if (bytes.size() > wanted.size()) {
      return !to_the_end && bytes.substr(0, wanted.size()) == wanted;
    }
    if (wanted.substr(0, bytes.size()) != bytes) return false;
    wanted.remove_prefix(bytes.size());
  }
  return wanted.empty();
}

/// Takes the ASCII at the front, which is all of most texts.
void append_ascii(std::string& out, std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_ascii(text[end])) ++end;
  const std::size_t begin = out.size();
  out.resize(begin + end);
  for (std::size_t i = 0; i < end; ++i) {
    out[begin + i] = kAsciiFold[static_cast<unsigned char>(text[i])];
  }
  text.remove_prefix(end);
}

}  // namespace

void append_folded(std::string& out, std::string_view text, std::vector<std::uint32_t>* origin) {
  const std::string_view whole = text;
  if (origin == nullptr) append_ascii(out, text);
  while (!text.empty()) {
    const auto at = static_cast<std::uint32_t>(whole.size() - text.size());
    const FoldedPiece piece = take_folded(text);
    out.append(piece.bytes.data(), piece.size);
    if (origin != nullptr) origin->insert(origin->end(), piece.size, at);
  }
}

std::string fold_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(out, text);
  return out;
}

bool folded_contains(std::string_view text, std::string_view folded_needle) {
  if (folded_needle.empty()) return true;
  while (!text.empty()) {
    if (begins_folded(text, folded_needle, false)) return true;
    take_folded(text);
  }
  return false;
}

bool folded_equals(std::string_view text, std::string_view folded) {
  return begins_folded(text, folded, true);
}

}  // namespace toposcope::query
