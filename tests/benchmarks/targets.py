"""What snnkit wants to reach, and whether it has."""

from dataclasses import dataclass

from .catalogue import MODELS

__all__ = ["TARGETS", "Target", "outcome"]

NUMPY, COMPILED = "snnkit", "snnkit-compiled"
BRIAN, CYTHON, STANDALONE, NEST = "brian-numpy", "brian-cython", "brian-standalone", "nest"


@dataclass(frozen=True)
class Target:
    """Be so many times faster than a peer, or smaller, or take so many seconds at most.

    Attributes
    ----------
    model, what : str
        The model, and which of its times (see `Measurement.seconds`), or ``'peak'``, its memory.
    ours : str
        Which engine of snnkit.
    theirs : str
        The peer, or empty if the time itself counts.
    goal : float
        The ratio to reach, or the seconds not to exceed.
    """

    model: str
    what: str
    ours: str
    theirs: str
    goal: float


TARGETS = [
    Target("simplest", "launch", NUMPY, BRIAN, 6),
    Target("simplest", "total", NUMPY, "", 0.005),
    Target("simplest", "total", NUMPY, BRIAN, 25),
    Target("cuba", "run", NUMPY, BRIAN, 4),
    Target("cuba", "run", NUMPY, CYTHON, 1),
    Target("cuba", "run", COMPILED, STANDALONE, 2),
    Target("cuba", "run", COMPILED, NEST, 10),
    Target("cuba", "extra cold", COMPILED, "", 4),
    Target("cuba", "extra", COMPILED, "", 0.3),
    Target("coba_hh", "run", NUMPY, BRIAN, 3),
    Target("coba_hh", "run", COMPILED, STANDALONE, 1.5),
    Target("song", "run", NUMPY, BRIAN, 4),
    Target("song", "run", NUMPY, CYTHON, 1),
    Target("song", "run", COMPILED, STANDALONE, 2),
    Target("plastic", "run", NUMPY, BRIAN, 3),
    Target("plastic", "run", NUMPY, CYTHON, 1),
    Target("plastic", "run", COMPILED, STANDALONE, 1.5),
    Target("connect_random", "build", NUMPY, BRIAN, 4),
    Target("connect_generator", "build", NUMPY, BRIAN, 30),
    *[Target(model.key, "peak", NUMPY, BRIAN, 1) for model in MODELS],
    *[Target(model.key, "peak", COMPILED, BRIAN, 1) for model in MODELS],
]


def outcome(target, measurements):
    """Return the ratio or the seconds that were measured, and whether they will do.

    Parameters
    ----------
    target : Target
    measurements : dict of str to Measurement
        Of the target's model, by peer.

    Returns
    -------
    value : float or None
        None if there is nothing to compare.
    reached : bool
    """
    ours = _amount(measurements.get(target.ours), target.what)
    if ours is None:
        return None, False
    if not target.theirs:
        return ours, ours <= target.goal
    theirs = _amount(measurements.get(target.theirs), target.what)
    if theirs is None:
        return None, False
    return theirs / ours, theirs / ours >= target.goal


def _amount(measurement, what):
    if measurement is None:
        return None
    return measurement.peak if what == "peak" else measurement.seconds(what)
