"""What all labs share: how they show errors, tell what they show, and print themselves."""

from __future__ import annotations

import html
import warnings
from contextlib import contextmanager

import ipywidgets as widgets

from ..calls import Made
from ..errors import SnnkitError, SnnkitWarning
from ..views.colours import AXIS, INK, NAMES

__all__ = ["Lab", "figure_options"]

#: a lab is a white card in any theme of JupyterLab and Voilà: what it draws is made for white.
#: Widgets and bqplot take their colours from these variables. Those that are defined by others
#: are named too, as they were resolved outside the card.
_LIGHT = {
    "--jp-layout-color": {"0": "#FFFFFF", "1": "#FFFFFF", "2": "#EEEEEE", "3": "#BDBDBD"},
    "--jp-border-color": {"0": "#BDBDBD", "1": "#BDBDBD", "2": "#E0E0E0", "3": "#EEEEEE"},
    "--jp-brand-color": {"0": "#0D47A1", "1": "#1976D2", "2": "#64B5F6"},
    "--jp-ui-font-color": {"0": "#000000", "1": INK, "2": AXIS, "3": AXIS},
    "--jp-content-font-color": {"0": "#000000", "1": INK, "2": AXIS, "3": AXIS},
    "--jp-widgets-": {
        "color": INK,
        "label-color": INK,
        "readout-color": INK,
        "input-color": INK,
        "input-background-color": "#FFFFFF",
        "input-border-color": "#BDBDBD",
        "input-focus-border-color": "#64B5F6",
        "slider-active-handle-color": "#1976D2",
        "slider-handle-background-color": "#FFFFFF",
        "slider-handle-border-color": AXIS,
    },
    "--bq-": {
        "background": "#FFFFFF",
        "content-font-color": INK,
        "content-scatter-font-color": INK,
        "default-stroke": INK,
        "selector-fill": "#BDBDBD",
    },
}
_VARIABLES = " ".join(
    f"{start}{end}: {colour};" for start, ends in _LIGHT.items() for end, colour in ends.items()
)
_STYLE = f"""<style>
.snnkit-lab {{ {_VARIABLES} }}
.snnkit-lab {{ color: {INK}; background: white; color-scheme: light; padding: 6px 8px;
  border-radius: 4px; }}
.snnkit-lab .snnkit-message pre {{ margin: 4px 0; padding: 6px 10px; white-space: pre-wrap;
  word-break: normal; overflow-wrap: anywhere;
  border-left: 4px solid {NAMES["vermillion"]}; background: #FDF3EC; color: {INK};
  font-size: 12px; line-height: 1.35; }}
.snnkit-lab .snnkit-summary {{ font-size: 13px; line-height: 1.5; color: {INK}; }}
.snnkit-lab .widget-text input {{ font-family: monospace; }}
.snnkit-lab .widget-checkbox {{ max-width: calc(100% - 4px); height: auto; }}
.snnkit-lab .widget-checkbox label {{ white-space: normal; line-height: 1.3; padding: 4px 0; }}
</style>"""


class _LabType(Made, type(widgets.VBox)):
    """Labs are widgets, and say which argument they don't know."""


class Lab(widgets.VBox, metaclass=_LabType):
    """A view of network objects with controls.

    Subclasses build their widgets once and call `show` with them; after that they only change
    the data of what is on screen. Everything that a control triggers runs inside
    ``with self.trying():``, so that an error is shown in the lab and the last good picture
    stays.

    Attributes
    ----------
    message : ipywidgets.HTML
        Where errors are shown; empty if all is well.
    summary : ipywidgets.HTML
        What the figures show, in words, for those who can't see them.
    """

    def __init__(self, **kwargs):
        self.message = widgets.HTML()
        self.message.add_class("snnkit-message")
        self.summary = widgets.HTML()
        self.summary.add_class("snnkit-summary")
        super().__init__(**kwargs)
        self.add_class("snnkit-lab")
        self.add_class(f"snnkit-{type(self).__name__.lower()}")

    def show(self, *parts):
        """Lay out the parts of the lab from top to bottom, messages and summary below."""
        self.children = (widgets.HTML(_STYLE), *parts, self.message, self.summary)

    @contextmanager
    def trying(self):
        """Show an error inside the lab, in place of letting it vanish.

        What the user has done wrong (any `SnnkitError`) ends here, and so do our warnings. What
        we have done wrong is shown too, and raised again, so that tests fail.
        """
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", SnnkitWarning)
            try:
                yield
            except SnnkitError as error:
                self.complain(str(error))
                return
            except Exception as error:
                self.complain(f"{type(error).__name__}: {error}")
                raise
        self.message.value = ""
        self._pass_on(caught)  # now that none is caught any more

    def _pass_on(self, caught):
        """Show snnkit's warnings in the lab; let others go their way."""
        for warning in caught:
            if issubclass(warning.category, SnnkitWarning):
                self.complain(str(warning.message))
            else:
                warnings.warn_explicit(
                    warning.message, warning.category, warning.filename, warning.lineno
                )

    def complain(self, text):
        """Show a message; its carets stay where they belong."""
        self.message.value = f'<pre role="alert">{html.escape(text)}</pre>'

    @property
    def complaint(self) -> str:
        """The message that is shown now, as plain text."""
        text = self.message.value.removeprefix('<pre role="alert">').removesuffix("</pre>")
        return html.unescape(text)

    def describe(self, text):
        """Say in words what the figures show."""
        self.summary.value = f'<span role="status">{html.escape(text)}</span>'

    def results(self) -> dict:
        """Return what `repr` states, by name: few, stable, telling results."""
        return {}

    def __repr__(self):
        stated = ", ".join(f"{name}={_short(value)}" for name, value in self.results().items())
        return f"{type(self).__name__}({stated})"

    def to_code(self) -> str:
        """Return a script that makes what the lab shows, and runs as it is."""
        raise NotImplementedError

    def _repr_keys(self):  # ipywidgets would print all traits
        return iter(())


def _short(value):
    return f"{value:.4g}" if isinstance(value, float) else repr(value)


def figure_options(**more) -> dict:
    """Return the options that all our bqplot figures share."""
    options = {
        "animation_duration": 0,
        "background_style": {"fill": "white"},
        "fig_margin": {"top": 28, "bottom": 40, "left": 52, "right": 16},
    }
    return options | more
