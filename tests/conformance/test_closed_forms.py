"""Models whose solution is a formula, against the formula; no other simulator takes part.

Where the method is exact, so is the comparison: 1e-12 of the largest value, which leaves room
for the rounding of some thousand steps and for nothing else.
"""

import numpy as np
import pytest
from scipy.linalg import expm
from scipy.optimize import brentq

from snnkit import (
    Mohm,
    Network,
    NeuronGroup,
    SpikeGeneratorGroup,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    defaultclock,
    ms,
    mV,
    nA,
    pF,
)

EXACT = 1e-12


def assert_close(actual, expected, tolerance=EXACT):
    np.testing.assert_allclose(actual, expected, rtol=0, atol=tolerance * np.abs(expected).max())


def recorded(group, variables, duration, *others, record=True):
    """Run the group alone; times in ms, and the trace of each variable."""
    trace = StateMonitor(group, variables, record=record)
    Network(group, trace, *others).run(duration)
    return np.array(trace.t / ms), *(np.array(getattr(trace, name + "_")) for name in variables)


# --- one variable ---


@pytest.mark.parametrize("dt", [0.01, 0.1, 1.0])
def test_decay(dt):
    defaultclock.dt = dt * ms
    cells = NeuronGroup(4, "dv/dt = -v/tau : 1\ntau : second", method="exact")
    cells.tau = [1, 7, 20, 300] * ms
    cells.v = [1, -2, 3e-9, 4e9]
    t, v = recorded(cells, ["v"], min(3000 * dt, 600) * ms)
    for row, start, tau in zip(v, [1, -2, 3e-9, 4e9], [1, 7, 20, 300], strict=True):
        np.testing.assert_allclose(row, start * np.exp(-t / tau), rtol=EXACT, atol=0)


def test_decay_over_ten_thousand_steps():
    """The error may grow by half a bit a step, as the factor of one step is itself rounded."""
    cells = NeuronGroup(1, "dv/dt = -v/(50*ms) : 1", method="exact")
    cells.v = 1
    t, v = recorded(cells, ["v"], 1000 * ms)
    assert len(t) == 10_000
    np.testing.assert_allclose(v[0], np.exp(-t / 50), rtol=2 * EXACT, atol=0)


def test_response_of_a_membrane_to_a_step_of_current():
    """Resistance and capacitance in parallel: charged through RC, and discharged again."""
    C, R = 200 * pF, 50 * Mohm
    cells = NeuronGroup(3, "dv/dt = (I - v/R)/C : volt\nI : amp", method="exact")
    cells.I = [0.1, -0.2, 1] * nA
    trace = StateMonitor(cells, "v", record=True)
    net = Network(cells, trace)
    net.run(50 * ms, namespace={"R": R, "C": C})
    cells.I = 0 * nA
    net.run(50 * ms, namespace={"R": R, "C": C})
    t, v = np.array(trace.t / ms), trace.v / mV
    tau = 10.0
    charged = 1 - np.exp(-np.minimum(t, 50) / tau)
    left = np.exp(-np.maximum(t - 50, 0) / tau)
    for row, final in zip(v, [5, -10, 50], strict=True):
        assert_close(row, final * charged * left)


# --- several variables ---


@pytest.mark.parametrize(
    "matrix",
    [
        [[-1.0, 0.5], [0.2, -0.3]],
        [[-1.0, 3.0], [-2.0, -0.5]],  # oscillates
        [[-0.5, 1.0], [0.0, -0.5]],  # has one eigenvector only
        [[0.0, 1.0], [0.0, 0.0]],  # has no inverse
        [[-0.2, 1.0], [0.1, 0.3]],  # grows
    ],
    ids=["damped", "oscillating", "defective", "singular", "growing"],
)
def test_two_coupled_variables(matrix):
    """The matrix exponential, with a constant drive as a third variable that stays one."""
    A, b, start = np.array(matrix), np.array([0.3, -0.1]), np.array([1.0, -2.0])
    cells = NeuronGroup(
        1,
        """dx/dt = (a*x + b*y + p)/ms : 1
           dy/dt = (c*x + d*y + q)/ms : 1""",
        method="exact",
        namespace=dict(zip("abcdpq", [*A.ravel(), *b], strict=True)),
    )
    cells.x, cells.y = start
    t, x, y = recorded(cells, ["x", "y"], 15 * ms)
    whole = np.zeros((3, 3))
    whole[:2, :2], whole[:2, 2] = A, b
    solution = np.array([expm(whole * moment) @ [*start, 1] for moment in t])[:, :2]
    assert_close(np.column_stack([x[0], y[0]]), solution, 5 * EXACT)


def test_coupled_variables_with_constants_of_each_neuron():
    random = np.random.default_rng(5)
    n = 6
    coefficients = random.normal(size=(n, 3, 3)) * 0.3
    names = [[f"a{row}{column}" for column in range(3)] for row in range(3)]
    model = "\n".join(
        f"dx{row}/dt = ({' + '.join(f'{names[row][k]}*x{k}' for k in range(3))})/ms : 1"
        for row in range(3)
    )
    model += "".join(f"\n{name} : 1" for row in names for name in row)
    cells = NeuronGroup(n, model, method="exact")
    for row in range(3):
        setattr(cells, f"x{row}", 1 + row)
        for column in range(3):
            setattr(cells, names[row][column], coefficients[:, row, column])
    t, *traces = recorded(cells, ["x0", "x1", "x2"], 10 * ms)
    for neuron in range(n):
        solution = np.array([expm(coefficients[neuron] * moment) @ [1, 2, 3] for moment in t])
        assert_close(np.column_stack([x[neuron] for x in traces]), solution, 5 * EXACT)


def test_a_postsynaptic_potential_by_an_exponential_current():
    """Its course, and the time and the height of its peak."""
    tau_m, tau_s, w = 12.0, 3.0, 0.8
    cells = NeuronGroup(
        1,
        """dv/dt = (I - v)/(12*ms) : 1
           dI/dt = -I/(3*ms) : 1""",
        method="exact",
    )
    spike = SpikeGeneratorGroup(1, [0], [2] * ms)
    synapse = Synapses(spike, cells, on_pre="I_post += 0.8")
    synapse.connect()
    t, v = recorded(cells, ["v"], 60 * ms, spike, synapse)
    # The current jumps after the membrane's step at 2 ms, and acts from the step that follows.
    since = np.maximum(t - 2.1, 0)
    course = w * tau_s / (tau_m - tau_s) * (np.exp(-since / tau_m) - np.exp(-since / tau_s))
    assert_close(v[0], course)
    peak_time = tau_m * tau_s / (tau_m - tau_s) * np.log(tau_m / tau_s)
    peak = w * (tau_m / tau_s) ** (-tau_m / (tau_m - tau_s))
    assert abs(t[v[0].argmax()] - 2.1 - peak_time) <= 0.05 + 1e-9
    assert 0 <= peak - v[0].max() < 1e-4 * peak


def test_a_postsynaptic_potential_by_an_alpha_current():
    tau_m, tau_s, w = 10.0, 2.0, 1.5
    cells = NeuronGroup(
        1,
        """dv/dt = (x - v)/(10*ms) : 1
           dx/dt = (y - x)/(2*ms) : 1
           dy/dt = -y/(2*ms) : 1""",
        method="exact",
    )
    spike = SpikeGeneratorGroup(1, [0], [1] * ms)
    synapse = Synapses(spike, cells, on_pre="y_post += 1.5", delay=0.5 * ms)
    synapse.connect()
    t, v, x = recorded(cells, ["v", "x"], 60 * ms, spike, synapse)
    since = np.maximum(t - 1.6, 0)
    rate = 1 / tau_s - 1 / tau_m

    def potential(s):
        rise = (1 - np.exp(-rate * s) * (1 + rate * s)) / rate**2
        return w / (tau_m * tau_s) * np.exp(-s / tau_m) * rise

    assert_close(x[0], w * since / tau_s * np.exp(-since / tau_s))
    assert_close(v[0], potential(since), 5 * EXACT)
    # At its peak the potential equals the current that drives it.
    peak_time = brentq(lambda s: w * s / tau_s * np.exp(-s / tau_s) - potential(s), 1, 20)
    assert abs(t[v[0].argmax()] - 1.6 - peak_time) <= 0.05 + 1e-9
    assert 0 <= potential(peak_time) - v[0].max() < 1e-4 * potential(peak_time)


def test_current_through_symmetric_gap_junctions_is_conserved():
    cells = NeuronGroup(
        8,
        """dv/dt = gap/(5*ms) : volt
           gap : volt""",
        method="euler",
    )
    cells.v = "(i**2 - 3)*mV"
    junctions = Synapses(cells, cells, "gap_post = 0.1*(v_pre - v_post) : volt (summed)")
    junctions.connect(condition="i != j")
    _, v = recorded(cells, ["v"], 50 * ms, junctions)
    assert_close(v.sum(axis=0), np.full(v.shape[1], v[:, 0].sum()))
    # Each difference from the mean decays by the factor of one euler step.
    difference = v - v.mean(axis=0)
    steps = np.arange(v.shape[1])
    assert_close(difference, difference[:, :1] * (1 - 0.1 * 8 * 0.02) ** steps)


# --- spikes ---


@pytest.mark.parametrize("refractory", [0, 0.1, 2, 5.3])
def test_rate_of_a_leaky_cell_by_its_drive(refractory):
    """The interval is the time from reset to threshold and the refractory period, in steps."""
    drives = np.linspace(1.02, 4, 40)
    cells = NeuronGroup(
        40,
        """dv/dt = (drive - v)/(10*ms) : 1 (unless refractory)
           drive : 1""",
        threshold="v > 1",
        reset="v = 0.2",
        refractory=refractory * ms,
        method="exact",
    )
    cells.drive = drives
    spikes = SpikeMonitor(cells)
    Network(cells, spikes).run(400 * ms)
    climb = 10 * np.log((drives - 0.2) / (drives - 1))
    assert np.all(np.abs(climb / 0.1 - np.around(climb / 0.1)) > 1e-6)
    # The step that ends the refractory period already climbs.
    expected = np.ceil(climb / 0.1).astype(int) + max(round(refractory / 0.1), 1) - 1
    for neuron, train in spikes.spike_trains().items():
        intervals = np.diff(np.around(train / (0.1 * ms)).astype(int))
        assert len(intervals) > 3
        assert np.all(intervals == expected[neuron])
    rates = 1000 / (climb + refractory)
    assert np.all(np.abs(1000 / (expected * 0.1) / rates - 1) < 0.11 / (expected * 0.1))


def test_no_spike_below_the_threshold():
    cells = NeuronGroup(
        2, "dv/dt = (drive - v)/(5*ms) : 1\ndrive : 1", threshold="v > 1", reset="v = 0"
    )
    cells.drive = [1, 1 + 1e-6]
    spikes = SpikeMonitor(cells)
    Network(cells, spikes).run(200 * ms)
    assert spikes.count[0] == 0
    first = 5 * np.log((1 + 1e-6) / 1e-6)
    assert spikes.count[1] == int(200 / first)


def test_mean_of_a_trace_under_a_regular_train():
    """A decaying variable raised at each spike settles where the loss of a period is one jump."""
    spikes = SpikeGeneratorGroup(1, [0], [0] * ms, period=4 * ms)
    cells = NeuronGroup(3, "dg/dt = -g/tau : siemens\ntau : second", method="exact")
    cells.tau = [1, 5, 20] * ms
    synapses = Synapses(spikes, cells, on_pre="g_post += 2*nS")
    synapses.connect()
    t, g = recorded(cells, ["g"], 1000 * ms, spikes, synapses)
    for row, tau in zip(g * 1e9, [1, 5, 20], strict=True):
        top = 2 / (1 - np.exp(-4 / tau))
        last = row[-40:]
        np.testing.assert_allclose(last.max(), top, rtol=10 * EXACT)
        np.testing.assert_allclose(last.min(), top * np.exp(-3.9 / tau), rtol=10 * EXACT)


# --- plasticity ---


def random_trains(number, spikes_each, duration, seed):
    """Indices and times in ms, on the steps of the clock, no neuron twice in a step."""
    random = np.random.default_rng(seed)
    steps = [random.choice(int(duration / 0.1), spikes_each, replace=False) for _ in range(number)]
    i = np.repeat(np.arange(number), spikes_each)
    return i, np.concatenate(steps)


TRACES = """w : 1
            da/dt = -a/(17*ms) : 1 ({kind})
            db/dt = -b/(34*ms) : 1 ({kind})"""


@pytest.mark.parametrize("kind", ["event-driven", "clock-driven"])
@pytest.mark.parametrize("scheme", ["all pairs", "nearest"])
def test_weight_change_is_the_sum_over_pairs(kind, scheme):
    """Two hundred random trains against a double loop over their spikes."""
    n, duration = 200, 200
    pre_i, pre_steps = random_trains(n, 15, duration, seed=1)
    post_i, post_steps = random_trains(n, 12, duration, seed=2)
    pre = SpikeGeneratorGroup(n, pre_i, pre_steps * 0.1 * ms)
    post = SpikeGeneratorGroup(n, post_i, post_steps * 0.1 * ms)
    raise_a, raise_b = ("a += 0.01", "b += 0.012")
    if scheme == "nearest":
        raise_a, raise_b = ("a = 0.01", "b = 0.012")
    S = Synapses(
        pre,
        post,
        TRACES.format(kind=kind),
        on_pre=f"{raise_a}\nw -= b",
        on_post=f"{raise_b}\nw += a",
        **({"method": "exact"} if kind == "clock-driven" else {}),
    )
    S.connect(j="i")
    Network(pre, post, S).run((duration + 1) * ms)
    expected = np.zeros(n)
    for neuron in range(n):
        before = np.sort(pre_steps[pre_i == neuron])
        after = np.sort(post_steps[post_i == neuron])
        # Presynaptic statements come first: in one step, the pair counts as pre before post.
        for moment in after:
            earlier = before[before <= moment]
            earlier = earlier[-1:] if scheme == "nearest" else earlier
            expected[neuron] += np.sum(0.01 * np.exp(-(moment - earlier) * 0.1 / 17))
        for moment in before:
            earlier = after[after < moment]
            earlier = earlier[-1:] if scheme == "nearest" else earlier
            expected[neuron] -= np.sum(0.012 * np.exp(-(moment - earlier) * 0.1 / 34))
    assert np.ptp(expected) > 0.1
    assert_close(np.array(S.w), expected)


def test_weight_change_with_delays_is_the_sum_over_delayed_pairs():
    """A delay shifts the time at which the synapse sees the spike."""
    n, duration = 100, 150
    pre_i, pre_steps = random_trains(n, 12, duration, seed=3)
    post_i, post_steps = random_trains(n, 12, duration, seed=4)
    pre = SpikeGeneratorGroup(n, pre_i, pre_steps * 0.1 * ms)
    post = SpikeGeneratorGroup(n, post_i, post_steps * 0.1 * ms)
    S = Synapses(
        pre,
        post,
        TRACES.format(kind="event-driven"),
        on_pre="a += 1\nw -= b",
        on_post="b += 1\nw += a",
    )
    S.connect(j="i")
    S.pre.delay = "(i % 7)*0.5*ms"
    S.post.delay = "(i % 5)*0.3*ms"
    Network(pre, post, S).run((duration + 5) * ms)
    expected = np.zeros(n)
    for neuron in range(n):
        before = pre_steps[pre_i == neuron] + 5 * (neuron % 7)
        after = post_steps[post_i == neuron] + 3 * (neuron % 5)
        gap = (after[:, None] - before[None, :]) * 0.1
        expected[neuron] = np.sum(np.where(gap >= 0, np.exp(-np.abs(gap) / 17), 0))
        expected[neuron] -= np.sum(np.where(gap < 0, np.exp(-np.abs(gap) / 34), 0))
    assert_close(np.array(S.w), expected)


@pytest.mark.parametrize("rate", [5, 20, 100])
def test_short_term_plasticity_settles(rate):
    """Use and resources under a regular train, as Tsodyks and Markram have it."""
    U, tau_f, tau_d = 0.15, 300.0, 120.0
    period = 1000 / rate
    spikes = SpikeGeneratorGroup(1, [0], [0] * ms, period=period * ms)
    target = NeuronGroup(1, "x : 1")
    S = Synapses(
        spikes,
        target,
        """du/dt = -u/(300*ms) : 1 (event-driven)
           dr/dt = (1 - r)/(120*ms) : 1 (event-driven)
           released : 1""",
        on_pre="""u += 0.15*(1 - u)
                  released = u*r
                  r -= released
                  x_post += released""",
    )
    S.connect()
    S.r = 1
    Network(spikes, target, S).run(max(12_000, 5 * period) * ms)
    forgotten, refilled = np.exp(-period / tau_f), np.exp(-period / tau_d)
    use = U / (1 - (1 - U) * forgotten)
    resources = (1 - refilled) / (1 - (1 - use) * refilled)
    np.testing.assert_allclose(np.array(S.u)[0], use, rtol=10 * EXACT)
    np.testing.assert_allclose(np.array(S.released)[0], use * resources, rtol=10 * EXACT)


# --- methods ---


@pytest.mark.parametrize(
    ("method", "order"), [("euler", 1), ("rk2", 2), ("rk4", 4), ("exponential_euler", 1)]
)
def test_order_of_a_method(method, order):
    """A rate that itself decays: half the step leaves an error smaller by two to the order."""
    errors = []
    for dt in [0.1, 0.05, 0.025]:
        defaultclock.dt = dt * ms
        cells = NeuronGroup(
            1,
            """dx/dt = -2*x*y/ms : 1
               dy/dt = -y/(2*ms) : 1""",
            method=method,
        )
        cells.x = cells.y = 1
        Network(cells).run(4 * ms)
        errors.append(abs(np.array(cells.x)[0] - np.exp(-4 * (1 - np.exp(-2)))))
    observed = np.log2(np.array(errors[:-1]) / errors[1:])
    assert np.all(np.abs(observed - order) < 0.25)


def test_exponential_euler_is_exact_where_the_coefficients_stay():
    cells = NeuronGroup(3, "dv/dt = (a - v)/(4*ms) : 1\na : 1", method="exponential_euler")
    cells.a = [1, -2, 5]
    t, v = recorded(cells, ["v"], 30 * ms)
    assert_close(v, np.outer([1, -2, 5], 1 - np.exp(-t / 4)))
