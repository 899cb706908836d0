#!/usr/bin/python3
"""Writes font_metrics_data.cpp and width_class_data.cpp in viewer/scene/src: how wide the characters
of the faces of pictures are, and which others are wide or have no width.

    viewer/scene/data/make_font_metrics.py

Needs Debian's python3-fonttools, fonts-inter and fonts-dejavu-core.  Run it again only when one of
the fonts changes; scene_test compares the table with the installed fonts.
"""

import pathlib
import textwrap
import unicodedata

from fontTools.ttLib import TTFont

INTER = "/usr/share/fonts/opentype/inter/Inter-%s.otf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans%s.ttf"
EM = 2816  # Units of an em in Inter.

# First and last code point of what has a width of its own: Latin with its extensions A and B, Greek
# and Cyrillic, Latin for Vietnamese, punctuation to currencies, letter-like signs to ticks and
# crosses (arrows, mathematics, boxes, shapes between them), the replacement.
RUNS = [
    (0x0020, 0x024F),
    (0x0370, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x20BF),
    (0x2100, 0x27BF),
    (0xFFFD, 0xFFFD),
]


def load(path):
    font = TTFont(path)
    names, metrics = font.getBestCmap(), font["hmtx"].metrics
    scale = EM / font["head"].unitsPerEm
    return {code: round(metrics[name][0] * scale) for code, name in names.items()}


def is_unassigned(code):
    return unicodedata.category(chr(code)) == "Cn"


def is_zero(code):
    """Drawn over its neighbour, or not at all."""
    if 0x1160 <= code <= 0x11FF:  # Vowels and finals of Hangul join the block before them.
        return True
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Cf")


def is_wide(code):
    wide = unicodedata.east_asian_width(chr(code)) in "WF"
    return wide and not is_unassigned(code) and not is_zero(code)


def ranges_of(holds, may_join=lambda code: False):
    """First and last of each run of code points; `may_join` are bridged."""
    ranges = []
    bridge = False
    for code in range(0x300, 0x110000):
        if holds(code):
            if bridge:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
            bridge = True
        else:
            bridge = bridge and may_join(code)
    return ranges


def advances_of(code, inter, dejavu):
    """Units at weight 400, 500, 600, 700; what Inter lacks is taken from DejaVu Sans."""
    if is_zero(code):
        return (0, 0, 0, 0)
    if code in inter[0]:
        return tuple(face[code] for face in inter)
    if code in dejavu[0]:
        return (dejavu[0][code],) * 2 + (dejavu[1].get(code, dejavu[0][code]),) * 2
    return (EM if is_wide(code) else round(0.6 * EM),) * 4


def rows(values):
    text = ", ".join(values) + ","
    return "\n".join(textwrap.wrap(text, 100, initial_indent="    ", subsequent_indent="    "))


def pairs(ranges):
    return rows([f"{{{first:#x},{last:#x}}}" for first, last in ranges])


def main():
    inter = [load(INTER % name) for name in ("Regular", "Medium", "SemiBold", "Bold")]
    dejavu = [load(DEJAVU % name) for name in ("", "-Bold")]
    kinds, indexes, runs = {}, [], []
    for first, last in RUNS:
        runs.append(f"    {{{first:#x}, {last:#x}, {len(indexes)}}},")
        for code in range(first, last + 1):
            indexes.append(kinds.setdefault(advances_of(code, inter, dejavu), len(kinds)))
    source = pathlib.Path(__file__).resolve().parent.parent / "src"
    (source / "font_metrics_data.cpp").write_text(ADVANCES % {
        "em": EM,
        "mono": load(DEJAVU % "Mono")[ord("0")],
        "runs": "\n".join(runs),
        "indexes": rows([str(index) for index in indexes]),
        "advances": rows([str(advance) for kind in kinds for advance in kind]),
    })
    (source / "width_class_data.cpp").write_text(CLASSES % {
        "zero": pairs(ranges_of(is_zero)),
        "wide": pairs(ranges_of(is_wide, is_unassigned)),
    })


HEAD = """\
// Written by viewer/scene/data/make_font_metrics.py; do not edit.

#include "font_metrics_data.h"

namespace toposcope::scene {
namespace {

// clang-format off
"""

ADVANCES = HEAD + """\
constexpr MetricRun kRuns[] = {
%(runs)s
};

constexpr std::uint16_t kIndexes[] = {
%(indexes)s
};

constexpr std::uint16_t kAdvances[] = {
%(advances)s
};
// clang-format on

}  // namespace

AdvanceTable advance_table() { return {kRuns, kIndexes, kAdvances, %(em)d, %(mono)d}; }

}  // namespace toposcope::scene
"""

CLASSES = HEAD + """\
constexpr CodeRange kZero[] = {
%(zero)s
};

constexpr CodeRange kWide[] = {
%(wide)s
};
// clang-format on

}  // namespace

WidthClasses width_classes() { return {kZero, kWide}; }

}  // namespace toposcope::scene
"""

if __name__ == "__main__":
    main()
