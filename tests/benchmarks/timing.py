"""Timing one package in a process of its own, so that packages can take turns."""

import os
import subprocess
import sys
import time
from statistics import median

PRELUDE = {
    "snnkit": "from snnkit import *",
    "brian2 (numpy)": (
        "from brian2 import *\nprefs.codegen.target = 'numpy'\nBrianLogger.log_level_error()"
    ),
}


#: every package may keep its compiled bytecode, as it does on a user's machine
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def process_seconds(code):
    """How long a fresh Python process takes to run some code."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start


class Worker:
    """A process that holds one package, warm, and times a model when asked."""

    LOOP = """
import sys, time, warnings
warnings.simplefilter('ignore')
once()
for line in sys.stdin:
    start = time.perf_counter()
    once()
    print(time.perf_counter() - start, flush=True)
"""

    def __init__(self, package, model):
        code = f"{PRELUDE[package]}\n{model}\n{self.LOOP}"
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )

    def seconds(self):
        """Let it run once; return how long that took."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self):
        self._process.stdin.close()
        self._process.wait()


def alternating(timers, rounds):
    """Time several things in turns, so that a slow spell of the machine hits all; medians."""
    seconds = {name: [] for name in timers}
    for _ in range(rounds):
        for name, timer in timers.items():
            seconds[name].append(timer())
    return {name: median(values) for name, values in seconds.items()}
