"""A process that holds one package and one model, and runs it when asked."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from .peers import CACHE_VARIABLES

__all__ = ["Failed", "Process"]

WORKERS = Path(__file__).with_name("workers")
ROOT = Path(__file__).parents[2]


class Failed(Exception):
    """The package could not run the model; the message says why."""


class Process:
    """A package in a process of its own.

    Parameters
    ----------
    peer : Peer
    script : Script
    module : str
        The module of snnkit that the script needs.
    folder : path
        Where compiled code is kept, for those who compile.
    timeout : float
        How many seconds to wait for an answer.

    Attributes
    ----------
    first : dict
        The times of the first pass.
    launch : float
        Seconds from the start of the process to the result of the first pass.
    """

    def __init__(self, peer, script, module, folder, timeout):
        self.timeout = timeout
        prelude = peer.prelude.format(module=module, folder=str(folder))
        job = script.pieces | {"prelude": prelude, "folder": str(folder)}
        self._errors = tempfile.TemporaryFile("w+")
        start = time.perf_counter()
        self._process = subprocess.Popen(
            [peer.python, str(WORKERS / peer.worker)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            env=_environment(folder),
            # so that a compiler it has started can be stopped with it
            start_new_session=True,
        )
        self._answers = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self.first = self._ask(json.dumps(job))
        except BaseException:
            # also when interrupted: in its own session it would not hear of that
            self.close()
            raise
        self.launch = time.perf_counter() - start

    def ask(self):
        """Let it build and run the model once more; return the times."""
        return self._ask("")

    def memory(self):
        """Return the most memory in bytes, before and after the first pass; None if unknown."""
        answer = self.first if "peak" in self.first else self._ask("memory")
        return answer["imported"], answer["peak"]

    def _ask(self, line):
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # it has died, and the next lines tell why
        try:
            answer = self._answers.get(timeout=self.timeout)
        except queue.Empty:
            raise Failed(f"no answer within {self.timeout:g} s") from None
        if answer is None:
            raise Failed(f"the process died: {self._last_words()}")
        answer = json.loads(answer)
        if "error" in answer:
            raise Failed(answer["error"])
        return answer

    def _listen(self):
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)

    def _last_words(self):
        self._errors.seek(0)
        return (self._errors.read().strip().splitlines() or ["without a word"])[-1]

    def close(self):
        """End the process, and all that it has started."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._errors.close()


def _environment(folder):
    """This process's environment, in which this checkout of snnkit is found before others."""
    environment = dict(os.environ)
    # every package may keep its bytecode, as it does on a user's machine
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    path = [str(ROOT), *filter(None, [environment.get("PYTHONPATH")])]
    environment["PYTHONPATH"] = os.pathsep.join(path)
    environment.update(dict.fromkeys(CACHE_VARIABLES, str(folder)))
    return environment
