"""The command line of the benchmarks."""

import argparse
import time
from pathlib import Path

from .catalogue import MODELS, SWEEPS
from .measure import measure, measure_sweep
from .peers import PEERS
from .report import report
from .results import Results, machine

HERE = Path(__file__).parent
QUICK_PEERS = ("snnkit", "snnkit-compiled", "brian-numpy", "nest")


def main():
    options = arguments()
    if options.redraw:
        write(Results.load(options.redraw / "results.json"), options.redraw)
        return
    peers = installed(options.peers)
    results = Results(machine(peers), options.rounds, options.quick)
    say = progress()
    for model in MODELS:
        if model.key in options.models:
            settings = model.quick if options.quick else {}
            results.models[model.key] = measure(
                model, peers, options.rounds, options.timeout, settings, say
            )
            write(results, options.output)
    by_key = {model.key: model for model in MODELS}
    for sweep in SWEEPS:
        if sweep.key in options.sweeps:
            results.sweeps[sweep.key] = measure_sweep(
                sweep, by_key[sweep.model], peers, max(options.rounds // 2, 1), options.timeout, say
            )
            write(results, options.output)
    print("\n" + report(results))


def arguments():
    """Read the command line; whatever is left out means all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=DESCRIPTION)
    models, sweeps, peers = ([thing.key for thing in all_] for all_ in (MODELS, SWEEPS, PEERS))
    add = parser.add_argument
    add("--models", nargs="*", choices=models, metavar="MODEL", help=", ".join(models))
    add("--sweeps", nargs="*", choices=sweeps, metavar="SWEEP", help=", ".join(sweeps))
    add("--peers", nargs="*", choices=peers, metavar="PEER", help=", ".join(peers))
    add("--rounds", type=int, help="how many times each takes its turn (5; 1 with --quick)")
    add("--quick", action="store_true", help="short models, one round, nothing with a C++ compiler")
    add("--timeout", type=float, default=300, help="seconds to wait for a pass (300)")
    add("--output", type=Path, help="a folder to write to; by default this one, if nothing is left")
    add("--redraw", type=Path, help="write table and plot anew from this folder's results.json")
    options = parser.parse_args()
    chosen = (options.models, options.sweeps, options.peers)
    if options.output is None and not options.quick and all(choice is None for choice in chosen):
        options.output = HERE
    if options.rounds is None:
        options.rounds = 1 if options.quick else 5
    # to name only models asks for no sweeps, and the other way round
    nothing_named = options.models is None and options.sweeps is None
    if options.models is None:
        options.models = models if nothing_named else []
    if options.sweeps is None:
        options.sweeps = sweeps if nothing_named and not options.quick else []
    if options.peers is None:
        options.peers = QUICK_PEERS if options.quick else peers
    return options


DESCRIPTION = """Time snnkit beside other simulators, on the same models and in one run. A full run
writes results.md, scaling.svg and results.json into tests/benchmarks; a part only prints them."""


def installed(keys):
    """Return the packages that are there, and name those that are not."""
    chosen = [peer for peer in PEERS if peer.key in keys]
    for peer in chosen:
        if peer.missing:
            print(f"without {peer.title}: {peer.missing}")
    return [peer for peer in chosen if not peer.missing]


def progress():
    """Return a function that prints a line with the minutes since the start."""
    start = time.monotonic()

    def say(line):
        passed = int(time.monotonic() - start)
        print(f"{passed // 60:3d}:{passed % 60:02d}  {line}", flush=True)

    return say


def write(results, folder):
    """Write the table, the plot and the raw numbers, if there is a folder for them."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    results.save(folder / "results.json")
    (folder / "results.md").write_text(report(results), encoding="utf-8")
    if results.sweeps:
        from .plot import plot

        plot(results.sweeps, folder / "scaling.svg")


if __name__ == "__main__":
    main()
