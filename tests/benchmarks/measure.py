"""Times one model in several packages, which take turns."""

import tempfile
import time
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from statistics import median

from . import script
from .process import Failed, Process

__all__ = ["Measurement", "measure", "measure_sweep"]

#: a package that has taken so many seconds for its passes over a model gets no further round ...
LONGEST = 15
#: ... once it has had this many
ENOUGH = 3
#: a point of a sweep that has taken so many seconds gets no further pass
BRIEF = 5


@dataclass
class Measurement:
    """What was seen of one package and one model. Times are in seconds, memory in bytes.

    Attributes
    ----------
    launch, cold : list of float
        From the start of a process to the result; cold is with nothing compiled yet.
    first, first_cold, passes : list of dict
        The times of ``build`` and ``run``: in a process's first pass, with compiled code in the
        cache and without, and in later passes.
    compile : float or None
        The time to build a project of C++, its source included.
    imported, peak : int or None
        The most memory before and after the first pass.
    bytes_per_synapse : float or None
        By how much the peak grows for a synapse more.
    fingerprint : dict
        Numbers that all packages should agree on.
    error : str
        Why it could not run; else empty.
    """

    launch: list = field(default_factory=list)
    cold: list = field(default_factory=list)
    first: list = field(default_factory=list)
    first_cold: list = field(default_factory=list)
    passes: list = field(default_factory=list)
    compile: float | None = None
    imported: int | None = None
    peak: int | None = None
    bytes_per_synapse: float | None = None
    fingerprint: dict = field(default_factory=dict)
    error: str = ""

    def seconds(self, what):
        """Return the median time.

        Parameters
        ----------
        what : str
            ``'build'``, ``'run'`` or ``'total'`` of the later passes; ``'launch'`` or ``'cold'`` of
            processes; ``'extra'`` or ``'extra cold'``: how much longer than later passes the first
            one of a process takes, with compiled code in the cache or without.

        Returns
        -------
        float or None
            None if it was not measured.
        """
        if what in ("launch", "cold"):
            return _median(getattr(self, what))
        if what in ("extra", "extra cold"):
            first = _median([_sum(p) for p in (self.first if what == "extra" else self.first_cold)])
            later = self.seconds("total")
            return None if first is None or later is None else first - later
        return _median([_sum(p) if what == "total" else p[what] for p in self.passes])


def _median(times):
    return median(times) if times else None


def _sum(one_pass):
    return one_pass["build"] + one_pass["run"]


def measure(model, peers, rounds, timeout, settings, say):
    """Time a model.

    Parameters
    ----------
    model : Model
    peers : list of Peer
    rounds : int
    timeout : float
        Seconds to wait for a pass.
    settings : dict
        Lines of the script to replace.
    say : callable
        Takes a line that tells how far the measurement is.

    Returns
    -------
    dict of str to Measurement
        By the keys of the peers.
    """
    peers = [peer for peer in peers if script.exists(peer.prefix + model.key)]
    found = {peer.key: Measurement() for peer in peers}
    warm = {}
    with tempfile.TemporaryDirectory() as folder:
        case = _Case(model, Path(folder), timeout, settings)
        try:
            for peer in peers:
                say(f"{model.key}: {peer.title}")
                _begin(case, peer, found[peer.key], warm)
            say(f"{model.key}: taking turns")
            _launch_again(case, peers, found, min(rounds, model.launches) - 1)
            _take_turns(case, peers, found, warm, rounds, model.repeats)
        finally:
            for process in warm.values():
                process.close()
        for peer in peers:
            if model.fewer:
                _weigh(case, peer, found[peer.key])
    for peer in peers:
        if found[peer.key].error:
            say(f"  {peer.title}: {found[peer.key].error}")
    return found


def measure_sweep(sweep, model, peers, rounds, timeout, say):
    """Time a model with a growing setting.

    Parameters are as in `measure`. A package that fails gets no further points.

    Returns
    -------
    dict of str to list of (float, float, dict)
        For each peer, its points: where on the axis, the median of the run's seconds, and the
        fingerprint.
    """
    peers = [peer for peer in peers if script.exists(peer.prefix + model.key)]
    curves = {peer.key: [] for peer in peers}
    failed = set()
    with tempfile.TemporaryDirectory() as folder:
        for x, settings in sweep.points:
            case = _Case(model, Path(folder), timeout, settings)
            for peer in peers:
                if peer.key in failed:
                    continue
                say(f"{sweep.key} {x:g}: {peer.title}")
                seen = Measurement()
                _point(case, peer, seen, rounds)
                if seen.error:
                    failed.add(peer.key)
                    say(f"  {seen.error}")
                else:
                    curves[peer.key].append((x, seen.seconds("run"), seen.fingerprint))
    return curves


@dataclass
class _Case:
    """One model, with its settings."""

    model: object
    folder: Path
    timeout: float
    settings: dict

    def process(self, peer, fewer=None):
        """Start a process that runs it; what it compiles is kept for the next."""
        settings = self.settings | (fewer or {})
        source = script.load(peer.prefix + self.model.key, settings)
        folder = self.folder / peer.key
        folder.mkdir(exist_ok=True)
        return Process(peer, source, self.model.module, folder, self.timeout)


def _noting_failure(step):
    """Let a step do nothing for a package that has failed, and note it if it fails now."""

    @wraps(step)
    def attempt(case, peer, measurement, *rest):
        if measurement.error:
            return
        try:
            step(case, peer, measurement, *rest)
        except Failed as failure:
            measurement.error = str(failure)

    return attempt


@_noting_failure
def _begin(case, peer, measurement, warm):
    """First passes of a package, with nothing compiled at first; the last process stays."""
    if peer.compiles == "cache":
        process = case.process(peer)
        process.close()
        measurement.cold.append(process.launch)
        measurement.first_cold.append(_times(process.first))
    process = warm[peer.key] = case.process(peer)
    _note_first(measurement, peer, process)
    measurement.imported, measurement.peak = process.memory()
    measurement.fingerprint = process.first["fingerprint"]
    measurement.compile = process.first.get("compile")


@_noting_failure
def _launch(case, peer, measurement):
    process = case.process(peer)
    process.close()
    _note_first(measurement, peer, process)


@_noting_failure
def _pass(case, peer, measurement, process):
    measurement.passes.append(_times(process.ask()))


@_noting_failure
def _point(case, peer, measurement, rounds):
    """Some passes of one package, after one that warms up."""
    process = case.process(peer)
    measurement.fingerprint = process.first["fingerprint"]
    start = time.perf_counter()
    try:
        for _ in range(rounds):
            measurement.passes.append(_times(process.ask()))
            if time.perf_counter() - start > BRIEF:
                break
    finally:
        process.close()


@_noting_failure
def _weigh(case, peer, measurement):
    """Run the model once with fewer synapses, and see how much memory that saves."""
    if peer.compiles == "cache":
        # the numbers may be part of the code, and a compiler takes memory
        case.process(peer, case.model.fewer).close()
    process = case.process(peer, case.model.fewer)
    try:
        _, peak = process.memory()
    finally:
        process.close()
    if peak is not None:
        fewer = process.first["fingerprint"]["synapses"]
        more = measurement.fingerprint["synapses"] - fewer
        measurement.bytes_per_synapse = (measurement.peak - peak) / more


def _note_first(measurement, peer, process):
    times = measurement.cold if peer.compiles == "project" else measurement.launch
    times.append(process.launch)
    measurement.first.append(_times(process.first))


def _launch_again(case, peers, found, count):
    """Time further fresh processes, except of packages that would build a project each time."""
    for _ in range(count):
        for peer in peers:
            if peer.compiles != "project":
                _launch(case, peer, found[peer.key])


def _take_turns(case, peers, found, warm, rounds, repeats):
    """Each package in turn builds and runs the model: a slow spell of the machine hits all."""
    spent = dict.fromkeys(warm, 0.0)
    for number in range(rounds):
        for peer in peers:
            if peer.key not in warm or (number >= ENOUGH and spent[peer.key] > LONGEST):
                continue
            start = time.perf_counter()
            for _ in range(repeats):
                _pass(case, peer, found[peer.key], warm[peer.key])
            spent[peer.key] += time.perf_counter() - start


def _times(answer):
    return {what: answer[what] for what in ("build", "run")}
