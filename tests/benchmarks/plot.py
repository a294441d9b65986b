"""The curves of the sweeps: run time against size, both on logarithmic axes."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

from .catalogue import SWEEPS  # noqa: E402
from .peers import PEERS  # noqa: E402

__all__ = ["plot"]

#: colours that the colour-blind can tell apart (Okabe & Ito 2008), and a marker for each besides
LOOKS = {
    "snnkit": ("#0072B2", "o"),
    "snnkit-compiled": ("#009E73", "s"),
    "brian-numpy": ("#D55E00", "v"),
    "brian-cython": ("#E69F00", "^"),
    "brian-standalone": ("#CC79A7", "D"),
    "nest": ("#555555", "x"),
}


def plot(sweeps, path):
    """Draw one panel a sweep, one curve a package.

    Parameters
    ----------
    sweeps : dict of str to dict of str to list of (float, float, dict)
        As in `Results`.
    path : path
        An image; the ending tells the format.
    """
    panels = [sweep for sweep in SWEEPS if any(sweeps.get(sweep.key, {}).values())]
    if not panels:
        return
    with matplotlib.rc_context({"svg.hashsalt": "snnkit", "font.size": 9}):
        figure, axes = plt.subplots(
            1, len(panels), figsize=(3 * len(panels), 3.4), sharey=True, squeeze=False
        )
        for axis, sweep in zip(axes[0], panels, strict=True):
            _draw(axis, sweep, sweeps[sweep.key])
        axes[0, 0].set_ylabel("run (s)")
        handles = {h.get_label(): h for axis in axes[0] for h in axis.get_lines()}
        figure.legend(handles.values(), handles, loc="outside upper center", ncols=6, frameon=False)
        figure.set_layout_engine("constrained")
        # a date would make each file differ
        figure.savefig(path, metadata={"Date": None} if str(path).endswith("svg") else None)
        plt.close(figure)


def _draw(axis, sweep, curves):
    for peer in PEERS:
        points = curves.get(peer.key)
        if not points:
            continue
        colour, marker = LOOKS[peer.key]
        x, seconds = [p[0] for p in points], [p[1] for p in points]
        axis.loglog(x, seconds, color=colour, marker=marker, markersize=4, label=peer.title)
    axis.minorticks_off()
    if sweep.points[-1][0] < 30 * sweep.points[0][0]:
        # powers of ten are too few to read such an axis by
        axis.set_xticks([x for x, _ in sweep.points], [f"{x:g}" for x, _ in sweep.points])
    axis.set_xlabel(sweep.axis)
    axis.grid(True, which="major", color="#dddddd", linewidth=0.6)
    axis.spines[["top", "right"]].set_visible(False)
