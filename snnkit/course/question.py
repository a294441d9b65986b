"""A question whose answer opens after the learner has committed to a prediction."""

from __future__ import annotations

import html

import ipywidgets as widgets

from ..errors import UnusableValueError
from ..views.colours import INK, NAMES

__all__ = ["Question"]

#: after so many wrong choices the answer opens, too
MOST_TRIES = 2


class Question(widgets.VBox):
    """Asks for a prediction first, and explains afterwards.

    A wrong choice gets a hint, and another try. The answer opens with the right choice, or with
    the second wrong one.

    Parameters
    ----------
    text : str
        The question.
    choices : dict of str to str
        Possible answers, each with what to say to someone who chose it: of a wrong one a hint
        that doesn't give the right one away.
    right : str
        The right one of the choices.
    because : str
        The explanation, shown when the answer opens.

    Examples
    --------
    >>> q = Question("What is 2 + 2?", {"4": "Yes.", "5": "Less."}, right="4", because="Count.")
    >>> q
    Question(answered=False, tries=0)
    >>> q.choose("5")
    >>> q.choose("4")
    >>> q
    Question(answered=True, right=True, tries=2)
    """

    def __init__(self, text, choices, right, because):
        if right not in choices:
            raise UnusableValueError(f"{right!r} is not among the choices.")
        self.choices, self.right, self.because = dict(choices), right, because
        self.tried = []
        self._buttons = {choice: self._button(choice) for choice in choices}
        self._said = widgets.HTML()
        super().__init__(
            [
                widgets.HTML(f"<b>{html.escape(text)}</b>"),
                widgets.VBox(list(self._buttons.values())),
                self._said,
            ],
            layout=widgets.Layout(
                border_left=f"4px solid {NAMES['sky blue']}", padding="6px 12px", margin="6px 0"
            ),
        )
        self.add_class("snnkit-question")

    def _button(self, choice):
        button = widgets.Button(
            description=choice, layout=widgets.Layout(width="auto", max_width="520px")
        )
        button.on_click(lambda _: self.choose(choice))
        return button

    @property
    def answered(self):
        """Whether the answer is open."""
        return self.right in self.tried or len(self.tried) >= MOST_TRIES

    def choose(self, choice):
        """Commit to a choice; once the answer is open, see what there is to say about it."""
        if not self.answered and choice not in self.tried:
            self.tried.append(choice)
        for name, button in self._buttons.items():
            # a sign besides the colour tells right from wrong
            right = name == self.right and self.answered
            mark = "✓" if right else "✗" if name in self.tried else ""
            button.description = f"{mark} {name}".strip()
            button.style.button_color = {"✓": "#CDEBE1", "✗": "#F9DDCB"}.get(mark)
        more = self.because if self.answered else "Try again."
        said = html.escape(f"{self.choices[choice]} {more}")
        self._said.value = (
            f'<div role="status" style="color:{INK}; line-height:1.5; max-width:640px">{said}</div>'
        )

    def __repr__(self):
        right = f", right={self.right in self.tried}" if self.answered else ""
        return f"Question(answered={self.answered}{right}, tries={len(self.tried)})"

    def _repr_keys(self):  # ipywidgets would print all traits
        return iter(())
