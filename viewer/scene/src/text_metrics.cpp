#include "toposcope/scene/text_metrics.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "drawn_text.h"
#include "font_metrics_data.h"

namespace toposcope::scene {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr char32_t kJoiner = 0x200D;  ///< Makes one of the signs at its sides.

bool holds(std::span<const CodeRange> ranges, char32_t code) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                      [](char32_t c, const CodeRange& r) { return c < r.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

/// Widths of characters in one style, in units of the table.
class Advances {
 public:
  explicit Advances(const TextStyle& style)
      : weight_(static_cast<std::size_t>(style.weight)),
        is_mono_(style.face == Face::kMono),
        pixels_(style.size / static_cast<float>(table_.em)) {}

  [[nodiscard]] std::uint32_t of(char32_t code) const {
    for (const MetricRun& run : table_.runs) {
      if (code < run.first) break;
      if (code <= run.last) return of_kind(table_.indexes[run.offset + (code - run.first)], code);
    }
    if (code < 0x300) return other();
    if (holds(classes_.zero, code)) return 0;
    return holds(classes_.wide, code) ? table_.em : other();
  }

  [[nodiscard]] float pixels(std::uint64_t units) const {
    return static_cast<float>(units) * pixels_;
  }

 private:
  [[nodiscard]] std::uint32_t of_kind(std::size_t kind, char32_t code) const {
    const std::uint32_t advance = table_.advances[4 * kind + weight_];
    if (!is_mono_ || advance == 0) return advance;
    return holds(classes_.wide, code) ? table_.em : table_.mono;
  }
  [[nodiscard]] std::uint32_t other() const {
    return is_mono_ ? table_.mono : (6 * table_.em + 5) / 10;
  }

  AdvanceTable table_ = advance_table();
  WidthClasses classes_ = width_classes();
  std::size_t weight_;
  bool is_mono_;
  float pixels_;
};

/// A character with all that is drawn over it.
struct Cluster {
  std::size_t begin = 0;  ///< Byte of the text.
  std::size_t end = 0;
  std::uint32_t units = 0;
};

std::vector<Cluster> clusters_of(std::string_view text, const Advances& advances) {
  std::vector<Cluster> clusters;
  bool is_joined = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t begin = text.size() - rest.size();
    const char32_t code = take_drawn(rest).code;
    const std::uint32_t units = advances.of(code);
    if (clusters.empty() || (units != 0 && !is_joined)) {
      clusters.push_back({.begin = begin});
    }
    clusters.back().end = text.size() - rest.size();
    clusters.back().units += units;
    is_joined = code == kJoiner;
  }
  return clusters;
}

std::uint64_t total_of(std::span<const Cluster> clusters) {
  std::uint64_t units = 0;
  for (const Cluster& cluster : clusters) units += cluster.units;
  return units;
}

/// How many clusters stay at each side.
struct Kept {
  std::size_t head = 0;
  std::size_t tail = 0;
};

/// Adds characters to the narrower side while they fit.
template <typename Fits>
Kept keep_both_sides(std::span<const Cluster> clusters, const Fits& fits) {
  Kept kept;
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  while (kept.head + kept.tail < clusters.size()) {
    const bool at_head = head <= tail;
    const std::size_t next = at_head ? kept.head : clusters.size() - 1 - kept.tail;
    if (!fits(head + tail + clusters[next].units)) break;
    (at_head ? head : tail) += clusters[next].units;
    ++(at_head ? kept.head : kept.tail);
  }
  return kept;
}

template <typename Fits>
Kept keep_head(std::span<const Cluster> clusters, const Fits& fits) {
  Kept kept;
  std::uint64_t head = 0;
  while (kept.head < clusters.size() && fits(head + clusters[kept.head].units)) {
    head += clusters[kept.head++].units;
  }
  return kept;
}

enum class Side { kBoth, kHead };

std::string cut(std::string_view text, const TextStyle& style, float room, Side side) {
  const Advances advances(style);
  const std::vector<Cluster> clusters = clusters_of(text, advances);
  if (advances.pixels(total_of(clusters)) <= room) return std::string(text);
  const std::uint64_t ellipsis = advances.of(0x2026);
  const auto fits = [&](std::uint64_t units) { return advances.pixels(units + ellipsis) <= room; };
  if (!fits(0)) return {};
  const Kept kept =
      side == Side::kBoth ? keep_both_sides(clusters, fits) : keep_head(clusters, fits);
  std::string_view head = text.substr(0, kept.head == 0 ? 0 : clusters[kept.head - 1].end);
  std::string_view tail = kept.tail == 0 ? std::string_view()
                                         : text.substr(clusters[clusters.size() - kept.tail].begin);
  while (head.ends_with(' ')) head.remove_suffix(1);
  while (tail.starts_with(' ')) tail.remove_prefix(1);
  return std::string(head).append(kEllipsis).append(tail);
}

}  // namespace

float text_width(std::string_view utf8, const TextStyle& style) {
  const Advances advances(style);
  std::uint64_t units = 0;
  while (!utf8.empty()) units += advances.of(take_drawn(utf8).code);
  return advances.pixels(units);
}

std::string cut_middle(std::string_view utf8, const TextStyle& style, float room) {
  return cut(utf8, style, room, Side::kBoth);
}

std::string cut_end(std::string_view utf8, const TextStyle& style, float room) {
  return cut(utf8, style, room, Side::kHead);
}

}  // namespace toposcope::scene
