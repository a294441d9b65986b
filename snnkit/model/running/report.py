"""Telling how far a run is: to a function, as text, or as a bar in a notebook."""

from __future__ import annotations

import sys
from time import perf_counter

import numpy as np

from ...errors import UnusableValueError, did_you_mean
from ...units.dimensions import SECOND
from ...units.quantity import wrap
from ...units.values import require

__all__ = ["follow", "reporter"]

KINDS = ("text", "stdout", "stderr", "bar")


def reporter(report, period):
    """Return what is to be told of a run, and how often in seconds.

    Parameters
    ----------
    report : str, callable or None
    period : Quantity
        The time between two reports.
    """
    require(period, SECOND, "The report period is a time, not {value}", "Write e.g. 5*second.")
    if np.ndim(period) or not float(period) > 0:
        raise UnusableValueError(f"The report period is longer than 0 s, unlike {period}.")
    if report is None or callable(report):
        _require_four(report)
        return report, float(period)
    if report not in KINDS:
        hint = did_you_mean(str(report), KINDS) or "Write 'text' or 'bar', or give a function."
        raise UnusableValueError(f"{report!r} is no way to report on a run.", hint=hint)
    if report == "bar" and _in_notebook():
        return Bar(), min(float(period), 0.2)
    return Text(sys.stderr if report == "stderr" else sys.stdout), float(period)


def _require_four(report):
    """Raise unless a function takes what is told of a run."""
    from inspect import signature  # takes long to import

    try:
        if report is not None:
            signature(report).bind(0, 0, 0, 0)
    except TypeError:
        raise UnusableValueError(
            "The function that is told of a run takes four arguments.",
            hint="Define it as `def report(elapsed, completed, start, duration):`.",
        ) from None
    except ValueError:
        pass  # a builtin, which does not say what it takes


def follow(run, last, tell, period, duration):
    """Carry out a run, and tell about it at its beginning, about every `period`, and at its end.

    It is carried out in pieces, as long as they may be without a report coming late.

    Parameters
    ----------
    run : Run
    last : int
        The step to end before.
    tell : callable
        ``tell(elapsed, completed, start, duration)``: the time since the beginning, the part
        that is done, from 0 to 1, the time of the network at the beginning, and for how long it
        runs.
    period : float
        In seconds.
    duration : Quantity
    """
    start, began = run.timeline.t_, perf_counter()
    tell(wrap(0.0, SECOND), 0.0, wrap(start, SECOND), duration)
    size, due, piece = 1, began + period, min(max(period / 4, 1e-3), 0.25)
    while run.reached < last and not run.stopping:
        before = perf_counter()
        run.carry_out(min(run.reached + size, last))
        now = perf_counter()
        wanted = size * piece / max(now - before, 1e-9)
        size = int(min(max(wanted, 1), 4 * size))  # one piece may have been quick by chance
        if now >= due and run.reached < last:
            tell(
                wrap(now - began, SECOND),
                _done(run, start, duration),
                wrap(start, SECOND),
                duration,
            )
            due = now + period
    whole = run.reached == last and not run.stopping
    done = 1.0 if whole else _done(run, start, duration)
    tell(wrap(perf_counter() - began, SECOND), done, wrap(start, SECOND), duration)


def _done(run, start, duration):
    return min((run.timeline.t_ - start) / float(duration), 1.0) if float(duration) else 1.0


class Text:
    """Writes a line for each report."""

    def __init__(self, stream):
        self.stream = stream

    def __call__(self, elapsed, completed, start, duration):
        if completed == 0:
            line = f"Running for {duration}, beginning at t = {start}."
        else:
            line = _sentence(elapsed, completed, start, duration)
        print(line, file=self.stream, flush=True)


class Bar:
    """Shows a bar that grows, in a notebook."""

    def __init__(self):
        self.handle = None

    def __call__(self, elapsed, completed, start, duration):
        from IPython.display import display

        picture = _Picture(completed, _sentence(elapsed, completed, start, duration))
        if self.handle is None:
            self.handle = display(picture, display_id=True)
        else:
            self.handle.update(picture)


class _Picture:
    """A bar and a sentence; where there is no HTML, the sentence alone."""

    def __init__(self, completed, sentence):
        self.completed, self.sentence = completed, sentence

    def __repr__(self):
        return self.sentence

    def _repr_html_(self):
        from html import escape

        sentence = escape(self.sentence)
        bar = f'<progress value="{self.completed:.4f}" max="1" aria-label="{sentence}"></progress>'
        return f"<div>{bar} {sentence}</div>"


def _sentence(elapsed, completed, start, duration):
    """Return what there is to say.

    >>> from snnkit import second
    >>> _sentence(3*second, 0.25, 0*second, 2*second)
    '25 %: 0.5 s of 2. s, after 3 s; about 9 s to go'
    """
    elapsed = float(elapsed)
    done = f"{int(100 * completed)} %: {completed * duration} of {duration}, after {_span(elapsed)}"
    if not 0 < completed < 1:
        return done
    return f"{done}; about {_span(elapsed / completed - elapsed)} to go"


def _span(seconds):
    """Return a length of time in words.

    >>> [_span(s) for s in (0.2, 12, 123, 7384)]
    ['less than 1 s', '12 s', '2 min 3 s', '2 h 3 min']
    """
    if seconds < 1:
        return "less than 1 s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _in_notebook():
    """Whether the code runs in the kernel of a notebook; IPython is not imported to find out."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None
