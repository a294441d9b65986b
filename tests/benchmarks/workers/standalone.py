"""Builds a model with Brian 2's C++ standalone device; runs the binary for each line it is sent.

The device makes a project of C++ of the whole script: what takes time is to build that project,
once, and to run it. The binary both connects the network and simulates it; it tells how long the
simulation took, so that the rest of its time is the building of the network.
"""

import json
import os
import subprocess
import sys
import time

from in_process import channel

#: run by a small process: Linux counts the memory of a parent in that of its child
MEASURE_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main():
    reply = channel()
    job = json.loads(sys.stdin.readline())
    pieces = {name: compile(job[name], name, "exec") for name in ("build", "run", "result")}
    names = {"__name__": "__main__"}
    try:
        exec(job["prelude"], names)
        device = names["device"]
        start = time.perf_counter()
        exec(pieces["build"], names)
        exec(pieces["run"], names)
        device.build(directory=job["folder"], compile=True, run=False)
        compiled = time.perf_counter() - start
        answer = run_binary(device)
        exec(pieces["result"], names)
        reply(answer | {"compile": compiled, "fingerprint": names["fingerprint"]})
        for line in sys.stdin:
            reply(binary_memory(job["folder"]) if "memory" in line else run_binary(device))
    except Exception as error:
        reply({"error": f"{type(error).__name__}: {error}"})


def run_binary(device):
    """Let the binary connect and simulate the network."""
    start = time.perf_counter()
    device.run(with_output=False)
    whole = time.perf_counter() - start
    simulated = device._last_run_time
    # after a simulation of no steps this is whatever was in the memory
    if not 1e-9 < simulated < whole:
        simulated = 0.0
    return {"build": whole - simulated, "run": simulated}


def binary_memory(folder):
    """The most memory that the binary holds; there is no package imported."""
    results = os.path.join(folder, "memory", "")
    os.makedirs(results, exist_ok=True)
    command = [sys.executable, "-S", "-E", "-c", MEASURE_CHILD, "./main", "--results_dir", results]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return {"imported": 0, "peak": int(done.stdout) * unit}


if __name__ == "__main__":
    main()
