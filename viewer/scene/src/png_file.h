#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::scene {

struct PngFormat {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool has_alpha = false;
  double pixels_per_inch = 96;
};

/// Writes a PNG (RFC 2083) row by row, so that the pixels need never be in memory all at once.
/// Rows are not filtered: the letters and edges of drawings are the same again and again, which
/// zlib packs better as they are (measured: a fifth smaller than differences from the row above).
class PngFile {
 public:
  explicit PngFile(const PngFormat& format);
  ~PngFile();
  PngFile(const PngFile&) = delete;
  PngFile& operator=(const PngFile&) = delete;

  /// \param pixels  as many as the format is wide; alpha, red, green, blue from the highest byte,
  /// the
  ///                colours multiplied by alpha
  void add_row(std::span<const std::uint32_t> pixels);

  /// \pre  all rows were added
  /// \retval kUnavailable  zlib had not enough memory
  [[nodiscard]] model::Result<std::string> finish() &&;

 private:
  struct Deflater;

  void pack(std::span<const unsigned char> bytes, bool is_last);

  PngFormat format_;
  std::string file_;
  std::vector<unsigned char> row_;  ///< As in the file: the filter, then the pixels.
  std::vector<unsigned char> packed_;
  std::unique_ptr<Deflater> deflater_;
  bool is_good_ = true;
};

}  // namespace toposcope::scene
