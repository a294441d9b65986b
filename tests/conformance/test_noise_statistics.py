"""Noise and random input against closed forms; no other simulator takes part.

As in ``test_statistics.py`` each test has a fixed seed, and a correct generator would have been
given a seed that fails one of these tests with a chance of some three in a thousand. Where a
closed form holds for a small step only, the step is so small that no test here could see it.
"""

import numpy as np
import pytest
from scipy import stats

from .distributions import FALSE_ALARM, check_counts, check_sample, check_uncorrelated
from .runner import FRESH_START, names_of

NUMBER = 4000


@pytest.fixture(scope="module")
def names():
    return names_of("snnkit.brian")


def simulated(names, script, seed):
    """The names of a script after it has run."""
    scope = dict(names)
    exec(FRESH_START, scope)
    scope["seed"](seed)
    exec(script, scope)
    return scope


# --- noise in equations ---


@pytest.mark.parametrize("method", ["euler", "heun", "milstein", None])
def test_ornstein_uhlenbeck_spreads_from_its_start(names, method):
    """The mean relaxes, the variance grows to that of the stationary state, and all is normal."""
    chosen = f", method='{method}'" if method else ""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, 'dv/dt = -v/(10*ms) + 0.5*sqrt(2/(10*ms))*xi : 1'{chosen})
cells.v = 2
run(3*ms); early = array(cells.v)
run(47*ms); late = array(cells.v)
""",
        seed=101,
    )
    # Step by step: v is multiplied by `kept`, and normal noise is added.
    kept, noise = 1 - 0.01, 0.5 * np.sqrt(2 * 0.01)
    for values, steps in [(scope["early"], 30), (scope["late"], 500)]:
        variance = noise**2 * (1 - kept ** (2 * steps)) / (1 - kept**2)
        check_sample(values, stats.norm(2 * kept**steps, np.sqrt(variance)))


def test_ornstein_uhlenbeck_forgets_exponentially(names):
    """The correlation of the stationary state with itself, lag after lag, by Fisher's z."""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, 'dv/dt = -v/(5*ms) + sqrt(2/(5*ms))*xi : 1', method='euler')
cells.v = 'randn()'
run(20*ms)
states = [array(cells.v)]
for _ in range(4):
    run(2*ms); states.append(array(cells.v))
""",
        seed=102,
    )
    first = scope["states"][0]
    for lag, later in enumerate(scope["states"][1:], start=1):
        expected = np.arctanh((1 - 0.02) ** (20 * lag))
        measured = np.arctanh(np.corrcoef(first, later)[0, 1])
        assert abs(measured - expected) * np.sqrt(NUMBER - 3) < stats.norm.isf(FALSE_ALARM / 2)


def test_noise_is_white_normal_and_of_the_size_of_the_step(names):
    """Increments of pure noise: normal, its variance the step, independent in time and space."""
    for dt in [0.1, 0.4]:
        scope = simulated(
            names,
            f"""
defaultclock.dt = {dt}*ms
cells = NeuronGroup(50, 'dv/dt = 3*xi/sqrt(ms) : 1', method='euler')
trace = StateMonitor(cells, 'v', record=True)
run(101*defaultclock.dt)
v = array(trace.v)
""",
            seed=103,
        )
        increments = np.diff(scope["v"], axis=1)
        assert increments.shape == (50, 100)
        check_sample(increments.ravel(), stats.norm(0, 3 * np.sqrt(dt)))
        check_uncorrelated(increments[:, 1:].ravel(), increments[:, :-1].ravel())
        check_uncorrelated(increments[1:].ravel(), increments[:-1].ravel())


@pytest.mark.parametrize("method", ["heun", "milstein", None])
def test_geometric_brownian_motion_as_stratonovich_has_it(names, method):
    """The logarithm drifts by the rate itself; as Ito has it, half the variance would go off."""
    chosen = f", method='{method}'" if method else ""
    scope = simulated(
        names,
        f"""
defaultclock.dt = 0.02*ms
cells = NeuronGroup({NUMBER}, 'dx/dt = 0.05*x/ms + 0.2*x*xi/sqrt(ms) : 1'{chosen})
cells.x = 1
run(5*ms)
x = array(cells.x)
""",
        seed=104,
    )
    logarithm = np.log(scope["x"])
    check_sample(logarithm, stats.norm(0.05 * 5, 0.2 * np.sqrt(5)))
    assert stats.kstest(logarithm, stats.norm(0.05 * 5 - 0.1, 0.2 * np.sqrt(5)).cdf).pvalue < 1e-12


@pytest.mark.parametrize("method", ["heun", "milstein"])
def test_noise_that_grows_in_time(names, method):
    """An amplitude that reads the time: the variance is the integral of its square."""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, 'dx/dt = 0.2*(t/ms)*xi/sqrt(ms) : 1', method='{method}')
run(10*ms)
x = array(cells.x)
""",
        seed=105,
    )
    check_sample(scope["x"], stats.norm(0, 0.2 * np.sqrt(10**3 / 3)))


def test_noises_of_different_names_are_independent(names):
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, '''dx/dt = xi_1/sqrt(ms) : 1
                                 dy/dt = xi_2/sqrt(ms) : 1
                                 dz/dt = (xi_1 + xi_2)/sqrt(2*ms) : 1
                                 du/dt = -xi_1/sqrt(ms) : 1''', method='euler')
run(2*ms)
x, y, z, u = [array(getattr(cells, name)) for name in 'xyzu']
""",
        seed=106,
    )
    x, y, z, u = (scope[name] for name in "xyzu")
    check_uncorrelated(x, y)
    np.testing.assert_allclose(z, (x + y) / np.sqrt(2), atol=1e-12)
    np.testing.assert_allclose(u, -x, atol=1e-12)
    check_sample(y, stats.norm(0, np.sqrt(2)))


def test_noise_on_synapses_and_by_parameters(names):
    """Each synapse has its own noise, each neuron its own amplitude."""
    scope = simulated(
        names,
        """
cells = NeuronGroup(50, '''dv/dt = s*xi : 1
                           s : Hz**0.5''', method='euler')
cells.s = '(1 + i % 2)/sqrt(ms)'
S = Synapses(cells, cells, 'dw/dt = -w/(4*ms) + sqrt(2/(4*ms))*xi : 1 (clock-driven)',
             method='euler')
S.connect()
S.w = 'randn()'
trace = StateMonitor(cells, 'v', record=True)
run(20*ms)
w, v = array(S.w), array(trace.v)
""",
        seed=107,
    )
    stationary = np.sqrt(2 * 0.025 / (1 - (1 - 0.025) ** 2))
    check_sample(scope["w"], stats.norm(0, stationary))
    increments = np.diff(scope["v"], axis=1)
    check_sample(increments[::2].ravel(), stats.norm(0, np.sqrt(0.1)))
    check_sample(increments[1::2].ravel(), stats.norm(0, 2 * np.sqrt(0.1)))


def test_noise_stops_while_refractory(names):
    """``(unless refractory)`` holds the noise back too."""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, '''dv/dt = xi/sqrt(ms) : 1 (unless refractory)
                                 dw/dt = xi_2/sqrt(ms) : 1''',
                    threshold='t < 0.05*ms', refractory=5*ms, method='euler')
run(0.1*ms); first = array(cells.v)
run(4.9*ms); held = array(cells.v)
run(2*ms); moved = array(cells.v)
w = array(cells.w)
""",
        seed=108,
    )
    assert np.array_equal(scope["first"], scope["held"])
    check_sample(scope["moved"] - scope["held"], stats.norm(0, np.sqrt(2)))
    check_sample(scope["w"], stats.norm(0, np.sqrt(7)))


# --- random input ---


@pytest.mark.parametrize("rate", [20, 100, 4000])
def test_intervals_of_poisson_groups_are_geometric(names, rate):
    """In steps, the interval from a spike to the next of its neuron, and the number of all."""
    duration = 60_000 // rate
    scope = simulated(
        names,
        f"""
inputs = PoissonGroup(100, rates={rate}*Hz)
spikes = SpikeMonitor(inputs)
run({duration}*ms)
steps, i = around(spikes.t/defaultclock.dt).astype(int), array(spikes.i)
""",
        seed=111,
    )
    steps, i = scope["steps"], scope["i"]
    # All of some sixty spikes would favour short intervals, as the run cuts off the last.
    gaps = [np.diff(np.sort(steps[i == neuron])[:20]) for neuron in range(100)]
    assert {len(some) for some in gaps} == {19}
    check_counts(np.concatenate(gaps), stats.geom(rate * 1e-4))
    check_counts(np.bincount(i, minlength=100), stats.binom(duration * 10, rate * 1e-4))


def test_poisson_group_follows_its_rates(names):
    """Rates of each neuron, in time: the number in each window is binomial."""
    scope = simulated(
        names,
        """
inputs = PoissonGroup(400, rates='(50 + 200*int(t > 100*ms))*(1 + i // 200)*Hz')
spikes = SpikeMonitor(inputs)
run(200*ms)
t, i = spikes.t/ms, array(spikes.i)
""",
        seed=112,
    )
    late = scope["t"] > 100.05
    for half in (0, 1):
        for window, rate in [(~late, 50), (late, 250)]:
            number = np.bincount(scope["i"][window], minlength=400).reshape(2, 200)[half]
            steps = 1001 if rate == 50 else 999
            check_counts(number, stats.binom(steps, rate * (1 + half) * 1e-4))


def test_inputs_of_poisson_groups_are_independent(names):
    scope = simulated(
        names,
        """
inputs = PoissonGroup(2000, rates=1*kHz)
spikes = SpikeMonitor(inputs)
run(10*ms)
steps, i = around(spikes.t/defaultclock.dt).astype(int), array(spikes.i)
""",
        seed=113,
    )
    fired = np.zeros((2000, 100))
    fired[scope["i"], scope["steps"]] = 1
    check_counts(fired.sum(axis=1).astype(int), stats.binom(100, 0.1))
    check_counts(fired[:, :50].sum(axis=0).astype(int), stats.binom(2000, 0.1))
    check_uncorrelated(fired[:, 1:].ravel(), fired[:, :-1].ravel())
    check_uncorrelated(fired[1:].ravel(), fired[:-1].ravel())


@pytest.mark.parametrize(("sources", "rate"), [(100, 20), (1000, 5), (4, 3000)])
def test_poisson_input_is_binomial(names, sources, rate):
    """What arrives in a step is the number of its sources that fire, each target on its own."""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup(300, 'v : volt')
drive = PoissonInput(cells, 'v', N={sources}, rate={rate}*Hz, weight=2*mV)
trace = StateMonitor(cells, 'v', record=True)
run(60.1*ms)
v = trace.v/(2*mV)
""",
        seed=114,
    )
    arrived = np.around(np.diff(scope["v"], axis=1)).astype(int)
    assert arrived.shape == (300, 600)
    p = rate * 1e-4
    check_counts(arrived.sum(axis=1), stats.binom(sources * 600, p))
    check_counts(arrived.sum(axis=0), stats.binom(sources * 300, p))
    values = np.bincount(arrived.ravel(), minlength=sources + 1)
    law = stats.binom(sources, p)
    expected = arrived.size * law.pmf(np.arange(sources + 1))
    enough = expected > 8
    z = (values[enough] - expected[enough]) / np.sqrt(expected[enough])
    assert stats.chi2.sf(np.sum(z**2), np.count_nonzero(enough)) > FALSE_ALARM
    check_uncorrelated(arrived[:, 1:].ravel(), arrived[:, :-1].ravel())


def test_leaky_cell_under_poisson_input(names):
    """Campbell's theorem: mean and variance of a decaying sum of pulses."""
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, 'dv/dt = -v/(5*ms) : 1', method='exact')
drive = PoissonInput(cells, 'v', N=50, rate=100*Hz, weight=0.1)
run(40*ms)
v = array(cells.v)
""",
        seed=115,
    )
    kept, p = np.exp(-0.02), 0.01
    mean, variance = 50 * p * 0.1, 50 * p * (1 - p) * 0.1**2
    mean, variance = mean / (1 - kept), variance / (1 - kept**2)
    z = (scope["v"].mean() - mean) / np.sqrt(variance / NUMBER)
    assert abs(z) < stats.norm.isf(FALSE_ALARM / 2)
    # Sums of so many pulses are normal enough for the spread of their variance.
    ratio = scope["v"].var(ddof=1) / variance * (NUMBER - 1)
    law = stats.chi2(NUMBER - 1)
    assert 2 * min(law.cdf(ratio), law.sf(ratio)) > FALSE_ALARM / 10


# --- functions of chance in statements ---


@pytest.mark.parametrize("mean", [0.3, 4, 60])
def test_poisson_numbers(names, mean):
    scope = simulated(
        names,
        f"""
cells = NeuronGroup({NUMBER}, 'k : integer\\nrate : 1\\nm : 1')
cells.k = 'poisson({mean})'
cells.rate = {mean}
cells.m = 'poisson(rate)'
k, m = array(cells.k), array(cells.m)
""",
        seed=121,
    )
    check_counts(scope["k"], stats.poisson(mean))
    check_counts(scope["m"].astype(int), stats.poisson(mean))
    check_uncorrelated(scope["k"], scope["m"])


def test_chance_at_regular_times(names):
    """Fresh numbers for each neuron at each time."""
    scope = simulated(
        names,
        """
cells = NeuronGroup(100, 'x : 1\\ny : 1\\nk : integer')
cells.run_regularly('''x = rand()
                       y = 1 + 2*randn()
                       k = poisson(3)''')
trace = StateMonitor(cells, ['x', 'y', 'k'], record=True, when='end')
run(10*ms)
x, y, k = array(trace.x), array(trace.y), array(trace.k)
""",
        seed=122,
    )
    check_sample(scope["x"].ravel(), stats.uniform)
    check_sample(scope["y"].ravel(), stats.norm(1, 2))
    check_counts(scope["k"].ravel(), stats.poisson(3))
    for values in (scope["x"], scope["y"]):
        check_uncorrelated(values[:, 1:].ravel(), values[:, :-1].ravel())
        check_uncorrelated(values[1:].ravel(), values[:-1].ravel())
    check_uncorrelated(scope["x"].ravel(), scope["y"].ravel())


def test_chance_in_thresholds_and_resets(names):
    """A threshold by lot makes geometric intervals; a reset by lot has a number for each spike."""
    scope = simulated(
        names,
        """
cells = NeuronGroup(300, 'v : 1\\nw : 1', threshold='rand() < 0.2', reset='v = rand(); w = randn()')
spikes = SpikeMonitor(cells)
trace = StateMonitor(cells, ['v', 'w'], record=True)
run(30*ms)
t, i = around(spikes.t/defaultclock.dt).astype(int), array(spikes.i)
v, w = array(trace.v), array(trace.w)
""",
        seed=123,
    )
    t, i = scope["t"], scope["i"]
    order = np.lexsort((t, i))
    gaps = np.diff(t[order])[np.diff(i[order]) == 0]
    check_counts(gaps, stats.geom(0.2))
    check_counts(np.bincount(i, minlength=300), stats.binom(300, 0.2))
    seen = t < 299  # a monitor sees the state after a spike in the step that follows
    check_sample(scope["v"][i[seen], t[seen] + 1], stats.uniform)
    check_sample(scope["w"][i[seen], t[seen] + 1], stats.norm)


def test_synapses_that_release_by_lot(names):
    """Each synapse draws for each spike that reaches it."""
    scope = simulated(
        names,
        """
source = NeuronGroup(40, 'v : 1', threshold='True')
target = NeuronGroup(200, 'x : 1')
S = Synapses(source, target, 'n : 1\\nu : 1', on_pre='''hit = int(rand() < 0.3)
                                                             x_post += hit
                                                             n += hit
                                                             u = randn()''')
S.connect()
run(10*ms)
n, u, x = array(S.n), array(S.u), array(target.x)
""",
        seed=124,
    )
    assert scope["n"].sum() == scope["x"].sum()
    check_counts(scope["n"].astype(int), stats.binom(100, 0.3))
    check_counts(scope["x"].astype(int), stats.binom(4000, 0.3))
    check_sample(scope["u"], stats.norm)


def test_chance_held_over_a_step(names):
    """``rand()`` as ``(constant over dt)`` is one number a step for all that read it."""
    scope = simulated(
        names,
        """
cells = NeuronGroup(100, '''dx/dt = lot/(0.1*ms) : 1
                            dy/dt = 2*lot/(0.1*ms) : 1
                            lot = rand() : 1 (constant over dt)''', method='rk4')
trace = StateMonitor(cells, ['x', 'y'], record=True)
run(5*ms)
x, y = diff(array(trace.x), axis=1), diff(array(trace.y), axis=1)
""",
        seed=125,
    )
    np.testing.assert_allclose(scope["y"], 2 * scope["x"], atol=1e-9)
    check_sample(scope["x"].ravel(), stats.uniform)
    check_uncorrelated(scope["x"][:, 1:].ravel(), scope["x"][:, :-1].ravel())


def test_the_seed_decides_what_a_run_makes(names):
    script = """
inputs = PoissonGroup(50, rates=200*Hz)
cells = NeuronGroup(50, 'dv/dt = -v/(5*ms) : 1', threshold='v > 0.5', reset='v = 0.1*rand()',
                    method='exact')
S = Synapses(inputs, cells, on_pre='v_post += 0.3*rand()')
S.connect(p=0.2)
spikes = SpikeMonitor(cells)
run(20*ms)
t = spikes.t/ms
"""
    once, again, other = (simulated(names, script, seed)["t"] for seed in (1, 1, 2))
    assert len(once) > 10
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)
