"""Statements that are carried out at regular times."""

from __future__ import annotations

from ..calls import told
from ..engine.plan import Assign
from ..language.statements import statements
from .base import Component
from .schedule import place_in_step
from .strings.telling_time import told_by
from .strings.writing import resolve_statements
from .traps.again import warn_of_statements

__all__ = ["RegularStatements", "RunsRegularly"]


class RegularStatements(Component):
    """What `run_regularly` returns: statements for all elements of a group, and when.

    Attributes
    ----------
    group : NeuronGroup or Synapses
    code : str
    when, order : str, int
    """

    collected = False

    def __init__(self, group, code, dt, clock, when, order, name):
        self.usual_name = f"{group.name}_run_regularly"
        super().__init__(name, dt, clock or (None if dt is not None else group.clock))
        self.group, self.code, self.statements = group, code, statements(code)
        self.when, self.order = place_in_step(when), order

    @property
    def abstract_code(self):
        """The statements."""
        return self.code

    def __repr__(self):
        return f"<{self.code!r} for `{self.group.name}`, every {self.clock.dt}>"

    def operations(self, names):
        group = self.group
        names = names.behind(*group._own_names())
        assignments = resolve_statements(group, self.statements, names)
        assignments = [(t, how, told_by(group, self.clock, v)) for t, how, v in assignments]
        comment = "; ".join(map(str, self.statements))
        how = {"order": self.order, "guard": group.guarded(), "comment": comment}
        return [Assign(self.name, self.when, assignments, len(group), **how)]


class RunsRegularly:
    """A group for which statements can be carried out at regular times."""

    @told
    def run_regularly(
        self, code, dt=None, clock=None, when="start", order=0, name=None, codeobj_class=None
    ):
        """Carry out statements for all elements, again and again.

        Parameters
        ----------
        code : str
            Statements, such as ``'I = rand()*nA'``.
        dt, clock : Quantity or Clock, optional
            How often; by default in every time step of the group.
        when, order : str, int
            When in the time step.
        name : str, optional

        Returns
        -------
        RegularStatements
            The object that does it; set its `active` to False to switch it off.

        Examples
        --------
        >>> from snnkit import NeuronGroup, run, start_scope, ms
        >>> start_scope()
        >>> G = NeuronGroup(1, 'n : 1')
        >>> ticks = G.run_regularly('n += 1', dt=1*ms)
        >>> run(5*ms)
        >>> float(G.n[0])
        5.0
        """
        regular = RegularStatements(self, code, dt, clock, when, order, name)
        warn_of_statements(self, regular)
        self._regular.append(regular)
        return regular
