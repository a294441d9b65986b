"""What is computed once, and what goes to variables at once, has the same values."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import use_engine

from ..snippets import play

NAMES = ("x", "y", "z", "once", "twice")
#: as numpy computes them, one statement after the other
FUNCTIONS = {
    "exp": np.exp,
    "exprel": lambda x: np.where(x == 0, 1.0, np.expm1(x) / np.where(x == 0, 1.0, x)),
    "clip": lambda x, low, high: np.minimum(np.maximum(x, low), high),
    "sin": np.sin,
}


@st.composite
def programs(draw):
    """Statements that use the same parts again and again, and change what these depend on."""
    parts = ["x", "y", "z", "0.5"]
    for _ in range(draw(st.integers(1, 6))):
        a, b = draw(st.sampled_from(parts)), draw(st.sampled_from(parts))
        form = draw(
            st.sampled_from(
                ["({a} + {b})", "({a} - {b})", "({a}*{b})", "({a})**2", "({a})**3", "({a})**4"]
                + ["sin({a})", "exp(-({a})**2)", "exprel({a} - {a})", "clip({a}, -1, {b})"]
                + ["({a} + -1*{b})", "exprel(sin({b}))"]
            )
        )
        parts.append(form.format(a=a, b=b))
    lines, known = [], []
    for _ in range(draw(st.integers(1, 6))):
        target = draw(st.sampled_from([*"xyz", "once", "twice"]))
        how = "=" if target in ("once", "twice") and target not in known else None
        how = how or draw(st.sampled_from(["=", "+=", "-="]))
        value = draw(st.sampled_from([*parts[4:], *known]))
        value = draw(st.sampled_from([f"sin({value})", f"0.1*({value}) + sin({value})"]))
        lines.append(f"{target} {how} {value}")
        if target in ("once", "twice"):
            known.append(target)
    # a temporary that nobody reads would be a slip of the pen
    return lines + [f"z = sin(z + {name})" for name in dict.fromkeys(known)]


@given(programs())
@settings(deadline=None, max_examples=60)
def test_statements_have_the_values_that_one_after_the_other_gives(lines):
    start = {name: np.sin(np.arange(5) * (k + 1.7)) for k, name in enumerate("xyz")}
    names, nearby = (
        twice(lines, start),
        twice(lines, {k: v * (1 + 1e-14) for k, v in start.items()}),
    )
    script = "G = NeuronGroup(5, 'x : 1\\ny : 1\\nz : 1')\nG.x, G.y, G.z = x, y, z\n"
    script += f"G.run_regularly({chr(10).join(lines)!r})\nrun(0.2*ms)"
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            G = play(script, **start)["G"]
        for name in "xyz":
            actual = np.asarray(getattr(G, name))
            # where the last digits of what goes in decide what comes out, they may do so here
            chaos = np.nan_to_num(np.abs(nearby[name] - names[name]))
            assert np.allclose(actual, names[name], 1e-9, 1e-12 + 100 * chaos, equal_nan=True)


def twice(lines, start):
    """Return the values of all names after two rounds of statements, as numpy computes them."""
    names = {name: values.copy() for name, values in start.items()} | FUNCTIONS
    with np.errstate(all="ignore"):
        exec("\n".join([*lines, *lines]), {"__builtins__": {}}, names)
    return names


def source(model, more=""):
    script = f"tau = 10*ms\nG = NeuronGroup(3, '''{model}'''{more}, name='cells')\nnet = Network(G)"
    with use_engine("numpy"):
        return play(script + "\ncode = net.code()")["code"]


def test_a_rate_that_two_equations_share_is_computed_once():
    model = """dm/dt = alpha*(1 - m) - 2*alpha*m : 1
    dh/dt = -alpha*h : 1
    alpha = exp(-m*h)/tau : Hz"""
    for method in ("euler", "exponential_euler"):
        assert source(model, f", method='{method}'").count("np.exp(cells") <= 1
        code = source(model, f", method='{method}'")
        assert code.count("np.exp(") - code.count("runtime.exprel") <= 1


def test_chance_is_drawn_anew_each_time():
    G = play("""
G = NeuronGroup(1000, '''a : 1
b : 1''')
G.run_regularly('''a = sin(rand())
b = sin(rand())''')
run(0.1*ms)
""")["G"]
    assert abs(np.corrcoef(G.a, G.b)[0, 1]) < 0.2


def test_new_values_go_to_variables_at_once_only_where_nobody_minds():
    swap = source("dx/dt = -y/tau : 1\ndy/dt = x/tau : 1", ", method='euler'")
    assert "np.copyto(cells_x" in swap  # y still reads the old x
    chain = source("dx/dt = -x/tau : 1\ndy/dt = -y**2/tau : 1", ", method='euler'")
    assert "copyto" not in chain


@pytest.mark.parametrize("method", ["euler", "rk2", "rk4", "heun", "exponential_euler"])
def test_both_engines_agree_on_coupled_equations(method):
    script = f"""
tau = 5*ms
G = NeuronGroup(20, '''dx/dt = (y*alpha - x*(1 + alpha))/tau : 1
dy/dt = (x*z - y*alpha**3)/tau : 1
dz/dt = (cos(x) - z - alpha**4)/tau : 1
alpha = exp(-x**2 - y**2) : 1''', method='{method}')
G.x, G.y, G.z = 'sin(i)', 'cos(i)', 'i/20.0'
run(20*ms)
"""
    ends = {}
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            G = play(script)["G"]
        ends[engine] = np.array([G.x, G.y, G.z])
    assert np.allclose(ends["numpy"], ends["compiled"], rtol=1e-12, atol=1e-14)
