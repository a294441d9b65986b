"""The colours of all figures: Okabe & Ito's, told apart by people with any colour vision.

Colour is never the only cue: whatever differs in colour also differs in shape or place, and curves
are named in a legend. They are solid, as a dashed one would hide its steps; dashes are for levels
and marks, and for curves of which there are more than colours.

See Okabe & Ito (2008), "Color Universal Design".
"""

from __future__ import annotations

__all__ = [
    "AXIS",
    "DASHES",
    "FAINT",
    "GRID",
    "HIGHLIGHT",
    "INK",
    "NAMES",
    "SERIES",
    "SOURCE",
    "TARGET",
    "TARGET_TEXT",
    "series",
]

NAMES = {
    "black": "#000000",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "bluish green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "reddish purple": "#CC79A7",
}

#: what belongs to the source of synapses, to their target, and what is picked out
SOURCE, TARGET, HIGHLIGHT = NAMES["blue"], NAMES["vermillion"], NAMES["orange"]
#: what is written about the target: its colour, dark enough to be read on white
TARGET_TEXT = "#B04E00"
#: text; things of secondary interest; grid lines; axes
INK, FAINT, GRID, AXIS = "#222222", "#BBBBBB", "#E8E8E8", "#666666"

#: for curves side by side, strongest contrast on white first
SERIES = [NAMES[n] for n in ("blue", "vermillion", "bluish green", "reddish purple", "orange")]
SERIES += [NAMES["sky blue"], NAMES["black"]]
#: the dash of the first, second, ... curve in the same colour
DASHES = ["solid", "dashed", "dotted", "dash_dotted"]


def series(k: int) -> tuple[str, str]:
    """Return the colour and the dash of the k-th of several curves.

    >>> series(0), series(7)
    (('#0072B2', 'solid'), ('#0072B2', 'dashed'))
    """
    return SERIES[k % len(SERIES)], DASHES[k // len(SERIES) % len(DASHES)]
