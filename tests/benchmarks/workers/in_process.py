"""Builds and runs a model in this process, anew for each line it is sent.

It is told the job in JSON on standard input, and answers in JSON, a line a pass. Nothing heavy is
imported here: a fresh process is to be as slow as the package that is timed, no slower.
"""

import gc
import json
import os
import sys
import time


def main():
    reply = channel()
    job = json.loads(sys.stdin.readline())
    pieces = {name: compile(job[name], name, "exec") for name in ("build", "run", "result")}
    names = {"__name__": "__main__"}
    try:
        exec(job["prelude"], names)
        imported = peak_memory()
        answer = one_pass(pieces, names)
        reply(answer | {"imported": imported, "peak": peak_memory()})
        for _ in sys.stdin:
            reply(one_pass(pieces, names))
    except Exception as error:
        reply({"error": f"{type(error).__name__}: {error}"})


def one_pass(pieces, names):
    """Build the model from nothing and run it; the names of an earlier pass are gone."""
    gc.collect()
    names = dict(names)
    start = time.perf_counter()
    exec(pieces["build"], names)
    built = time.perf_counter()
    exec(pieces["run"], names)
    ran = time.perf_counter()
    exec(pieces["result"], names)
    return {"build": built - start, "run": ran - built, "fingerprint": names["fingerprint"]}


def channel():
    """Keep standard output for answers; what packages print goes where errors go."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def reply(answer):
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    return reply


def peak_memory():
    """The most memory that this process has held, in bytes; None where nobody counts it."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
