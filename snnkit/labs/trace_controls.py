"""The controls of the trace inspector: everything a mouse can do, by keyboard and by number."""

from __future__ import annotations

import ipywidgets as widgets

__all__ = ["TraceControls"]

READ, MOVE = "Read values", "Pan & zoom"
HINTS = {
    READ: "Click the picture: the cursor follows the pointer; click again to pin it. "
    "Drag the marks A and B. Drag across the grey strip below to zoom.",
    MOVE: "Drag the picture to pan, turn the wheel to zoom. "
    "Drag across the grey strip below to choose a window.",
}
#: elements of one variable that can be chosen from; more would make the list unusable
MOST_OPTIONS = 500


class TraceControls:
    """Boxes and buttons, laid out; what they do is the inspector's affair.

    Attributes
    ----------
    start, stop, cursor, a, b : ipywidgets.FloatText
        Times, in the unit of the axis.
    """

    def __init__(self):
        self.mode = widgets.ToggleButtons(
            options=[READ, MOVE],
            tooltips=["Move a cursor over the traces", "Move the window over the recording"],
            style={"button_width": "104px"},
            layout={"width": "auto", "margin": "0 4px 0 0"},
        )
        self.zoom_in = _button("+", "Zoom in")
        self.zoom_out = _button("−", "Zoom out")
        self.earlier = _button("◀", "Move the window to earlier times")
        self.later = _button("▶", "Move the window to later times")
        self.all = _button("all", "Show the whole recording", "42px")
        self.fit = widgets.ToggleButton(
            description="fit heights",
            tooltip="Make each panel as high as what is in the window",
            layout={"width": "86px"},
        )
        self.start, self.stop = _box("from"), _box("to", "22px")
        self.cursor = _box("cursor", "48px")
        self.a, self.b = _box("A", "18px"), _box("B", "18px")
        self.a_here = _button("A here", "Put mark A at the cursor", "72px")
        self.b_here = _button("B here", "Put mark B at the cursor", "72px")
        self.variables = _list("variables")
        self.traces = _list("traces")
        self.hint = widgets.HTML()
        self.units = [widgets.HTML() for _ in range(3)]
        self._lay_out()
        self.mode.observe(self._explain, "value")
        self._explain()

    def _lay_out(self):
        row = {"flex_flow": "row wrap", "align_items": "center", "grid_gap": "0 4px"}
        moves = [self.zoom_in, self.zoom_out, self.earlier, self.later, self.all, self.fit]
        window = widgets.HBox([self.start, self.stop, self.units[0]], layout=row)
        self.top = widgets.HBox([self.mode, widgets.HBox(moves), window], layout=row)
        self.times = widgets.HBox(
            [
                widgets.HBox([self.cursor, self.units[1]], layout={"margin": "0 14px 0 0"}),
                widgets.HBox([self.a, self.a_here]),
                widgets.HBox([self.b, self.b_here, self.units[2]]),
            ],
            layout=row,
        )
        self.choice = widgets.HBox(
            [_titled("Variables shown", self.variables), _titled("Traces shown", self.traces)],
            layout={"flex": "0 1 auto"},
        )

    def _explain(self, change=None):
        self.hint.value = f'<div class="snnkit-hint">{HINTS[self.mode.value]}</div>'

    def state_unit(self, unit, step):
        """Write the unit of time behind the boxes; arrow keys move by one recorded sample."""
        for label in self.units:
            label.value = unit.symbol
        for box in (self.start, self.stop, self.cursor, self.a, self.b):
            box.step = step

    def offer(self, panels_known, shown):
        """List the variables, and the traces of those that are shown, and select what is shown.

        Parameters
        ----------
        panels_known : list of Variable
        shown : list of Panel
        """
        names = [panel.name for panel in shown]
        with self.variables.hold_sync():
            self.variables.options = [variable.name for variable in panels_known]
            self.variables.value = names
        offered = []
        for panel in shown:
            variable = panel.variable
            elements = [int(k) for k in variable.elements[:MOST_OPTIONS]]
            elements += [t.element for t in panel.traces if t.element not in elements]
            offered += [(variable.trace_name(k), (panel.name, k)) for k in elements]
        with self.traces.hold_sync():
            self.traces.options = offered
            self.traces.value = [(p.name, trace.element) for p in shown for trace in p.traces]
        self.choice.layout.display = "none" if len(offered) + len(names) < 2 else ""


def _button(text, tooltip, width="34px"):
    return widgets.Button(description=text, tooltip=tooltip, layout={"width": width})


def _box(text, label_width="34px"):
    return widgets.FloatText(
        description=text,
        style={"description_width": label_width},
        layout={"width": f"{int(label_width[:-2]) + 102}px"},
    )


def _list(name):
    chooser = widgets.SelectMultiple(
        rows=5, layout={"width": "150px"}, tooltip="Ctrl-click or Shift-click to choose several"
    )
    chooser.add_class(f"snnkit-choose-{name}")
    return chooser


def _titled(title, widget):
    head = widgets.HTML(f'<span style="font-size:12px;font-weight:600">{title}</span>')
    return widgets.VBox([head, widget])
