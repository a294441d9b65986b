"""Times snnkit beside its peers, in one run, taking turns; prints medians and ratios.

python -m tests.benchmarks [ROUNDS]
"""

import sys

from .models import MODELS, SIMPLEST
from .timing import PRELUDE, Worker, alternating, process_seconds


def main(rounds):
    print(f"medians of {rounds} rounds, in ms\n")
    imports = {
        "numpy": lambda: process_seconds("import numpy"),
        "snnkit": lambda: process_seconds("import snnkit"),
        "brian2 (numpy)": lambda: process_seconds("import brian2"),
    }
    report("import, fresh process", alternating(imports, rounds), "numpy")
    cold = {
        package: lambda code=f"{prelude}\n{SIMPLEST}\nonce()": process_seconds(code)
        for package, prelude in PRELUDE.items()
    }
    report("simplest synapse, fresh process", alternating(cold, rounds), "snnkit")
    for title, model in MODELS.items():
        workers = {package: Worker(package, model) for package in PRELUDE}
        timers = {package: worker.seconds for package, worker in workers.items()}
        report(f"{title}, built anew and run", alternating(timers, 5 * rounds), "snnkit")
        for worker in workers.values():
            worker.close()


def report(title, medians, unit):
    print(title)
    for name, seconds in medians.items():
        print(f"  {name:16} {seconds * 1e3:9.1f}   {seconds / medians[unit]:6.1f} x {unit}")
    print(flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
