"""Names of files and folders that a user gives."""

from __future__ import annotations

import os

from ..errors import UnusableValueError

__all__ = ["required_path"]


def required_path(path, argument):
    """Return the name of a file or folder, if it can be one."""
    usable = isinstance(path, (str, os.PathLike)) and "\0" not in str(path)
    if not usable or not str(path):
        raise UnusableValueError(f"`{argument}` is a path such as 'results', not {path!r}.")
    return os.fspath(path)
