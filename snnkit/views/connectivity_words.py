"""What the pictures of connectivity show, in words."""

from __future__ import annotations

import numpy as np

from ..units.quantity import wrap
from .connectivity import CIRCLES, DOTS

__all__ = ["words"]


def words(drawn, source=None, target=None) -> str:
    """Say how many synapses there are, who has how many, and what is left out of the pictures.

    Parameters
    ----------
    drawn : Drawn
    source, target : int, optional
        The neurons whose synapses are lit.

    Examples
    --------
    >>> from snnkit.views.wiring import Wiring
    >>> print(words(Wiring.between(4).draw('i'), source=2))
    Source neuron 2: 1 synapse, to 2. In all: 4 synapses; expected: exactly 4. Source \
neurons have 1 each, target neurons 1.
    """
    picture = drawn.picture
    parts = [_lit(picture, source, target), _count(drawn), _degrees(picture)]
    parts += [_weights(drawn), _repeated(picture), _left_out(picture)]
    return " ".join(part for part in parts if part)


def _lit(picture, source, target):
    which = picture.of(source, target)
    count = _synapses(which.size)
    if source is not None and target is not None:
        text = f"From {source} to {target}: {count if which.size else 'no synapse'}"
        if picture.weights is not None and which.size:
            text += f", weight {_list(np.round(picture.weights[which], 4))}"
        return f"{text}. In all:"
    if source is not None:
        to = f", to {_list(picture.j[which])}" if which.size else ""
        return f"Source neuron {source}: {count}{to}. In all:"
    if target is not None:
        of = f", from {_list(picture.i[which])}" if which.size else ""
        return f"Target neuron {target}: {count}{of}. In all:"
    return ""


def _count(drawn):
    text = _synapses(len(drawn.picture))
    if drawn.expected is None:
        return f"{text}."
    if drawn.spread == 0:
        return f"{text}; expected: exactly {drawn.expected:.0f}."
    return f"{text}; expected: {drawn.expected:.4g} ± {drawn.spread:.2g}."


def _degrees(picture):
    return (
        f"Source neurons have {_range(picture.out_degree)} each, "
        f"target neurons {_range(picture.in_degree)}."
    )


def _range(degree):
    low, high = degree.min(), degree.max()
    return f"{low}" if low == high else f"{low} to {high} ({degree.mean():.3g} on average)"


def _weights(drawn):
    weights = drawn.picture.weights
    if weights is None or not weights.size:
        return ""
    finite = weights[np.isfinite(weights)]
    text = ""
    if finite.size:
        ends = (wrap(float(f"{end:.12g}"), drawn.unit) for end in (finite.min(), finite.max()))
        low, high = (f"{end:.4g}" if isinstance(end, float) else str(end) for end in ends)
        text = f"Weights from {low} to {high}" if low != high else f"All weights are {low}"
    negative = np.count_nonzero(weights < 0)
    text += f", {negative} of them negative (diamonds)" if negative else ""
    wrong = weights.size - finite.size
    return f"{text}, {wrong} not finite." if wrong else f"{text}."


def _repeated(picture):
    again = picture.repeated
    return f"{again} of them connect a pair once more." if again else ""


def _left_out(picture):
    parts = []
    if picture.is_dense:
        parts.append(f"More than {DOTS} synapses: the matrix is an image, darker where strong.")
    if picture.lines_drawn < len(picture):
        parts.append(f"{picture.lines_drawn} of the lines are drawn.")
    if max(picture.sizes) > CIRCLES:
        parts.append("Not every neuron has a circle.")
    return " ".join(parts)


def _synapses(count):
    return f"{count} synapse{'s' * (count != 1)}"


def _list(values, most=12):
    shown = [f"{value:g}" for value in values[:most]]
    more = len(values) - most
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
