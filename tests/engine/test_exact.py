"""Exact integration against closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from snnkit.engine.exact import propagators, relax

from ..snippets import play

numbers = st.floats(-300, 300).map(lambda x: round(x, 3))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(numbers, min_size=n * n, max_size=n * n)))
def test_propagator_is_the_matrix_exponential(entries):
    size = int(len(entries) ** 0.5)
    A = np.array(entries).reshape(size, size)
    P, R = (np.reshape(part, (size, size)) for part in propagators(A.tolist(), 1e-3))
    assert np.allclose(P, expm(A * 1e-3), rtol=1e-11, atol=1e-13)
    # the drive's share is the integral of exp(A s), here by Gauss and Legendre
    nodes, weights = np.polynomial.legendre.leggauss(20)
    integral = sum(
        w * expm(A * 1e-3 * (x + 1) / 2) * 1e-3 / 2 for x, w in zip(nodes, weights, strict=True)
    )
    assert np.allclose(R, integral, rtol=1e-11, atol=1e-15)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([-100.0, -20.0, 0.0, 3.0]), min_size=3, max_size=6))
def test_one_propagator_for_each_set_of_parameters(rates):
    rates = np.array(rates)
    P, R = propagators([[rates, 50.0], [None, -10.0]], 1e-3)
    for k, rate in enumerate(rates):
        A = np.array([[rate, 50.0], [0, -10.0]])
        mine = np.array(
            [[np.broadcast_to(P[m][n], rates.shape)[k] for n in (0, 1)] for m in (0, 1)]
        )
        assert np.allclose(mine, expm(A * 1e-3), rtol=1e-12)


@pytest.mark.parametrize("scale", [0.01, 300, 3000])
def test_many_propagators_at_once(scale):
    A = np.random.default_rng(1).standard_normal((50, 3, 3)) * scale
    rows = [[A[:, k, m] for m in range(3)] for k in range(3)]
    for _ in range(2):  # the second time it is remembered
        P = np.moveaxis(np.array(propagators(rows, 1e-3)[0]), -1, 0)
        assert np.allclose(P, expm(A * 1e-3), rtol=1e-11, atol=1e-13)
    again = np.array(propagators(rows, 2e-3)[0])
    assert np.allclose(np.moveaxis(again, -1, 0), expm(A * 2e-3), rtol=1e-11, atol=1e-13)


def test_relaxation_over_any_time():
    elapsed = np.array([0, 1e-3, 0.5])
    assert np.allclose(relax(3.0, -20.0, None, elapsed), 3 * np.exp(-20 * elapsed))
    assert np.allclose(relax(3.0, 0.0, 2.0, elapsed), 3 + 2 * elapsed)
    assert np.allclose(relax(3.0, -4.0, 2.0, elapsed), 0.5 + 2.5 * np.exp(-4 * elapsed))


def recorded(model, settings="", duration="50*ms", more="", **given):
    scope = play(
        f"""
G = NeuronGroup(3, '''{model}''', method='exact'{more})
{settings}
M = StateMonitor(G, True, record=True)
run({duration})""",
        **given,
    )
    return scope["M"], scope["M"].t_


def test_leak_towards_a_level_for_each_neuron():
    M, t = recorded(
        "dv/dt = (E - v)/tau : volt\nE : volt\ntau : second",
        "G.E = [-70, 0, 30]*mV; G.tau = [5, 10, 20]*ms; G.v = [0, 1, -2]*mV",
    )
    for k, (E, tau, start) in enumerate([(-0.07, 5e-3, 0), (0, 0.01, 1e-3), (0.03, 0.02, -2e-3)]):
        assert np.allclose(M.v_[k], E + (start - E) * np.exp(-t / tau), rtol=1e-12, atol=1e-15)


def test_alpha_shaped_potential():
    M, t = recorded("dv/dt = (g - v)/(10*ms) : 1\ndg/dt = -g/(10*ms) : 1", "G.g = 1")
    assert np.allclose(M.v[0], t / 0.01 * np.exp(-t / 0.01), rtol=1e-11, atol=1e-14)
    assert t[M.v[0].argmax()] == pytest.approx(0.01)
    assert M.v[0].max() == pytest.approx(np.exp(-1), rel=1e-12)


def test_two_time_constants_peak_where_the_formula_says():
    M, t = recorded("dv/dt = (g - v)/(20*ms) : 1\ndg/dt = -g/(4*ms) : 1", "G.g = 1")
    a, b = 1 / 0.02, 1 / 0.004
    assert np.allclose(M.v[0], a / (b - a) * (np.exp(-a * t) - np.exp(-b * t)), atol=1e-13)
    assert t[M.v[0].argmax()] == pytest.approx(np.log(b / a) / (b - a), abs=1e-4)


def test_rotation():
    M, t = recorded("dx/dt = -w*y : 1\ndy/dt = w*x : 1\nw = 2*pi*100*Hz : Hz", "G.x = 1")
    assert np.allclose(M.x[0], np.cos(2 * np.pi * 100 * t), atol=1e-11)
    assert np.allclose(M.y[0], np.sin(2 * np.pi * 100 * t), atol=1e-11)


def test_ramp_and_growth():
    M, t = recorded("dv/dt = 3/second : 1\ndw/dt = v/second : 1\ndu/dt = u*20*Hz : 1", "G.u = 1")
    assert np.allclose(M.v[0], 3 * t, rtol=1e-12)
    assert np.allclose(M.w[0], 1.5 * t**2, rtol=1e-10, atol=1e-16)
    assert np.allclose(M.u[0], np.exp(20 * t), rtol=1e-12)


def test_a_coefficient_that_changes_at_spikes():
    """Whenever it spikes, a neuron's time constant doubles: each stretch is an exponential."""
    scope = play(
        """
G = NeuronGroup(2, '''dv/dt = -v/tau : 1
du/dt = (v - u)/tau : 1
tau : second''', threshold='v < 0.5', reset='v = 1; u = 0; tau = 2*tau', method='exact')
G.v = 1
G.tau = [2, 5]*ms
spikes = SpikeMonitor(G)
M = StateMonitor(G, ['v', 'u'], record=True)
run(60*ms)"""
    )
    t, spikes, M = scope["M"].t_, scope["spikes"], scope["M"]
    for k, tau in enumerate([2e-3, 5e-3]):
        resets = spikes.t_[spikes.i == k]
        assert len(resets) >= 2
        for start, end in zip([-1e-4, *resets], [*resets, 1], strict=True):
            during = (t > start + 5e-5) & (t < end + 5e-5)
            since = (t[during] - t[during][0]) / tau
            assert np.allclose(M.v[k][during], np.exp(-since), rtol=1e-9)
            assert np.allclose(M.u[k][during], since * np.exp(-since), rtol=1e-9, atol=1e-12)
            tau *= 2


def test_standing_still_while_refractory_with_others_moving():
    """g decays on; v stands still; u, which sees v, relaxes towards the value v has."""
    scope = play(
        """
G = NeuronGroup(2, '''dv/dt = (g - v)/(10*ms) : 1 (unless refractory)
dg/dt = -g/(4*ms) : 1
du/dt = (v - u)/(5*ms) : 1''', threshold='v > 0.5 and i == 0', reset='v = 0.25',
    refractory=5*ms, method='exact')
G.g = 4
spikes = SpikeMonitor(G)
M = StateMonitor(G, True, record=True)
run(20*ms)"""
    )
    M, t = scope["M"], scope["M"].t_
    assert np.allclose(M.g[0], 4 * np.exp(-t / 0.004), rtol=1e-11)
    fired = scope["spikes"].t_[0]
    still = (t > fired + 5e-5) & (t < fired + 5e-3 - 5e-5)
    assert still.sum() == 49 and (M.v[0][still] == 0.25).all()
    u0 = M.u[0][still][0]
    since = t[still] - t[still][0]
    assert np.allclose(M.u[0][still], 0.25 + (u0 - 0.25) * np.exp(-since / 0.005), rtol=1e-11)
    # the other neuron goes on as if nothing had happened
    a, b = 1 / 0.01, 1 / 0.004
    free = 4 * a / (b - a) * (np.exp(-a * t) - np.exp(-b * t))
    assert np.allclose(M.v[1], free, atol=1e-12)


def closed_form(t, rate=100.0, turning=2 * np.pi * 20):
    """The solution of ``dv/dt = rate*(2*cos(turning*t) - v)`` that starts at 0."""
    both = rate**2 + turning**2
    driven = 2 * rate * (rate * np.cos(turning * t) + turning * np.sin(turning * t)) / both
    return driven - 2 * rate**2 / both * np.exp(-rate * t)


@pytest.mark.parametrize("method", ["euler", "rk2", "rk4", "exponential_euler"])
def test_explicit_methods_converge_with_their_order(method):
    order = {"euler": 1, "rk2": 2, "rk4": 4, "exponential_euler": 1}[method]
    errors = []
    for dt in (1, 0.5):
        scope = play(
            f"""
G = NeuronGroup(1, '''dv/dt = (2*cos(2*pi*u + 0*{order}) - v)/(10*ms) : 1
du/dt = 20*Hz : 1''', method='{method}', dt={dt}*ms)
run(20*ms)"""
        )
        errors.append(abs(scope["G"].v[0] - closed_form(0.02)))
    assert 2 ** (order - 0.35) < errors[0] / errors[1] < 2 ** (order + 0.6)


@pytest.mark.parametrize("method", ["rk2", "rk4"])
def test_running_leaves_the_equations_as_they_are(method):
    from snnkit.language.equations import equations

    text = f"dv/dt = -sin(v)/second + 0*{method[-1]}/second : 1"
    before = equations(text)[0].expression.names
    try:
        play(f"G = NeuronGroup(1, '{text}', method='{method}')\nrun(0.1*ms)")
    finally:
        import ast

        tree = equations(text)[0].expression.tree
        names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} - {"sin"}
        assert names == set(before)


def test_a_subexpression_seen_from_synapses_stays_that_of_its_group():
    scope = play(
        """
G = NeuronGroup(2, 'v : 1\\ny = exp(v) + 0*1.25 : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, 'w : 1', on_pre='w = y_pre')
S.connect()
G.v = 2
run(0.1*ms)
y = G.y[:]"""
    )
    assert np.allclose(scope["S"].w[:], np.exp(2)) and (scope["y"] == 1).all()


@pytest.mark.parametrize("name", ["R", "P"])
def test_a_resistance_may_be_called_R(name):
    M, t = recorded(
        f"dv/dt = ({name}*I - v)/tau : volt\n{name} : ohm\nI : amp\ntau : second",
        f"G.{name} = 100*Mohm; G.I = [0.1, 0.2, 0]*nA; G.tau = 10*ms",
    )
    assert np.allclose(M.v_[1], 0.02 * (1 - np.exp(-t / 0.01)), rtol=1e-12)


def test_a_variable_may_be_called_spikes():
    scope = play(
        """
G = NeuronGroup(2, 'v : 1\\nspikes : 1', threshold='v > 1', reset='v = 0; spikes += 1')
G.v = [2, 0]
run(1*ms)"""
    )
    assert scope["G"].spikes[:].tolist() == [1, 0]


@pytest.mark.parametrize(
    "name", ["range", "max", "fixed_1", "buffer_1", "step", "np", "t_", "int_"]
)
def test_names_of_the_generated_code_are_free_for_constants(name):
    scope = play(
        f"""
{name} = 3.0
G = NeuronGroup(2, '''dv/dt = (a*{name} + 2*a + 0*sin(v))/second : 1
a : 1
du/dt = 0*u/second : 1''', threshold='u > 1', reset='u = 0', refractory=1*ms, method='euler')
G.a = 1
run(1*second)"""
    )
    assert np.allclose(scope["G"].v[:], 5)


def test_event_driven_variables_that_lean_on_one_another():
    """dy/dt = (x - y)/tau_y with decaying x: the difference of two exponentials."""
    scope = play("""
before = SpikeGeneratorGroup(1, [0, 0], [1, 8]*ms)
after = NeuronGroup(3, 'v : 1')
S = Synapses(before, after, '''
    dx/dt = -x/(5*ms) : 1 (event-driven)
    dy/dt = (x - y)/tau_y : 1 (event-driven)
    tau_y : second''', on_pre='v_post = y; x += 1')
S.connect()
S.tau_y = [2, 10, 20]*ms
run(10*ms)
""")
    a, b, t = 1 / 5, 1 / np.array([2, 10, 20]), 7.0
    expected = b / (b - a) * (np.exp(-a * t) - np.exp(-b * t))
    assert scope["after"].v[:] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_propagator_is_computed_once_although_python_is_called_in_each_step(engine, monkeypatch):
    from snnkit import Network, NeuronGroup, ms, network_operation, use_engine
    from snnkit.engine import exact

    asked = []
    monkeypatch.setattr(
        exact, "propagators", lambda *args: asked.append(args) or propagators(*args)
    )
    group = NeuronGroup(1, "dx/dt = (y - x)/(5*ms) : 1\ndy/dt = -y/(3*ms) : 1", method="exact")
    steps = network_operation(lambda: None)
    with use_engine(engine):
        Network(group, steps).run(2 * ms)
    assert len(asked) == 1
