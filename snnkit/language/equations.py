"""Equations: what variables a model has, and how they change."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache

from ..errors import ModelSyntaxError, SnnkitError, did_you_mean
from .equation import DIFFERENTIAL, PARAMETER, RESERVED, SUBEXPRESSION, Equation, read_equation
from .linear import inline, names_in
from .mistakes import without_comments
from .noise import separate
from .parse import Expression
from .substitution import substituted, warn_of_strangers

__all__ = ["DIFFERENTIAL", "PARAMETER", "RESERVED", "SUBEXPRESSION", "Equation", "Equations"]
__all__ += ["equations"]


class UnknownEquationError(SnnkitError, KeyError):
    """There is no equation of this name."""


class Equations(Mapping):
    """The equations of a model, as an object that can be added to and given other names.

    Parameters
    ----------
    eqns : str or list of Equation
        One equation a line; see `NeuronGroup`.
    **substitutions : str, number or Quantity
        Names in the equations, and what they are replaced by: another name, a value, or a
        formula in brackets. The name of a variable can only be replaced by another name, which
        the variable then has on the left as well.

    Raises
    ------
    ModelSyntaxError
        If a line is no equation, defines a variable twice, or has an unknown flag.

    Examples
    --------
    >>> from snnkit import Equations, ms
    >>> leak = Equations('dv/dt = (I - v)/tau : volt', tau=10*ms)
    >>> gate = Equations('dx/dt = -x/tau_x : 1', x='m', tau_x='tau_m')
    >>> print(leak + gate + 'I : volt')
    dv/dt = (I - v)/(10*ms) : volt
    dm/dt = -m/tau_m : 1
    I : volt

    They are a mapping from names of variables to equations:

    >>> leak['v'].unit
    volt
    >>> sorted(leak.identifiers)
    ['I', 'ms']
    """

    def __init__(self, eqns="", **substitutions):
        if isinstance(eqns, (list, tuple)):
            found = tuple(eqns)
            strange = next((e for e in found if not isinstance(e, Equation)), None)
            if strange is not None:
                raise ModelSyntaxError(f"A list of equations cannot hold {strange!r}.")
        else:
            found = equations(eqns)
        if substitutions:
            warn_of_strangers(found, substitutions)
            found = [substituted(equation, substitutions) for equation in found]
        _check_together(found)
        self._equations = {equation.name: equation for equation in found}

    # --- a mapping ---

    def __getitem__(self, name):
        if name not in self._equations:
            hint = did_you_mean(name, self) or f"There are {', '.join(self) or 'none at all'}."
            raise UnknownEquationError(f"There is no equation of `{name}`. {hint}")
        return self._equations[name]

    def __contains__(self, name):
        return name in self._equations

    def __iter__(self):
        return iter(self._equations)

    def __len__(self):
        return len(self._equations)

    def __hash__(self):
        return hash(tuple(self.values()))

    def __str__(self):
        return "\n".join(map(str, self.values()))

    def __repr__(self):
        return f"<Equations of {len(self)} variable{'s' * (len(self) != 1)}>"

    def _repr_pretty_(self, printer, cycle):
        printer.text(str(self))

    def _repr_latex_(self):
        from .latex import latex_of_equations

        return latex_of_equations(self.values())

    def _latex(self, *how):  # that is what sympy asks for
        return self._repr_latex_().strip("$")

    # --- more equations, other names ---

    def __add__(self, other):
        if isinstance(other, str):
            other = Equations(other)
        if not isinstance(other, Equations):
            return NotImplemented
        return Equations([*self.values(), *other.values()])

    def substitute(self, **substitutions):
        """Return the same equations with names replaced; see `Equations`."""
        return Equations(list(self.values()), **substitutions)

    # --- what there is in them ---

    def _names(self, *kinds):
        return {name for name, equation in self.items() if equation.kind in kinds}

    @property
    def names(self) -> set:
        """The names of all variables."""
        return set(self)

    @property
    def diff_eq_names(self) -> set:
        """The names of variables with a differential equation."""
        return self._names(DIFFERENTIAL)

    @property
    def subexpr_names(self) -> set:
        """The names of subexpressions."""
        return self._names(SUBEXPRESSION)

    @property
    def eq_names(self) -> set:
        """The names of variables with a right-hand side."""
        return self._names(DIFFERENTIAL, SUBEXPRESSION)

    @property
    def parameter_names(self) -> set:
        """The names of parameters."""
        return self._names(PARAMETER)

    @property
    def dimensions(self) -> dict:
        """The dimensions of the variables, by name."""
        return {name: equation.dim for name, equation in self.items()}

    @property
    def identifiers(self) -> set:
        """The names that the equations use and don't define, those of functions too."""
        return set().union(*(equation.identifiers for equation in self.values())) - set(self)

    @property
    def diff_eq_expressions(self) -> list:
        """The names of variables with a differential equation, each with its right-hand side."""
        return [(e.name, e.expression) for e in self.values() if e.kind == DIFFERENTIAL]

    @property
    def eq_expressions(self) -> list:
        """The names of variables with a right-hand side, each with that."""
        return [(e.name, e.expression) for e in self.values() if e.kind != PARAMETER]

    @property
    def ordered(self) -> list:
        """The equations, each subexpression before those that use it, parameters at the end."""
        subexpressions = [e for e in self.values() if e.kind == SUBEXPRESSION]
        names, first = {e.name for e in subexpressions}, []
        while subexpressions:
            known = {e.name for e in first}
            ready = [e for e in subexpressions if not e.identifiers & names - known]
            first += ready
            subexpressions = [e for e in subexpressions if e not in ready]
        rest = [[e for e in self.values() if e.kind == k] for k in (DIFFERENTIAL, PARAMETER)]
        return first + rest[0] + rest[1]

    def get_substituted_expressions(self, variables=None, include_subexpressions=False) -> list:
        """Return names and right-hand sides, with subexpressions replaced by what they stand for.

        Parameters
        ----------
        variables : object
            Not needed; Brian 2 asks for it.
        include_subexpressions : bool
            Whether subexpressions themselves are listed too.
        """
        trees = {e.name: e.expression.tree for e in self.values() if e.kind == SUBEXPRESSION}
        kinds = (SUBEXPRESSION, DIFFERENTIAL) if include_subexpressions else (DIFFERENTIAL,)
        listed = [e for e in self.ordered if e.kind in kinds]
        return [(e.name, _written_out(e.expression, trees)) for e in listed]

    # --- noise ---

    @property
    def stochastic_variables(self) -> set:
        """The names of noise in the equations."""
        return set().union(*(equation.stochastic_variables for equation in self.values()))

    @property
    def is_stochastic(self) -> bool:
        """Whether there is noise in the equations."""
        return bool(self.stochastic_variables)

    @property
    def stochastic_type(self):
        """How strong the noise is: ``'additive'``, ``'multiplicative'``, or None without noise.

        Multiplicative noise has a strength that depends on the state or on the time.
        """
        if not self.is_stochastic:
            return None
        moving = self.diff_eq_names | {"t"}
        for _, expression in self.get_substituted_expressions():
            noise = [name for name in expression.names if name in self.stochastic_variables]
            strengths = separate(expression.tree, noise)[1].values()
            if any(names_in(strength) & moving for strength in strengths):
                return "multiplicative"
        return "additive"


def _written_out(expression, trees):
    tree = inline(expression.tree, trees)
    return Expression(ast.unparse(tree), tree, expression.origin, expression.start)


def equations(model) -> tuple[Equation, ...]:
    """Parse a model: one equation a line, with its unit after a colon.

    Parameters
    ----------
    model : str or Equations
        Lines such as ``dv/dt = (I-v)/tau : volt (unless refractory)`` (a differential
        equation), ``I = g*(E-v) : amp`` (a subexpression) or ``tau : second`` (a parameter).

    Raises
    ------
    ModelSyntaxError
        If a line is none of these, defines a variable twice, or has an unknown flag.

    Examples
    --------
    >>> equations("dv/dt = -v/tau : volt")
    (<differential equation dv/dt = -v/tau : volt>,)
    """
    if isinstance(model, Equations):
        return tuple(model.values())
    if not isinstance(model, str):
        raise ModelSyntaxError(
            f"Equations must be a string, not {model!r}.",
            hint="Write them in quotes, for example 'dv/dt = -v/(10*ms) : 1'.",
        )
    return _equations(model.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=256)
def _equations(text):
    found = tuple(read_equation(chunk, text, start) for start, chunk in _chunks(text))
    _check_together(found)
    return found


def _chunks(text):
    """Split at line ends, but keep together the lines of one long equation.

    An equation is complete when its colon has come. Comments become spaces, so that every
    position stays what it was.
    """
    bare = without_comments(text).replace("\\\n", "  ")
    start = position = 0
    for line in bare.split("\n"):
        position += len(line) + 1
        chunk = bare[start : position - 1]
        if ":" in chunk and chunk.count("(") <= chunk.count(")"):
            yield start, chunk
            start = position
    if bare[start:].strip():
        yield start, bare[start:]


# --- equations must fit together ---


def _check_together(found):
    _refuse_doubles(found)
    _refuse_circles(found)
    _refuse_doubtful_noise(found)


def _refuse_doubles(found):
    names = set()
    for equation in found:
        if equation.name in names:
            raise _error(equation, f"`{equation.name}` is defined twice.")
        names.add(equation.name)


def _refuse_circles(found):
    """Subexpressions that need each other's values have none."""
    needs = {e.name: e.expression.names for e in found if e.kind == SUBEXPRESSION}
    endless = _leading_back(needs)
    for equation in found:
        if equation.name in endless:
            raise _error(
                equation,
                f"`{equation.name}` is defined by itself, directly or in a circle.",
                f"For a change over time write `d{equation.name}/dt = ...`.",
            )


def _leading_back(needs):
    """Return the names that need themselves, directly or through others."""
    left = dict(needs)
    while left:  # what needs nothing that is still left is no part of a circle
        settled = [name for name, used in left.items() if not any(n in left for n in used)]
        if not settled:
            break
        for name in settled:
            del left[name]
    return {name for name in left if _reaches(name, left)}


def _reaches(wanted, needs):
    """Whether a name needs itself."""
    todo, seen = list(needs[wanted]), set()
    while todo:
        name = todo.pop()
        if name == wanted:
            return True
        if name in needs and name not in seen:
            seen.add(name)
            todo += needs[name]
    return False


def _refuse_doubtful_noise(found):
    """``xi`` in two equations: some would mean the same noise by it, and some another."""
    noisy = [e for e in found if "xi" in e.stochastic_variables]
    if len(noisy) > 1:
        first, second = noisy[:2]
        raise second.expression.error(
            ModelSyntaxError,
            f"`xi` stands in the equations of `{first.name}` and of `{second.name}`: the same "
            "noise, or another?",
            second.expression.find("xi"),
            "Write `xi_1` in both for the same noise, `xi_1` and `xi_2` for two that are "
            "independent.",
        )


def _error(equation, problem, hint=""):
    return ModelSyntaxError(problem, equation.text, equation.position, len(equation.name), hint)
