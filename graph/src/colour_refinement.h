#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace toposcope::graph {

/// A link between two vertices; equal labels look alike.
struct ColouredLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint64_t label = 0;
};

/// The coarsest partition of vertices in which those of one colour have, label by label, equally
/// many links to every colour; it can be made finer step by step.
///
/// \code
///   ColourRefinement colours(looks, links);
///   colours.single_out(focal_point);
///   colours.refine();
///   for (const std::uint32_t twin : colours.members(colours.colour_of(vertex))) ...
/// \endcode
///
/// Directions of links are ignored, parallel links count, and a link from a vertex to itself is
/// told from links to others of its colour.  Numbers of colours depend on the order of the input,
/// the partition does not.
///
/// \par Complexity
/// O((N + L) log N) time for all calls of refine() together: whatever splits, only its smaller
/// parts are looked at again.  20 bytes a link, 40 a vertex.
/// \par Source
/// Hopcroft (1971) for "all parts but the largest"; Cardon and Crochemore (1982) for graphs.
class ColourRefinement {
 public:
  /// Vertices of equal number look alike to begin with; nothing is refined yet.
  ColourRefinement(std::span<const std::uint64_t> looks, std::span<const ColouredLink> links);

  /// Gives the vertex a colour of its own.
  void single_out(std::uint32_t vertex);

  /// Splits colours until all of one colour have equal neighbourhoods.
  void refine();

  [[nodiscard]] std::size_t colour_count() const noexcept { return parts_.size(); }
  [[nodiscard]] std::uint32_t colour_of(std::uint32_t vertex) const { return colour_[vertex]; }
  /// In no order; valid until the next change.
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t colour) const {
    return std::span(order_).subspan(parts_[colour].first, parts_[colour].count);
  }

  /// The colours that are new or have lost members since the last call; some may repeat.
  [[nodiscard]] std::vector<std::uint32_t> take_changed();

 private:
  struct Arc {
    std::uint32_t target = 0;
    std::uint32_t label = 0;  ///< Dense.
  };

  /// Vertices of one colour, as a range of `order_`; its last `hits` have been hit.
  struct Part {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t hits = 0;
    bool is_waiting = false;  ///< To split others.
  };

  void colour_by(std::span<const std::uint64_t> looks);
  void lay_out(std::span<const ColouredLink> links);
  void wait(std::uint32_t colour);
  void split_by(std::uint32_t colour);
  void group_arcs(std::uint32_t colour);
  void hit(std::uint32_t vertex);
  void split_hit(std::uint32_t colour);
  void sort_by_hits(std::span<std::uint32_t> vertices);
  void part_at_counts(std::uint32_t colour);
  void swap_places(std::uint32_t a, std::uint32_t b);
  std::uint32_t cut(std::uint32_t colour, std::uint32_t first, std::uint32_t count);

  std::vector<std::uint32_t> order_;   ///< Vertices, those of one colour beside each other.
  std::vector<std::uint32_t> place_;   ///< By vertex: where it is in `order_`.
  std::vector<std::uint32_t> colour_;  ///< By vertex.
  std::vector<Part> parts_;            ///< By colour.
  std::vector<std::uint32_t> first_arc_;
  std::vector<Arc> arcs_;

  std::vector<std::uint32_t> waiting_;
  std::vector<std::uint32_t> changed_;

  // What one split needs; kept, and clean between splits, so that it costs what it touches.
  std::vector<std::uint32_t> arcs_of_label_;  ///< By label: how many, then where the next goes.
  std::vector<std::uint32_t> labels_;         ///< That the splitting colour has.
  std::vector<std::uint32_t> targets_;        ///< Of its arcs, label by label.
  std::vector<std::uint32_t> hits_;           ///< By vertex: arcs of this label that end at it.
  std::vector<std::uint32_t> hit_colours_;
  std::vector<std::uint32_t> tally_;   ///< By number of hits: vertices.
  std::vector<std::uint32_t> sorted_;  ///< Vertices of one colour by hits.
};

}  // namespace toposcope::graph
