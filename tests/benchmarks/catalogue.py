"""The models that are timed, and the series of models that show how the cost grows."""

from dataclasses import dataclass, field

__all__ = ["MODELS", "SWEEPS", "Model", "Sweep"]


@dataclass(frozen=True)
class Model:
    """A script in `models/`, and how to look at its times.

    Attributes
    ----------
    key : str
        The script's name, without ``.py``.
    title : str
    headline : {'run', 'build', 'total'}
        Which time counts: of `run` alone, of building alone, or of both as at a slider's move.
    tolerance : float
        How far a fingerprint may be from the median of all peers, as a fraction.
    repeats : int
        How many times it is built and run in each round.
    launches : int
        How many fresh processes are timed.
    module : str
        The module of snnkit that has all the names the script needs.
    quick : dict
        Settings for ``--quick``, as source.
    fewer : dict
        Settings with which there are fewer synapses: what memory is saved gives bytes a synapse.
    """

    key: str
    title: str
    headline: str = "run"
    tolerance: float = 0.1
    repeats: int = 1
    launches: int = 1
    module: str = "snnkit.brian"
    quick: dict = field(default_factory=dict)
    fewer: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Sweep:
    """One model with a growing setting.

    Attributes
    ----------
    key, axis : str
        A short name, and the label of the axis.
    model : str
    points : list of (float, dict)
        Where on the axis, and the settings there, as source.
    """

    key: str
    axis: str
    model: str
    points: list


MODELS = [
    Model(
        "simplest",
        "Simplest synapse",
        headline="total",
        tolerance=1e-9,
        repeats=5,
        launches=5,
        module="snnkit",
    ),
    Model(
        "stdp_proof",
        "STDP proof, 100 pairs",
        headline="total",
        tolerance=1e-9,
        repeats=5,
        module="snnkit",
    ),
    Model("cuba", "CUBA, 4,000 neurons, 1 s", quick={"duration": "300*ms"}),
    # it fires in waves, and in so short a time each network has its own rate: from seed to seed
    # its standard deviation is 10 %, in Brian and in snnkit
    Model(
        "coba_hh",
        "COBA-HH, 4,000 neurons, 0.2 s",
        tolerance=0.3,
        quick={"duration": "40*ms"},
    ),
    Model("song", "Song–Miller–Abbott, 1,000 inputs, 10 s", quick={"duration": "4*second"}),
    Model("plastic", "Plastic E/I network, own delays, 1 s", quick={"duration": "200*ms"}),
    Model(
        "brunel",
        "Brunel 2000, 10,000 neurons, 0.2 s",
        quick={"N": "2500", "inputs_e": "200", "inputs_i": "50", "J": "0.2*mV"},
        fewer={"inputs_e": "80", "inputs_i": "20"},
    ),
    Model(
        "connect_random",
        "Connect 10⁴ × 10⁴ at p = 0.02",
        headline="build",
        tolerance=0.01,
        fewer={"p": "0.002"},
    ),
    Model(
        "connect_distance",
        "Connect 2,000 × 2,000 by distance",
        headline="build",
        tolerance=0,
        fewer={"radius": "50*umetre"},
    ),
    Model(
        "connect_generator",
        "Connect 10⁵ neurons by a generator",
        headline="build",
        tolerance=0,
        fewer={"N": "10000"},
    ),
]


def _neurons(count):
    """CUBA of any size: a neuron keeps its 80 inputs."""
    return count, {"N": str(count), "p": str(80 / count), "duration": "300*ms"}


def _synapses(inputs):
    """CUBA with more synapses, too weak to be felt: the rate stays 18 Hz, only the work grows."""
    return 4000 * inputs, {"p": str(inputs / 4000), "strength": "1e-5", "duration": "300*ms"}


SWEEPS = [
    Sweep(
        "neurons",
        "neurons (80 inputs each)",
        "cuba",
        [_neurons(n) for n in (500, 2000, 8000, 32000)],
    ),
    Sweep(
        "synapses",
        "synapses (4,000 neurons)",
        "cuba",
        [_synapses(k) for k in (20, 80, 320, 1280)],
    ),
    Sweep(
        "duration",
        "simulated time (s)",
        "cuba",
        [(d / 1000, {"duration": f"{d}*ms"}) for d in (10, 100, 1000, 4000)],
    ),
    Sweep(
        "dt",
        "time step (ms)",
        "cuba",
        [(dt, {"step": f"{dt}*ms", "duration": "300*ms"}) for dt in (0.02, 0.1, 0.5)],
    ),
]
