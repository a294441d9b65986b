"""Machine code on disk, so that a second process need not make it again.

A file is named by its content's origin: the text that was compiled, the compiler, and the
processor. So nothing in it can be out of date, and processes that write the same file write the
same thing. Each user has a folder of their own, and code is only taken from files that nobody
else could have written.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

__all__ = ["folder", "load", "store"]

#: more files than that are not kept; the oldest go first
_MOST_FILES = 500


def folder() -> Path:
    """Return where machine code is kept: under ``SNNKIT_CACHE``, or the user's cache folder."""
    user = f"compiled-{os.getuid()}" if hasattr(os, "getuid") else "compiled"
    if os.environ.get("SNNKIT_CACHE"):
        return Path(os.environ["SNNKIT_CACHE"]) / user
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "snnkit" / user


def load(key):
    """Return the machine code that was stored under a key, or None."""
    try:
        path = folder() / f"{key}.code"
        if not (_mine_alone(path.parent) and _mine_alone(path)):
            return None
        content = path.read_bytes()
    except (OSError, RuntimeError):  # the latter if there is no home
        return None
    digest, code = content[:32], content[32:]
    return code if hashlib.sha256(code).digest() == digest else None


def store(key, code):
    """Store machine code; if that is not possible, it will be made again."""
    try:
        where = folder()
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, unfinished = tempfile.mkstemp(dir=where, suffix=".unfinished")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(code).digest() + code)
        os.replace(unfinished, where / f"{key}.code")
        _forget_the_oldest(where)
    except (OSError, RuntimeError):
        return


def _mine_alone(path):
    if not hasattr(os, "getuid"):
        return True
    status = path.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _forget_the_oldest(where):
    files = list(where.glob("*.code"))
    if len(files) <= _MOST_FILES:
        return
    files.sort(key=lambda path: path.stat().st_mtime)
    for path in files[: len(files) - _MOST_FILES]:
        path.unlink(missing_ok=True)
