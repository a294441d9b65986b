"""Telling how far a run is, and how long its parts take."""

import sys
import time
from types import SimpleNamespace

import numpy as np
import pytest

from snnkit import SnnkitError, second, use_engine
from snnkit.model.running import report

from ..snippets import play

NETWORK = """
seed(3)
G = NeuronGroup(40, '''dv/dt = (1.1 + 0.02*i - v)/tau : 1 (unless refractory)
                       tau : second''', threshold='v > 1', reset='v = 0.1*rand()',
                refractory=1.3*ms, method='exact', name='cells')
G.tau = '(5 + i/10)*ms'
H = NeuronGroup(4, 'dx/dt = -x/(7*ms) : 1', dt=0.25*ms, name='slow')
S = Synapses(G, G, '''w : 1
                      dz/dt = -z/(5*ms) : 1 (event-driven)''',
             on_pre='z += 1; v_post += w*z', on_post='w *= 1.001', name='wires')
S.connect(p=0.3)
S.w = 0.002
S.delay = 'rand()*5*ms'
T = Synapses(G, H, on_pre='x_post += 0.1', delay=2*ms, name='outputs')
T.connect(p=0.5)
M = StateMonitor(G, 'v', record=[0, 1, 2])
N = StateMonitor(H, 'x', record=True, dt=0.75*ms)
spikes, rate = SpikeMonitor(G), PopulationRateMonitor(G)
"""


def everything(scope):
    results = [scope["M"].v, scope["M"].t_, scope["N"].x, scope["N"].t_, scope["S"].w[:]]
    results += [scope["spikes"].t_, scope["spikes"].i, scope["rate"].rate_, scope["G"].v[:]]
    return [np.array(values) for values in results]


@pytest.fixture
def every_step(monkeypatch):
    """Pieces of a few steps, of changing length."""
    ticks = iter(np.cumsum(np.random.default_rng(1).uniform(1e-7, 4e-3, 100_000)).tolist())
    monkeypatch.setattr(report, "perf_counter", lambda: next(ticks))


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_a_run_in_pieces_is_the_run_in_one(engine, every_step):
    if engine == "compiled":
        pytest.importorskip("llvmlite")
    with use_engine(engine):
        whole = play(NETWORK + "run(83*ms)")
        told = []
        pieces = play(
            NETWORK + "run(83*ms, report=report, report_period=5*ms)",
            report=lambda *what: told.append(what),
        )
    assert len(told) > 20 and whole["spikes"].num_spikes > 200
    for one, other in zip(everything(whole), everything(pieces), strict=True):
        assert np.array_equal(one, other)


def test_what_a_function_is_told():
    told = []
    play(
        """
G = NeuronGroup(1, 'v : 1')
run(10*ms)
run(200*ms, report=report, report_period=1*ms)""",
        report=lambda *what: told.append(what),
    )
    first, *between, last = told
    assert first[:2] == (0 * second, 0.0) and last[1] == 1.0
    parts, elapsed = [t[1] for t in told], [float(t[0]) for t in told]
    assert parts == sorted(parts) and elapsed == sorted(elapsed)
    for _, _, start, duration in told:
        assert float(start) == pytest.approx(0.01) and float(duration) == pytest.approx(0.2)
    assert all(0 < part < 1 for part in parts[1:-1])


def test_reports_come_about_as_often_as_asked(monkeypatch):
    """A run that takes 10 s by a clock that says that each step takes 1 ms."""
    scope = {"now": 0.0}

    class Slow:
        reached, stopping = 0, False
        timeline = SimpleNamespace(t_=0.0)

        def carry_out(self, last):
            scope["now"] += 1e-3 * (last - self.reached)
            self.reached, self.timeline.t_ = last, last * 1e-4

    monkeypatch.setattr(report, "perf_counter", lambda: scope["now"])
    told = []
    report.follow(Slow(), 10_000, lambda *what: told.append(what), 0.5, 1 * second)
    elapsed = np.array([float(what[0]) for what in told])
    assert len(told) == pytest.approx(20, abs=3)
    assert np.all(np.diff(elapsed[:-1]) >= 0.5) and np.all(np.diff(elapsed) < 0.8)
    assert [what[1] for what in told] == pytest.approx(elapsed / 10)


def test_the_time_of_the_network_in_a_report_and_stopping_from_one():
    scope = play(
        """
G = NeuronGroup(1, 'v : 1')
M = StateMonitor(G, 'v', record=True)
net = Network(G, M)
times = []
def report(elapsed, completed, start, duration):
    times.append((float(net.t), float(defaultclock.t), M.t.size, completed))
    if net.t > 20*ms:
        stop()
net.run(10*second, report=report, report_period=0.01*ms)"""
    )
    times = scope["times"]
    for t, clock, size, completed in times:
        assert t == clock == pytest.approx(size * 1e-4)
        assert completed == pytest.approx(t / 10)
    assert times[0][0] == 0 and 0.02 < times[-1][0] < 10
    assert times[-1] == times[-2] and float(scope["net"].t) == times[-1][0]
    exec("net.run(1*ms, report=report)", scope)
    assert scope["times"][-1][2] >= times[-1][2]


def test_stopping_before_the_first_step():
    scope = play(
        "G = NeuronGroup(1, 'v : 1')\nM = StateMonitor(G, 'v', record=True)\n"
        "run(1*ms, report=lambda *what: stop())"
    )
    assert scope["M"].t.size == 0 and float(scope["G"].t) == 0


def test_a_run_of_no_time():
    told = []
    play("G = NeuronGroup(1, 'v : 1')\nrun(0*ms, report=report)", report=lambda *w: told.append(w))
    assert [what[1] for what in told] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("how", "stream"), [("text", "out"), ("stdout", "out"), ("stderr", "err"), ("bar", "out")]
)
def test_text(how, stream, capsys):
    play(f"G = NeuronGroup(1, 'v : 1')\nrun(3*ms, report={how!r})")
    said = getattr(capsys.readouterr(), stream)
    assert said.split("\n") == [
        "Running for 3. ms, beginning at t = 0. s.",
        "100 %: 3. ms of 3. ms, after less than 1 s",
        "",
    ]


def test_bar_in_a_notebook(monkeypatch, capsys):
    pytest.importorskip("IPython")
    import IPython
    import IPython.display

    shown = []

    class Handle:
        def update(self, picture):
            shown.append(picture)

    def display(picture, display_id):
        shown.append(picture)
        return Handle()

    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setattr(IPython.display, "display", display)
    play("G = NeuronGroup(1, 'v : 1')\nrun(3*ms, report='bar')")
    assert [picture.completed for picture in shown] == [0, 1]
    assert 'value="1.0000" max="1"' in shown[-1]._repr_html_()
    assert repr(shown[-1]) == "100 %: 3. ms of 3. ms, after less than 1 s"
    assert repr(shown[-1]) in shown[-1]._repr_html_()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "how",
    ["report=3", "report='tetx'", "report='text', report_period=3", "report_period=0*ms"],
)
def test_what_is_no_report(how):
    with pytest.raises(SnnkitError):
        play(f"G = NeuronGroup(1, 'v : 1')\nrun(3*ms, {how})")


def test_ipython_is_not_imported_for_a_report():
    import subprocess

    code = (
        "from snnkit import *; import sys; G = NeuronGroup(1, 'v : 1')\n"
        "run(1*ms, report='bar'); assert 'IPython' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


# --- how long it takes ---


def test_what_takes_long_is_said_to_take_long():
    scope = play(
        NETWORK
        + """
@network_operation(dt=1*ms, name='dear')
def dear():
    time.sleep(2e-3)
run(50*ms, profile=True)
info = magic_network.profiling_info
summary = profiling_summary()
first = profiling_summary(show=1)""",
        time=time,
    )
    info = dict(scope["info"])
    assert scope["info"][0][0] == "dear" and 0.1 <= float(info["dear"]) < 1
    assert float(info["dear"]) > 0.5 * sum(map(float, info.values()))
    assert list(info.values()) == sorted(info.values(), reverse=True)
    names = {"cells_stateupdater", "cells_spike_thresholder", "cells_spike_resetter"}
    assert names | {"slow_stateupdater", "wires_pre", "wires_post", "outputs_pre"} <= info.keys()
    assert all(float(seconds) > 0 for seconds in info.values())
    assert [row[0] for row in scope["summary"].rows] == list(info)
    assert "dear" in repr(scope["summary"]) and "<td" in scope["summary"]._repr_html_()
    assert len(scope["first"].rows) == 1


def test_measuring_changes_nothing():
    plain, measured = play(NETWORK + "run(40*ms)"), play(NETWORK + "run(40*ms, profile=True)")
    for one, other in zip(everything(plain), everything(measured), strict=True):
        assert np.array_equal(one, other)


def test_what_was_not_measured():
    scope = play("G = NeuronGroup(1, 'v : 1')\nnet = Network(G)\nnet.run(0*ms, profile=True)")
    exec("text = repr(profiling_summary(net))", scope)
    exec("net.run(1*ms, profile=None)", scope)
    for code in ("net.profiling_info", "profiling_summary(net)"):
        with pytest.raises(SnnkitError, match="not measured"):
            exec(code, scope)


# --- what happens when ---


def test_what_happens_in_a_step():
    scope = play(
        NETWORK
        + """
G.run_regularly('tau = 5*ms', dt=1*ms, name='again')
@network_operation(when='after_end', order=3)
def last(t):
    pass
T.active = False
table = scheduling_summary()
net = Network(G, H, S, T, M, N, spikes, rate, last)
other = net.scheduling_summary()"""
    )
    rows = {row[0]: row[1:] for row in scope["table"].rows}
    assert rows["cells_stateupdater"][0] == "cells (NeuronGroup)"
    assert rows["again"] == [
        *["cells (NeuronGroup)", "1. ms (20 steps)", "start", "0", "yes", "tau = 5*ms"]
    ]
    assert rows["slow_stateupdater"][1] == "250. us (5 steps)"
    assert rows["wires_pre"][0] == "wires (Synapses)" and rows["wires_pre"][3:5] == ["-1", "yes"]
    assert rows["outputs_pre"][4] == "no"
    # another test's may be alive still, and have the name without a number
    operation = next(row for name, row in rows.items() if name.startswith("networkoperation"))
    assert operation[2:4] == ["after_end", "3"]
    places = [row[3] for row in scope["table"].rows]
    order = ["start", "groups", "thresholds", "synapses", "resets", "end", "after_end"]
    assert places == sorted(places, key=order.index)
    assert scope["other"].rows == scope["table"].rows
    assert repr(scope["table"]).count("\n") == len(places) + 2
    exec("net.schedule = ['end', *net.schedule[:-1]]; other = scheduling_summary(net)", scope)
    assert "after_end" in [row[3] for row in scope["other"].rows[:6]]


def test_the_table_looks_up_names_where_it_is_asked_for():
    scope = play(
        """
def simulate():
    tau = 3*ms
    G = NeuronGroup(1, 'dv/dt = -v/tau : 1', name='cells')
    return scheduling_summary(), Network(G).scheduling_summary(), level(1)
def level(k):
    return scheduling_summary(level=k)
tables = simulate()"""
    )
    for table in scope["tables"]:
        assert [row[0] for row in table.rows] == ["cells_stateupdater"]
