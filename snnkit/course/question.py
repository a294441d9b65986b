"""A question whose answer opens after the learner has committed to a prediction."""

from __future__ import annotations

import html

import ipywidgets as widgets

from ..errors import UnusableValueError
from ..views.colours import INK, NAMES

__all__ = ["Question"]


class Question(widgets.VBox):
    """Asks for a prediction first, and explains afterwards.

    Parameters
    ----------
    text : str
        The question.
    choices : dict of str to str
        Possible answers, each with what to say to someone who chose it.
    right : str
        The right one of the choices.
    because : str
        The explanation, shown after any choice.

    Examples
    --------
    >>> q = Question("What is 2 + 2?", {"4": "Yes.", "5": "No."}, right="4", because="Count.")
    >>> q
    Question(answered=False)
    >>> q.choose("4")
    >>> q
    Question(answered=True, right=True)
    """

    def __init__(self, text, choices, right, because):
        if right not in choices:
            raise UnusableValueError(f"{right!r} is not among the choices.")
        self.choices, self.right, self.because = dict(choices), right, because
        self.chosen = None
        self._buttons = {choice: self._button(choice) for choice in choices}
        self._answer = widgets.HTML()
        super().__init__(
            [
                widgets.HTML(f"<b>{html.escape(text)}</b>"),
                widgets.VBox(list(self._buttons.values())),
                self._answer,
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

    def choose(self, choice):
        """Commit to a choice; the answer opens."""
        self.chosen = choice
        for name, button in self._buttons.items():
            # a sign besides the colour tells right from wrong
            mark = "✓" if name == self.right else "✗" if name == choice else ""
            button.icon, button.description = "", f"{mark} {name}".strip()
            button.style.button_color = {"✓": "#CDEBE1", "✗": "#F9DDCB"}.get(mark)
        said = html.escape(self.choices[choice])
        self._answer.value = (
            f'<div role="status" style="color:{INK}; line-height:1.5; max-width:640px">'
            f"{said} {html.escape(self.because)}</div>"
        )

    def __repr__(self):
        if self.chosen is None:
            return "Question(answered=False)"
        return f"Question(answered=True, right={self.chosen == self.right})"

    def _repr_keys(self):  # ipywidgets would print all traits
        return iter(())
