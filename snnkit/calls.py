"""Calls with arguments that a class or a function does not take, or without some it needs."""

from __future__ import annotations

from functools import wraps

from .errors import ArgumentError, did_you_mean

__all__ = ["Made", "told"]


class Made(type):
    """The type of classes that say which argument they don't know, or miss.

    What is made has ``_made`` set when that is done.
    """

    def __call__(cls, *args, **kwargs):
        try:
            thing = super().__call__(*args, **kwargs)
        except TypeError as error:
            if error.__traceback__.tb_next is None:  # it never came to __init__
                parameters = _parameters(cls.__init__)[1:]
                raise _mistaken(cls.__name__, parameters, args, kwargs, error) from None
            raise
        object.__setattr__(thing, "_made", True)
        return thing


def told(function):
    """Let a function say which argument it doesn't know, or misses.

    There is a call more between its caller and itself.
    """

    @wraps(function)
    def checked(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except TypeError as error:
            if error.__traceback__.tb_next is None:
                parameters = _parameters(function)
                raise _mistaken(function.__name__, parameters, args, kwargs, error) from None
            raise

    return checked


def _parameters(function):
    from inspect import signature  # takes long to import, and hardly anybody needs it

    return list(signature(function).parameters.values())


def _mistaken(name, parameters, args, kwargs, error):
    """Return the error that says in words what is wrong with arguments."""
    if parameters and parameters[0].name == "self":
        parameters, args = parameters[1:], args[1:]
    finders = (_unknown, _too_many, _twice, _missing)
    said = (find(f"`{name}`", parameters, args, kwargs) for find in finders)
    return ArgumentError(next((words for words in said if words), str(error)))


def _unknown(name, parameters, args, kwargs):
    known = [p.name for p in parameters]
    stranger = next((k for k in kwargs if k not in known), None)
    if stranger is None:
        return ""
    hint = did_you_mean(stranger, known) or f"It takes {', '.join(known) or 'none at all'}."
    return f"{name} takes no argument `{stranger}`. {hint}"


def _too_many(name, parameters, args, kwargs):
    by_place = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
    if len(args) <= len(by_place):
        return ""
    others = [p.name for p in parameters if p.name not in by_place]
    hint = f" Give others by name, such as `{others[0]}=...`." if others else ""
    listing = f" ({', '.join(by_place)})" if by_place else ""
    count = f"{len(by_place)} argument{'s' * (len(by_place) != 1)}"
    return f"{name} takes {count} by place{listing}, not {len(args)}.{hint}"


def _twice(name, parameters, args, kwargs):
    given = [p.name for p in parameters][: len(args)]
    twice = next((k for k in kwargs if k in given), None)
    return twice and f"{name} is given `{twice}` twice: by its place, and by its name."


def _missing(name, parameters, args, kwargs):
    rest = [p for p in parameters[len(args) :] if p.name not in kwargs and p.default is p.empty]
    missing = " and ".join(f"`{p.name}`" for p in rest)
    return missing and f"{name} needs {missing}, too."
