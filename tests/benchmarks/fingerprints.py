"""Whether all packages computed the same: numbers such as rates, compared."""

from math import isclose
from statistics import median

__all__ = ["deviants", "reference"]


def reference(found):
    """Return the median over the packages of each number of the fingerprints.

    Parameters
    ----------
    found : dict of str to dict
        Fingerprints by peer; empty ones do not count.
    """
    names = {name for numbers in found.values() for name in numbers}
    return {
        name: median(numbers[name] for numbers in found.values() if name in numbers)
        for name in names
    }


def deviants(found, tolerance):
    """Return which packages are too far from the median, by the name of the number.

    Parameters
    ----------
    found : dict of str to dict
        Fingerprints by peer.
    tolerance : float
        How far a number may be from the median, as a fraction of it.

    Returns
    -------
    list of (str, str)
        Peer, and name of the number.
    """
    middle = reference(found)
    return [
        (peer, name)
        for peer, numbers in found.items()
        for name, value in numbers.items()
        if not isclose(value, middle[name], rel_tol=tolerance, abs_tol=0.0)
    ]
