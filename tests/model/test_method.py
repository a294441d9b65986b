"""Which method is chosen, and that the choice is told once."""

import logging

import numpy as np
import pytest

from snnkit import MethodError

from ..snippets import play


def chosen(model, caplog, more="", **given):
    """The method that is chosen for a model, as told."""
    with caplog.at_level(logging.INFO, "snnkit"):
        caplog.clear()
        scope = play(f"G = NeuronGroup(2, '''{model}'''{more})\nrun(0.2*ms)\nrun(0.2*ms)", **given)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 1, "once, and not at each run"
    assert scope["G"].name in told[0]
    return told[0].split("so '")[1].split("'")[0]


@pytest.mark.parametrize(
    ("model", "method"),
    [
        ("dv/dt = (1 - v)/ms : 1", "exact"),
        ("dv/dt = (w - v)/ms : 1\ndw/dt = -w/ms : 1", "exact"),
        ("dv/dt = -v*int(i > 0)/ms : 1", "exact"),
        ("dv/dt = (x - v)/ms : 1\nx = rand() : 1 (constant over dt)", "exact"),
        ("dv/dt = 3/ms : 1", "euler"),
        ("dv/dt = (w - v)/ms : 1\ndw/dt = 1/ms : 1", "euler"),
        ("dv/dt = (w - v)/ms : 1\ndw/dt = 2*(w - v)/ms : 1", "euler"),
        ("dv/dt = (w - v)/ms : 1\ndw/dt = (1 - v)/ms : 1", "euler"),
        ("dv/dt = (-v - a*w)/ms : 1\ndw/dt = (v - w)/ms : 1\na : 1", "exact"),
        ("dv/dt = -w/ms : 1\ndw/dt = v/ms : 1", "exact"),
        ("dv/dt = (1 - v**2)/ms : 1", "euler"),
        ("dv/dt = (t/ms - v)/ms : 1", "euler"),
        ("dv/dt = (rand() - v)/ms : 1", "euler"),
        ("dv/dt = -v/ms + xi/ms**0.5 : 1", "euler"),
        ("dv/dt = -v/ms + k*xi/ms**0.5 : 1\nk : 1", "euler"),
        ("dv/dt = -v/ms + v*xi/ms**0.5 : 1", "heun"),
        ("dv/dt = -v/ms + k*xi/ms**0.5 : 1\nk = 2*v : 1", "heun"),
        ("dv/dt = -v/ms + t*xi/ms**1.5 : 1", "heun"),
    ],
)
def test_the_choice(model, method, caplog):
    assert chosen(model, caplog) == method


def test_a_timed_array_is_steady_within_a_step(caplog):
    steady = "drive = TimedArray([1, 2, 3], dt={}*ms)\n"
    model = "dv/dt = (drive({}) - v)/ms : 1"
    for dt, time, method in [
        (0.2, "t", "exact"),
        (0.1, "t", "exact"),
        (0.25, "t", "euler"),
        (0.05, "t", "euler"),
        (0.2, "t + 1*ms", "euler"),
        (0.2, "2*t", "euler"),
        (0.2, "3*ms", "exact"),
    ]:
        scope = play(steady.format(dt))
        assert chosen(model.format(time), caplog, drive=scope["drive"]) == method


def test_what_brian_would_not_integrate_exactly_can_be():
    scope = play("""
G = NeuronGroup(1, '''dv/dt = (w - v)/(1*ms) : 1
                      dw/dt = 1/(1*ms) : 1''', method='exact')
drive = TimedArray([1, 2, 3], dt=0.3*ms)
H = NeuronGroup(1, 'dv/dt = (drive(t) - v)/ms : 1', method='exact')
run(1*ms)""")
    import numpy as np

    assert scope["G"].v[0] == pytest.approx(np.exp(-1), rel=1e-12)
    first = 1 - np.exp(-0.3)
    second = 2 + (first - 2) * np.exp(-0.3)
    assert scope["H"].v[0] == pytest.approx(3 + (second - 3) * np.exp(-0.4), rel=1e-12)


def test_of_several_methods_the_first_that_can():
    scope = play("""
G = NeuronGroup(1, 'dv/dt = (1 - v**2)/ms : 1', method=('exact', 'exponential_euler', 'rk2'))
H = NeuronGroup(1, 'dv/dt = (1 - v**2)/ms : 1', method='rk2')
net = Network(G, H)
net.run(1*ms)
code = net.code()""")
    assert scope["G"].v[0] == scope["H"].v[0]
    assert "the first that can" in scope["code"]


def test_a_method_named_is_not_told(caplog):
    with caplog.at_level(logging.INFO, "snnkit"):
        play("G = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='euler')\nrun(0.1*ms)")
    assert not caplog.records


@pytest.mark.parametrize("method", ["exact", "linear", "rk2", "rk4", "exponential_euler"])
def test_methods_without_noise(method):
    with pytest.raises(MethodError, match="noise"):
        play(f"G = NeuronGroup(1, 'dv/dt = xi/ms**0.5 : 1', method='{method}')\nrun(0.1*ms)")


def test_a_function_of_the_users_may_give_another_value_each_time(caplog):
    """As in Brian, a plain function counts as one that may; a `Function` can say it does not."""
    scope = play("""
@check_units(x=1, result=1)
def f(x): return x
g = Function(lambda x: x, arg_units=[1], return_unit=1)
h = Function(lambda x: x, arg_units=[1], return_unit=1, stateless=False)""")
    for name, method in [("f", "euler"), ("g", "exact"), ("h", "euler")]:
        assert chosen(f"dv/dt = ({name}(2) - v)/ms : 1", caplog, **scope) == method


def test_noise_that_has_the_name_of_a_variable_outside():
    from snnkit import SnnkitWarning

    with pytest.warns(SnnkitWarning, match="`xi_1` is noise"):
        play("xi_1 = 3\nG = NeuronGroup(1, 'dv/dt = xi_1/ms**0.5 : 1')\nrun(0.1*ms)")


def test_temporary_names_of_the_code_are_free_for_variables():
    scope = play("""
G = NeuronGroup(2, '''dv/dt = -v**3/second + new_v*Hz + 0*xi/ms**0.5 : 1
                      dnew_v/dt = k1_v/second : 1
                      k1_v : 1
                      strength_of_v : 1''', method='euler')
G.k1_v = 1
run(1*second)""")
    assert scope["G"].new_v[0] == pytest.approx(1)
    assert scope["G"].k1_v[0] == 1


def test_exponential_euler_where_a_rate_is_zero():
    scope = play("""
G = NeuronGroup(3, '''dv/dt = (3 - g*v)/ms : 1
                      g : 1''', method='exponential_euler')
G.g = [0, 1, 1e-12]
run(2*ms)""")
    import numpy as np

    assert np.allclose(scope["G"].v[:], [6, 3 - 3 * np.exp(-2), 6], rtol=1e-11)


def test_exponential_euler_takes_functions_of_the_variable_as_they_are():
    """Adaptive exponential cells: the spike's upstroke is a function, the leak is linear."""
    scope = play("""
G = NeuronGroup(1, 'dv/dt = (exp(v) - v)/ms : 1', method='exponential_euler')
run(0.1*ms)
once = G.v[0]
run(0.1*ms)
twice = G.v[0]""")
    import numpy as np

    decay = np.exp(-0.1)
    assert scope["once"] == pytest.approx(1 - decay, rel=1e-12)
    expected = np.exp(scope["once"]) * (1 - decay) + scope["once"] * decay
    assert scope["twice"] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("method", ["heun", "milstein"])
def test_noises_and_variables_whose_names_could_run_together(method):
    # `xi` with `a_v`, and `xi_a` with `v`
    values = []
    for u, noise in (("a_v", "xi_a"), ("u", "xi_b")):
        scope = play(f"""
seed(3)
tau = 10*ms
G = NeuronGroup(5, '''d{u}/dt = (1 - {u})/tau + 0.3*{u}*xi/tau**0.5 : 1
                      dv/dt = -v/tau + 2*v*{noise}/tau**0.5 : 1''', method='{method}')
G.v, G.{u} = 1, 2
run(5*ms)
""")
        values.append([scope["G"].v[:], getattr(scope["G"], u)[:]])
    np.testing.assert_allclose(*values, rtol=1e-12)
