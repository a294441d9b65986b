"""Arguments that settle in Brian 2 what snnkit settles by itself: how code is made, how precisely.

A script may give them; they have no effect here, as snnkit computes in double precision, chooses
its engine by itself (see `use_engine`) and has no computer algebra to give options to.
"""

from __future__ import annotations

import numpy as np

from ..errors import UnusableValueError

__all__ = ["check_settings"]

#: of numpy's letters for kinds of numbers, those that a variable can be made of
NUMBERS = "biuf"


def check_settings(method_options=None, dtype=None):
    """Raise `UnusableValueError` for options that would make no sense in Brian 2 either.

    Parameters
    ----------
    method_options : dict, optional
        Options of an integration method by their names, such as ``{'simplify': False}``.
    dtype : dtype or dict of str to dtype, optional
        In what precision all variables, or those that are named, are kept.
    """
    if method_options is not None and not hasattr(method_options, "items"):
        raise UnusableValueError(f"`method_options` is a dict of options, not {method_options!r}.")
    for one in dtype.values() if hasattr(dtype, "values") else (dtype,):
        if not _is_of_numbers(one):
            raise UnusableValueError(f"`dtype` is a kind of number such as float, not {one!r}.")


def _is_of_numbers(dtype):
    try:
        return np.dtype(dtype).kind in NUMBERS
    except TypeError:
        return False
