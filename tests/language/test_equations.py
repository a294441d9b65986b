"""Equations as objects: added, with other names, with values in the place of names."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import Equations, ModelSyntaxError, SnnkitWarning, UnusableValueError, units
from snnkit.language.latex import latex
from snnkit.language.parse import parse
from snnkit.language.substitution import value_text

from ..snippets import play

MODEL = """
dv/dt = (I - v)/tau + s*tau**-0.5*xi_a : volt (unless refractory)   # a membrane
I = g*(E - v) : volt (constant over dt)
g : siemens (constant, shared)
tau : second
n : integer
b : boolean
dx/dt = -x/(10*ms) : 1
"""


def test_what_equations_say_of_themselves():
    eqs = Equations(MODEL)
    assert list(eqs) == ["v", "I", "g", "tau", "n", "b", "x"]
    assert len(eqs) == 7 and "v" in eqs and "E" not in eqs and eqs.get("E") is None
    assert eqs.names == set(eqs)
    assert eqs.diff_eq_names == {"v", "x"}
    assert eqs.subexpr_names == {"I"}
    assert eqs.eq_names == {"v", "x", "I"}
    assert eqs.parameter_names == {"g", "tau", "n", "b"}
    assert eqs.identifiers == {"s", "E", "ms", "xi_a"}
    assert eqs.dimensions["g"] is units.siemens.dim
    assert eqs.stochastic_variables == {"xi_a"} and eqs.is_stochastic
    assert eqs.stochastic_type == "additive"
    assert [e.varname for e in eqs.ordered] == ["I", "v", "x", "g", "tau", "n", "b"]
    assert dict(eqs.diff_eq_expressions).keys() == {"v", "x"}
    assert [name for name, _ in eqs.eq_expressions] == ["v", "I", "x"]
    with pytest.raises(KeyError):
        eqs["E"]


def test_what_one_equation_says_of_itself():
    eqs = Equations(MODEL)
    v = eqs["v"]
    assert (v.varname, v.type, v.var_type) == ("v", "differential equation", "float")
    assert str(v.expr) == v.expr.code == "(I - v)/tau + s*tau**-0.5*xi_a"
    assert v.dim is units.volt.dim and v.unit == units.volt
    assert list(v.flags) == ["unless refractory"]
    assert v.identifiers == {"I", "v", "tau", "s", "xi_a"}
    assert v.stochastic_variables == {"xi_a"}
    assert eqs["g"].expr is None and eqs["g"].type == "parameter"
    assert [eqs[name].var_type for name in "nbx"] == ["integer", "boolean", "float"]
    assert list(eqs["g"].flags) == ["constant", "shared"]


def test_printing_can_be_read_again():
    eqs = Equations(MODEL)
    assert Equations(str(eqs)) == eqs
    assert hash(Equations(str(eqs))) == hash(eqs)
    assert "dv/dt = (I - v)/tau + s*tau**-0.5*xi_a : volt (unless refractory)" in str(eqs)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dv/dt = -v/ms : 1", None),
        ("dv/dt = xi*k : 1\nk : Hz**0.5", "additive"),
        ("dv/dt = xi*v*Hz**0.5 : 1", "multiplicative"),
        ("dv/dt = xi*k*Hz**0.5 : 1\nk = 2*v : 1", "multiplicative"),
        ("dv/dt = xi*t*Hz**1.5 : 1", "multiplicative"),
    ],
)
def test_kind_of_noise(text, kind):
    assert Equations(text).stochastic_type == kind


def test_subexpressions_written_out():
    eqs = Equations("dx/dt = y/ms : 1\ny = z*2 : 1\nz = 3*x : 1")
    assert [(n, str(e)) for n, e in eqs.get_substituted_expressions()] == [("x", "3 * x * 2 / ms")]
    assert len(eqs.get_substituted_expressions(include_subexpressions=True)) == 3


def test_adding():
    leak, gate = Equations("dv/dt = -v/tau : 1"), Equations("m : 1")
    both = leak + gate
    assert list(both) == ["v", "m"] and list(leak) == ["v"]
    kept = both
    both += "n : 1"
    assert list(both) == ["v", "m", "n"] and list(kept) == ["v", "m"]
    for wrong in (3, None, ["x : 1"]):
        with pytest.raises(TypeError):
            leak + wrong
    with pytest.raises(ModelSyntaxError, match="`v` is defined twice"):
        leak + "v : 1"
    with pytest.raises(ModelSyntaxError, match="circle"):
        Equations("x = y : 1") + "y = x : 1"
    with pytest.raises(ModelSyntaxError, match="xi_1"):
        Equations("dx/dt = xi*Hz**0.5 : 1") + "dy/dt = xi*Hz**0.5 : 1"


def test_the_caret_stays_right_in_what_was_added():
    with pytest.raises(ModelSyntaxError) as refusal:
        Equations("dv/dt = -v/tau : 1\nw : 1") + Equations("x : 1\n   w : 1")
    assert str(refusal.value).split("\n")[1:] == ["    w : 1", "    ^"]


def test_replacing_names():
    text = "dx/dt = -x/tau + y*exp(-x_1) : 1\ny = x*1e3 : 1 (constant over dt)"
    eqs = Equations(text, x="a", tau="tau_x", exp="sin")
    assert str(eqs) == (
        "da/dt = -a/tau_x + y*sin(-x_1) : 1\ny = a*1e3 : 1 (constant over dt)"
    )  # fmt: skip
    assert eqs == Equations(text).substitute(x="a", tau="tau_x", exp="sin")
    assert str(Equations("x = y : 1\ny : 1", x="y", y="x")) == "y = x : 1\nx : 1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10 * units.ms, "-x/(10*ms)"),
        (-80 * units.mV, "-x/(-80*mV)"),
        (2.5, "-x/2.5"),
        (-3, "-x/(-3)"),
        (np.float64(0.1), "-x/0.1"),
        (True, "-x/True"),
        (units.ms, "-x/(1*ms)"),
        ("(a + b)", "-x/(a + b)"),
        ("f(a)", "-x/f(a)"),
    ],
)
def test_replacing_a_name_by_a_value(value, text):
    assert str(Equations("y = -x/tau : 1", tau=value)["y"].expr) == text


@pytest.mark.parametrize(
    "replacements",
    [
        {"x": 3},
        {"x": 3 * units.mV},
        {"x": "a + b"},
        {"x": "3"},
        {"x": ""},
        {"x": "t"},
        {"x": "ms"},
        {"x": "xi"},
        {"x": "k"},
        {"tau": None},
        {"tau": [1, 2] * units.ms},
        {"tau": lambda: 1},
        {"tau": ""},
        {"tau": "a b"},
        {"tau": "a + b"},
        {"tau": "a*b"},
        {"tau": "__import__('os')"},
        {"tau": float("nan")},
    ],
)
def test_replacements_that_are_refused(replacements):
    with pytest.raises((ModelSyntaxError, UnusableValueError)):
        Equations("dx/dt = -x/tau : 1\nk : 1", **replacements)


def test_a_replacement_for_nothing_is_told():
    with pytest.warns(SnnkitWarning, match="Did you mean `tau`"):
        Equations("dx/dt = -x/tau : 1", tua="tau_x")


@given(st.floats(-1e200, 1e200), st.sampled_from(["volt", "siemens/cm**2",
       "second", "1", "Hz", "mM", "second**0.5", "nA*ms", "um**2"]))  # fmt: skip
def test_values_keep_every_digit(number, unit):
    value = number * eval(unit, vars(units) | units.names.everything())
    text = value_text("x", value)
    expression = parse(text)
    scope = {name: float(units.names.unit(name)) for name in expression.names}
    assert eval(text, scope) == float(value)


# --- other names, same numbers ---

NAMES = ["a", "b", "c", "d"]
leaves = st.sampled_from([*NAMES, "2", "0.5"])
sums = st.recursive(
    leaves,
    lambda parts: st.tuples(parts, st.sampled_from("+-*/"), parts).map(
        lambda part: f"({' '.join(part)})"
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(
    sums,
    st.dictionaries(
        st.sampled_from(NAMES), st.floats(-3, 3) | sums.map("({})".format) | st.sampled_from(NAMES)
    ),
)
def test_replacing_is_computing_with_what_was_put_in(formula, replacements):
    """The replaced formula has the value that the formula has with the replacements' values."""
    values = dict(zip(NAMES, [1.37, -0.81, 2.9, 0.46], strict=True))

    def value(text, scope):
        try:
            return float(eval(text, {}, scope))
        except ZeroDivisionError:
            return None

    inner = {n: value(v, values) if isinstance(v, str) else v for n, v in replacements.items()}
    if None in inner.values():
        return
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SnnkitWarning)
        replaced = Equations(f"y = {formula} : 1", **replacements)["y"].expr.code
    assert value(replaced, values) == value(formula, {**values, **inner})


def test_equations_in_groups_and_synapses():
    scope = play("""
leak = Equations('dv/dt = (drive - v)/tau : 1', tau=10*ms, drive=2)
G = NeuronGroup(1, leak, threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(G, G, Equations('w : 1') + 'dx/dt = -x/tau_x : 1 (event-driven)', on_pre='x += w')
S.connect()
S.w = 1
tau_x = 5*ms
run(10*ms)""")
    assert scope["G"].v[0] == pytest.approx(2 * (1 - np.exp(-3.0 / 10)), rel=0.2)
    assert scope["S"].x[0] == 1
    assert scope["G"].equations == scope["leak"]
    assert list(scope["S"].equations) == ["w", "x"]


# --- pictures ---


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("(a + b)*c", r"\left(a + b\right)\,c"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("a - b - c", "a - b - c"),
        ("a + (b + c)", "a + b + c"),
        ("-a*b", r"-a\,b"),
        ("a*(-b)", r"a\,\left(-b\right)"),
        ("(-a*b)**2", r"\left(-a\,b\right)^{2}"),
        ("a - (-b*c)", r"a - \left(-b\,c\right)"),
        ("-(a + b)", r"-\left(a + b\right)"),
        ("(-a)**2", r"\left(-a\right)^{2}"),
        ("a**b**c", "a^{b^{c}}"),
        ("(a**b)**c", r"\left(a^{b}\right)^{c}"),
        ("a/b/c", r"\frac{\frac{a}{b}}{c}"),
        ("a // 2", r"\left\lfloor \frac{a}{2} \right\rfloor"),
        ("tau_m*2", r"\tau_{m} \cdot 2"),
        ("g_ampa", r"g_{\mathrm{ampa}}"),
        ("3*ms", r"3\,\mathrm{ms}"),
        ("exp(-a)", r"\exp\left(-a\right)"),
        ("f_1(a, b)", r"\operatorname{f\_1}\left(a, b\right)"),
        ("sqrt(a)*abs(b)", r"\sqrt{a}\,\left|b\right|"),
        ("a < b and not c or d", r"a < b \land \neg c \lor d"),
        ("a and (b or c)", r"a \land \left(b \lor c\right)"),
        ("1e-3", "0.001"),
        ("1e-30", r"1 \cdot 10^{-30}"),
        ("(1e-30)**2", r"\left(1 \cdot 10^{-30}\right)^{2}"),
        ("True", r"\mathrm{true}"),
    ],
)
def test_latex(text, picture):
    assert latex(parse(text).tree) == picture


def test_latex_of_a_model():
    shown = Equations(MODEL)._repr_latex_()
    assert shown.startswith("$$") and shown.endswith("$$")
    assert r"\frac{\mathrm{d}v}{\mathrm{d}t} &= \frac{I - v}{\tau}" in shown
    assert r"\left[\mathrm{volt}\right]\;\text{(unless refractory)}" in shown
    assert shown.count("\\\\") == 6
