"""Which method integrates equations: the one asked for if it can, or else the usual choice."""

from __future__ import annotations

from ...errors import MethodError, did_you_mean
from ...language.integrators import EXPLICIT, LINEAR_NAMES
from ...language.schemes import REGISTERED, Scheme
from .limits import brian_gives_up, is_linear, refusal, why_strength_varies

__all__ = ["check_method", "choose"]

KNOWN = (*LINEAR_NAMES, *EXPLICIT)

#: what is tried if no method is named, as in Brian 2
TRIED = ("exact", "euler", "heun")


def check_method(method):
    """Raise `MethodError` unless `method` is None, a known method, or a sequence of such.

    A method of the script's own is a `Scheme`, or a function; see `integration`.
    """
    if method is None or _is_of_script(method):
        return
    names = method if isinstance(method, (list, tuple)) else [method]
    if not names:
        raise MethodError("`method` is an empty list.", hint="Name at least one method.")
    for name in names:
        if isinstance(name, str) and name.startswith("gsl"):
            raise MethodError(
                f"The method '{name}' needs the GNU Scientific Library, which snnkit does without.",
                hint="Use method='rk4', with a smaller time step where it must be precise.",
            )
        if not isinstance(name, str) or name not in KNOWN:
            hint = did_you_mean(str(name), KNOWN) or f"Known are {', '.join(KNOWN)}."
            raise MethodError(f"I don't know the integration method {name!r}. {hint}")


def _is_of_script(method):
    """Whether a method is one of the script's own: an object, or a name that it was given."""
    named = isinstance(method, str) and method in REGISTERED
    return named or isinstance(method, Scheme) or callable(method)


def choose(task, given):
    """Return the method for a task, and a remark if it isn't simply the one asked for.

    Parameters
    ----------
    task : Task
    given : str, Scheme, callable, sequence of str or None
        Of several, the first that can is taken. None tries those that Brian 2 tries, and takes
        none for which it would go on: the same script gives the same numbers.

    Raises
    ------
    MethodError
        If none of the methods can integrate the equations; it says why, and which one can.
    """
    if _is_of_script(given):
        given = REGISTERED.get(given, given)
    if isinstance(given, str) or callable(given):
        reason = refusal(task, given)
        if reason is not None:
            raise reason
        return given, ""
    reasons, task.chosen_by_brian = {}, given is None
    for method in given or TRIED:
        reasons[method] = refusal(task, method)
        if reasons[method] is not None:
            continue
        if given is not None:
            return method, f": the first that can of {', '.join(given)}"
        if method != "exact" or not brian_gives_up(task):
            return method, _told(task, method)
    raise _none_of(given, reasons)


def _told(task, method):
    """Report a choice, once for each group, and return it as a remark."""
    owner, kind, hint = task.owner, _kind_of(task), ""
    if method == "euler" and kind == _SINGULAR:
        hint = " With method='exact' it would be more precise."
    if owner.__dict__.get("_method_told") != method:
        owner._method_told = method
        text = "No method is given for `%s`: its equations are %s, so '%s' is used.%s"
        import logging  # not yet: what takes long to import is imported when it is needed

        logging.getLogger("snnkit").info(text, owner.name, kind, method, hint)
    return f": no method is given, and the equations are {kind}"


_SINGULAR = "linear, though not in the way that Brian 2 integrates exactly"


def _kind_of(task):
    """Say in words what kind of equations these are."""
    if task.system.noise:
        varies = why_strength_varies(task) is not None
        return "noisy, with a strength that varies" if varies else "noisy"
    if not is_linear(task):
        return "not linear"
    return _SINGULAR if brian_gives_up(task) else "linear"


def _none_of(given, reasons):
    said = [f"{method}: {reason.problem}" for method, reason in reasons.items()]
    problem = f"None of the methods {', '.join(map(repr, given))} can integrate these equations."
    hint = list(reasons.values())[-1].hint
    return MethodError("\n".join([problem, *said]), hint=hint)
