"""The results as tables in Markdown."""

from .catalogue import MODELS
from .fingerprints import deviants
from .peers import PEERS
from .targets import TARGETS, outcome

__all__ = ["report"]

TITLES = {peer.key: peer.title for peer in PEERS}
MODEL = {model.key: model for model in MODELS}
WORDS = {
    "run": "run",
    "build": "build",
    "total": "build and run",
    "launch": "fresh process",
    "extra": "compiled code from the cache",
    "extra cold": "first compile",
    "peak": "peak memory",
}


def report(results):
    """Return a document with all tables.

    Parameters
    ----------
    results : Results
    """
    parts = ["# Benchmarks", _about(results)]
    if results.models:
        parts += ["## At a glance", _glance(results.models)]
        parts += ["## Targets", _targets(results.models)]
        parts += ["## Model by model", _READING]
    for key, found in results.models.items():
        parts += [f"### {MODEL[key].title}", _details(MODEL[key], found)]
        parts += [*_errors(found), _agreement(MODEL[key], found)]
    if results.sweeps:
        parts += ["## How the cost grows", "![Run times of CUBA](scaling.svg)"]
        parts += [_sweep(key, curves) for key, curves in results.sweeps.items()]
    return "\n\n".join(parts) + "\n"


_READING = """`build` and `run` are medians in a process that has run the model before; the run of \
Brian's runtime targets includes its code generation, which it repeats for each run. For C++ \
standalone they are what the binary takes to connect and to simulate; `compile` is the time to \
generate and build the project before it can do so. `fresh process` is from the start of a process \
to the result, with compiled code in the cache; `nothing compiled` is the same with an empty cache \
or no project yet. `peak` is the most memory of a process that runs the model once, `over import` \
what it needs beyond the import; `B a synapse` is by how much the peak grows for a synapse more."""


def _about(results):
    facts = [f"{name} {value}" for name, value in results.machine.items() if name != "date"]
    rounds = f"{results.rounds} rounds" if results.rounds > 1 else "1 round"
    short = " The models are shorter than their titles say." if results.quick else ""
    return (
        f"Written by `python -m tests.benchmarks` on {results.machine['date']}, medians of "
        f"{rounds} in which the packages take turns.{short} " + "; ".join(facts) + "."
    )


def _glance(models):
    """For each model the time that counts, in each package."""
    peers = [key for key in TITLES if any(key in found for found in models.values())]
    rows = []
    for key, found in models.items():
        what = MODEL[key].headline
        ours = _seconds(found, "snnkit", what)
        cells = [_beside(_seconds(found, peer, what), ours) for peer in peers]
        rows.append([f"{MODEL[key].title} ({WORDS[what]})", *cells])
    note = "In brackets: how many times as long as snnkit on numpy."
    return note + "\n\n" + _table(["", *[TITLES[peer] for peer in peers]], rows)


def _targets(models):
    rows = []
    for target in TARGETS:
        if target.model not in models:
            continue
        value, reached = outcome(target, models[target.model])
        if value is None:
            continue
        if target.theirs:
            better = "less than" if target.what == "peak" else "faster than"
            goal = f"{target.goal:g}× {better} {TITLES[target.theirs]}"
            seen = f"{value:.2g}×" if value < 10 else f"{value:.0f}×"
        else:
            goal, seen = f"at most {_time(target.goal)}", _time(value)
        what = f"{MODEL[target.model].title} ({WORDS[target.what]})"
        rows.append([what, TITLES[target.ours], goal, seen, "yes" if reached else "**no**"])
    return _table(["", "engine", "to reach", "measured", "reached"], rows)


def _details(model, found):
    """All that was measured of one model."""
    ours = {peer: _seconds(found, peer, model.headline) for peer in ("snnkit", "snnkit-compiled")}
    rows = []
    for key, seen in found.items():
        if seen.error and not seen.passes:
            continue
        seconds = seen.seconds(model.headline)
        row = [TITLES[key], *[_time(seen.seconds(w)) for w in ("build", "run", "total")]]
        row += [_ratio(seconds, ours["snnkit"]), _ratio(seconds, ours["snnkit-compiled"])]
        row += [_time(seen.compile), _time(seen.seconds("launch")), _time(seen.seconds("cold"))]
        rows.append(row + _memory(seen) + [_numbers(seen.fingerprint)])
    counted = WORDS[model.headline]
    heads = ["", "build", "run", "both", f"{counted}: × snnkit", "× compiled", "compile"]
    heads += ["fresh process", "nothing compiled", "peak", "over import", "B a synapse"]
    return _without_empty_columns([*heads, "fingerprint"], rows)


def _memory(seen):
    over = None if seen.peak is None else seen.peak - seen.imported
    synapse = seen.bytes_per_synapse
    return [_bytes(seen.peak), _bytes(over), "" if synapse is None else f"{synapse:.0f}"]


def _errors(found):
    """What did not work."""
    return [
        f"{TITLES[key]}: not yet. `{_first_line(seen.error)}`"
        for key, seen in found.items()
        if seen.error
    ]


def _agreement(model, found):
    """Whether the fingerprints agree."""
    prints = {key: seen.fingerprint for key, seen in found.items() if seen.fingerprint}
    if len(prints) < 2:
        return "Nothing to compare its fingerprint with."
    off = deviants(prints, model.tolerance)
    if not off:
        return f"The fingerprints agree: {_within(model.tolerance)}."
    whose = "; ".join(f"{name} of {TITLES[peer]}" for peer, name in off)
    return f"**The fingerprints differ**, are not {_within(model.tolerance)}: {whose}."


def _within(tolerance):
    return f"within {tolerance:.3g} of their median" if tolerance else "equal"


def _sweep(key, curves):
    """The points of one sweep, and whether the rates agree at each."""
    at = sorted({x for points in curves.values() for x, *_ in points})
    peers = [peer for peer, points in curves.items() if points]
    rows = []
    for x in at:
        here = {p: (s, f) for p in peers for at_x, s, f in curves[p] if at_x == x}
        rates = [list(numbers.values())[0] for _, numbers in here.values()]
        cells = [_time(here[peer][0]) if peer in here else "" for peer in peers]
        rows.append([f"{x:g}", *cells, f"{min(rates):.3g} to {max(rates):.3g} Hz"])
    return _table([key, *[TITLES[peer] for peer in peers], "rates"], rows)


def _seconds(found, peer, what):
    return found[peer].seconds(what) if peer in found else None


def _beside(seconds, ours):
    ratio = _ratio(seconds, ours)
    return _time(seconds) + (f" ({ratio})" if ratio else "")


def _ratio(seconds, ours):
    if seconds is None or not ours:
        return ""
    ratio = seconds / ours
    return f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.2g}×"


def _time(seconds):
    """A time with three digits, in the unit that suits it."""
    if seconds is None:
        return ""
    if abs(seconds) < 1:
        return f"{_three(seconds * 1e3)} ms"
    return f"{_three(seconds)} s"


def _three(number):
    """Three digits, without an exponent."""
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.3g}"


def _bytes(count):
    return "" if count is None else f"{count / 2**20:.0f} MB"


def _numbers(fingerprint):
    return ", ".join(f"{name} {value:.6g}" for name, value in fingerprint.items())


def _first_line(error):
    # a bar would end the cell of a table, a backtick the code
    line = error.strip().splitlines()[0].replace("`", "'")
    return line if len(line) <= 160 else line[:157] + "..."


def _without_empty_columns(heads, rows):
    kept = [k for k in range(len(heads)) if k == 0 or any(row[k] for row in rows)]
    return _table([heads[k] for k in kept], [[row[k] for k in kept] for row in rows])


def _table(heads, rows):
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
