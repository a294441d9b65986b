"""A lab for connectivity: who is connected to whom, and by which rule."""

from __future__ import annotations

import html

import ipywidgets as widgets

from ..errors import UnusableValueError
from ..model.strings.namespace import called_in, names_of_caller
from ..views.connectivity_words import words
from ..views.wiring import wiring_of
from ..views.wiring_code import script
from .connectivity_figures import ConnectivityFigures
from .lab import Lab

__all__ = ["ConnectivityLab"]

ALL = -1
_STYLE = """<style>
.snnkit-columns .axis path.domain { display: none; }
.snnkit-matrix path.dot { cursor: pointer; }
.snnkit-columns path.dot { cursor: pointer; }
.snnkit-aside { --jp-widgets-label-color: #757575; --jp-widgets-input-color: #757575;
  --jp-widgets-readout-color: #757575; }
.snnkit-aside .noUi-handle { opacity: 0.3; }
</style>"""
_HINT = "all pairs – or type a rule, such as  i != j"
_MOST = 2**31 - 1


class ConnectivityLab(Lab):
    """Synapses as circles joined by lines, and as a matrix; drawn by a rule that you can change.

    Point at a neuron, or at a cell of the matrix: its synapses light up in both pictures. Click,
    and they stay lit; click again (or between the columns), and they don't. The two number boxes
    do the same.

    The lab never changes your synapses. It shows them as they are until you change the rule, p or
    the seed; from then on it shows what that rule would make between the same groups, and
    ``Show`` goes back. A rule that you like is taken over with `apply`, if the synapses have not
    been connected yet, or with the code that `to_code` returns.

    Parameters
    ----------
    synapses : Synapses, optional
        Your synapses. Without them give a number of neurons.
    rule : str, optional
        A condition (``'i != j'``), a generator (``'k for k in range(i-3, i+4) if i != k'``) or the
        target of each source neuron (``'i'``), as `Synapses.connect` takes them. Without a rule,
        all pairs of neurons are meant.
    N : int, optional
        How many neurons there are, if source and target are the same.
    n_source, n_target : int, optional
        How many there are, if source and target are different neurons.
    p : float, optional
        Probability with which each pair of the rule is connected; by default that with which
        your synapses were connected, or 1.
    skip_if_invalid : bool, optional
        Leave out neurons that don't exist, rather than complain.
    weights : str or array_like, optional
        Shown by the size of the squares; negative ones are diamonds. An expression such as
        ``'exp(-(x_pre-x_post)**2/(2*width**2))'``, the name of a variable of the synapses, or
        numbers.
    seed : int, optional
        The same seed draws the same synapses.

    Attributes
    ----------
    rule, p, skip, seed, weights, source, target : widgets
        The controls; set their ``value`` to move them.

    Examples
    --------
    >>> lab = ConnectivityLab(rule='abs(i-j) < 4 and i != j', N=10)
    >>> lab
    ConnectivityLab(synapses=48, p=1)
    >>> lab.p.value = 0.5
    >>> lab
    ConnectivityLab(synapses=20, p=0.5)
    """

    def __init__(
        self,
        synapses=None,
        *,
        rule=None,
        N=None,
        n_source=None,
        n_target=None,
        p=None,
        skip_if_invalid=False,
        weights=None,
        seed=0,
    ):
        names = names_of_caller(2).namespaces
        self._wiring = wiring_of(synapses, N, n_source, n_target, names)
        self._has_synapses = synapses is not None
        self._name = "S" if synapses is None else called_in(names, synapses)
        self._given_weights = weights
        self._hovered = None, None
        told = self._wiring.remembered() if rule is None else {}
        skip = skip_if_invalid or told.get("skip_if_invalid", False)
        p = told.get("p", 1.0) if p is None else p
        self._shown = self._first(rule, told.get("rule", ""), p, skip, weights, seed)
        super().__init__()
        self._build(rule or told.get("rule", ""), p, skip, weights, seed)
        self._picture_changed()

    def _first(self, rule, told, p, skip, weights, seed):
        drawn = self._wiring.draw(rule or told, p, skip, seed, weights)
        is_empty = self._has_synapses and rule is not None and not len(self._wiring.synapses)
        if self._has_synapses and not is_empty:
            return self._wiring.present(weights, seed)
        return drawn

    # --- widgets ---

    def _build(self, rule, p, skip, weights, seed):
        self._build_rule(rule, p, skip, weights, seed)
        self._build_choice()
        self._figures = ConnectivityFigures(self._wiring.sizes, self._hover, self._choose)
        pictures = widgets.Box(
            [widgets.HTML(_STYLE), self._figures.columns, self._figures.matrix],
            layout={"flex_flow": "row wrap"},
        )
        buttons = [self.again]
        if self._has_synapses:
            buttons += [self.back, *([] if len(self._wiring.synapses) else [self.take])]
        self.show(
            _row(self.rule, self.skip),
            self._call,
            _row(self.p, self.seed, *buttons),
            _row(self.weights),
            _row(
                widgets.Label("light up the synapses of"),
                self.source,
                self.target,
                self.none,
                widgets.Label("(−1 means every neuron)"),
            ),
            pictures,
        )
        self._put_message_under_rule()

    def _put_message_under_rule(self):
        style, rule, call, *parts, message, summary = self.children
        self.children = style, rule, call, message, *parts, summary

    def _build_rule(self, rule, p, skip, weights, seed):
        self.rule = _text("rule", rule, _HINT)
        self.skip = widgets.Checkbox(
            value=bool(skip),
            description="skip_if_invalid",
            tooltip="Leave out neurons that don't exist",
            indent=False,
            layout={"width": "auto"},
        )
        self._call = widgets.HTML()
        self._call.add_class("snnkit-call")
        self.p = widgets.FloatSlider(
            value=p,
            min=0,
            max=1,
            step=0.01,
            description="p",
            layout={"flex": "1 1 260px", "width": "auto", "max_width": "420px"},
            style={"description_width": "52px"},
        )
        self.seed = widgets.BoundedIntText(
            value=seed, min=0, max=_MOST, description="seed", **_narrow()
        )
        self.again = _button("Draw again", "The same rule, with the next seed")
        name = self._name
        self.back = _button(f"Show {name}", "Go back to the synapses as they are")
        self.take = _button(f"Apply to {name}", f"Connect {name} as it is shown here")
        numbers = weights is not None and not isinstance(weights, str)
        hint = "the numbers given" if numbers else "none – or type, such as  exp(-abs(i-j)/3)"
        self.weights = _text("weights", weights if isinstance(weights, str) else "", hint)
        for control in (self.rule, self.skip, self.p, self.seed):
            control.observe(self._rule_changed, "value")
        self.weights.observe(self._weights_changed, "value")
        self.again.on_click(self._draw_again)
        self.back.on_click(lambda _: self.show_present())
        self.take.on_click(lambda _: self._apply())

    def _build_choice(self):
        sizes = self._wiring.sizes
        self.source, self.target = (
            widgets.BoundedIntText(
                value=ALL,
                min=ALL,
                max=size - 1,
                description=name,
                tooltip=f"Number of a {name} neuron; {ALL} stands for all of them",
                **_narrow(),
            )
            for name, size in zip(("source", "target"), sizes, strict=True)
        )
        self.none = _button("All neurons", "The same light for all synapses")
        for box in (self.source, self.target):
            box.observe(lambda _: self._light(), "value")
        self.none.on_click(lambda _: self._choose(None, None))

    # --- what controls do ---

    def _rule_changed(self, _=None):
        with self.trying():
            self._shown = self._wiring.draw(
                self.rule.value,
                self.p.value,
                self.skip.value,
                self.seed.value,
                self._weights(),
            )
            self._picture_changed()

    def _weights_changed(self, _):
        self._given_weights = None
        if self._shown.arguments is None:
            self.show_present()
        else:
            self._rule_changed()

    def _weights(self):
        return self.weights.value.strip() or self._given_weights

    def _draw_again(self, _):
        self.seed.value = (self.seed.value + 1) % _MOST

    def show_present(self):
        """Show the synapses as they are now, after you have connected more of them, say."""
        with self.trying():
            self._shown = self._wiring.present(self._weights(), self.seed.value)
            self._picture_changed()

    def apply(self):
        """Connect your synapses, which have none yet, as the lab shows.

        Raises
        ------
        UnusableValueError
            If there are synapses already: they can't be taken away again.
        """
        synapses, picture = self._wiring.synapses, self._shown.picture
        if not self._has_synapses:
            raise UnusableValueError("There are no synapses of yours to apply the rule to.")
        if len(synapses):
            raise UnusableValueError(
                f"`{synapses.name}` has {len(synapses)} synapses already, and synapses can't be "
                "taken away again.",
                hint="Make a new Synapses object, and connect it with the code of `to_code()`.",
            )
        synapses.connect(i=picture.i, j=picture.j)
        self.show_present()

    def _apply(self):
        with self.trying():
            self.apply()
            self.take.disabled = True

    # --- what is lit ---

    def _hover(self, source, target):
        self._hovered = source, target
        self._light()  # not in `trying`, which would take a message away

    def _choose(self, source, target):
        """Light the synapses of what was clicked; clicked again, no longer."""
        chosen = self._number(source), self._number(target)
        if chosen == (self.source.value, self.target.value):
            chosen = ALL, ALL
        self._hovered = None, None
        self.source.value, self.target.value = chosen
        self._light()

    @staticmethod
    def _number(neuron):
        return ALL if neuron is None else neuron

    @property
    def lit(self) -> tuple:
        """The source and the target neuron whose synapses are lit; None stands for all."""
        if self._hovered != (None, None):
            return self._hovered
        return tuple(None if box.value == ALL else box.value for box in (self.source, self.target))

    def _light(self):
        self._figures.light(self._shown.picture, *self.lit)
        self.describe(words(self._shown, *self.lit))

    def _picture_changed(self):
        self._figures.draw(self._shown.picture)
        self._light()
        self._call.value = f"<code>{html.escape(self._line())}</code>"
        self._set_aside()

    def _line(self):
        if self._shown.arguments is None:
            return f"# {self._name} as it is"
        return self._name + self._shown.call.removeprefix("S")

    def _set_aside(self):
        """Grey the controls that have no part in what is shown: synapses as they are."""
        as_it_is = self._shown.arguments is None
        told = self._wiring.remembered() if as_it_is else {}
        given = (told.get("rule"), told.get("p"), told.get("skip_if_invalid"))
        apart = as_it_is and given != (self.rule.value, self.p.value, self.skip.value)
        for control in (self.rule, self.skip, self.p):
            _grey(control, apart)
        _grey(self.seed, as_it_is)
        self.rule.placeholder = "as connected – type a rule to try another" if apart else _HINT

    # --- results ---

    def results(self):
        results = {"synapses": len(self._shown.picture)}
        return results if self._shown.p is None else results | {"p": self._shown.p}

    def to_code(self):
        """Return a script that makes the synapses shown.

        Examples
        --------
        >>> print(ConnectivityLab(rule="i != j", N=4, p=0.5).to_code())
        from snnkit import *  # in Brian 2: from brian2 import *
        <BLANKLINE>
        seed(0)  # from the same seed, Brian 2 draws other numbers
        G = NeuronGroup(4, 'v : 1')
        S = Synapses(G, G)
        S.connect(condition='i != j', p=0.5)
        <BLANKLINE>
        """
        return script(self._wiring, self._shown)


def _grey(control, yes):
    (control.add_class if yes else control.remove_class)("snnkit-aside")


def _text(name, value, hint):
    return widgets.Text(
        value=value,
        description=name,
        placeholder=hint,
        continuous_update=False,
        layout={"flex": "1 1 300px", "width": "auto", "max_width": "640px"},
        style={"description_width": "52px"},
    )


def _narrow():
    return {"layout": {"width": "112px"}, "style": {"description_width": "46px"}}


def _button(text, tooltip):
    return widgets.Button(description=text, tooltip=tooltip, layout={"width": "auto"})


def _row(*parts):
    layout = {"flex_flow": "row wrap", "align_items": "center", "grid_gap": "0 12px"}
    return widgets.Box(parts, layout=layout)
