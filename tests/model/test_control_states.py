"""Many variables read and set at once."""

import sys

import numpy as np
import pytest

from snnkit import SnnkitError, UnusableValueError, dimension_of, mV

from ..snippets import play

NETWORK = """
factor = 3
G = NeuronGroup(3, '''dv/dt = -v/(10*ms) : volt
                      n : integer
                      on : boolean
                      s : 1 (shared)
                      twice = 2*v : volt
                      outside = factor*s : 1''', threshold='v > 0.15*volt', refractory=5*ms,
                name='cells')
G.v = '(1 + i)*10*mV'
G.s = 4
S = Synapses(G, G, 'w : siemens', on_pre='v_post += 1*mV', name='wires')
S.connect(condition='i != j')
S.w = 'i*nS'
M = StateMonitor(G, 'v', record=[0, 2], name='traces')
spikes = SpikeMonitor(G, name='spikes')
net = Network(G, S, M, spikes)
"""


def test_all_variables_with_their_units():
    states = play(NETWORK + "states = G.get_states()")["states"]
    variables = {"i", "v", "n", "on", "s", "lastspike", "not_refractory"}
    assert states.keys() == variables | {"N", "t", "dt", "t_in_timesteps"}
    assert np.allclose(states["v"] / mV, [10, 20, 30])
    assert states["s"].shape == () and states["s"] == 4 and states["N"] == 3
    assert states["on"].dtype == bool and states["n"].dtype.kind == "i"
    assert dimension_of(states["t"]) is dimension_of(states["lastspike"])


def test_some_of_them():
    scope = play(
        NETWORK
        + """
some = G.get_states(['v', 'twice'], units=False)
settable = G.get_states(read_only_variables=False)
more = G.get_states(subexpressions=True)
def elsewhere():
    factor = 5
    return G.get_states(['outside']), inner()
def inner():
    return G.get_states('outside', level=1)
here, above = elsewhere()
local = (lambda factor: net.get_states(subexpressions=True))(7)['cells']['outside']
magic = (lambda factor: magic_network.get_states(subexpressions=True, level=1))(8)"""
    )
    assert scope["some"]["twice"].tolist() == pytest.approx([0.02, 0.04, 0.06])
    assert type(scope["some"]["v"]) is np.ndarray
    assert scope["settable"].keys() == {"v", "n", "on", "s", "lastspike", "not_refractory"}
    assert scope["more"].keys() >= {"twice", "outside", "v"}
    assert scope["here"]["outside"][0] == 20 and scope["above"]["outside"][0] == 20
    assert scope["local"][0] == 28 and scope["magic"]["cells"]["outside"][0] == 12


def test_they_are_copies():
    scope = play(NETWORK + "states = G.get_states()\nstates['v'][0] = 5*mV\nwires = S.get_states()")
    assert scope["G"].v[0] == 10 * mV
    wires = scope["wires"]
    assert wires["N"] == 6 and wires["N_outgoing"].tolist() == [2] * 6
    wires["w"][:] = 0
    assert scope["S"].w_[-1] == 2e-9


def test_recordings_have_a_row_for_each_step_or_event():
    scope = play(NETWORK + "G.v[1] = 0.2*volt\nnet.run(1*ms)\nstates = net.get_states(units=False)")
    states = scope["states"]
    assert states.keys() == {"cells", "wires", "wires_pre", "traces", "spikes"}
    assert np.array_equal(states["traces"]["v"], scope["M"].v_.T)
    assert states["traces"]["v"].shape == (10, 2) and states["traces"]["N"] == 10
    assert states["spikes"]["i"].tolist() == [1] and states["spikes"]["count"].tolist() == [0, 1, 0]
    assert states["wires_pre"]["delay"].shape == (6,)
    assert scope["spikes"].get_states(read_only_variables=False) == {}


def test_set_and_set_back():
    scope = play(NETWORK + "kept = net.get_states(read_only_variables=False)\nnet.run(2*ms)")
    G, S, net = scope["G"], scope["S"], scope["net"]
    G.n, G.on, G.s, S.w = 5, True, 0, 0
    net.set_states({name: scope["kept"][name] for name in ("cells", "wires")})
    assert np.allclose(G.v / mV, [10, 20, 30]) and G.s == 4
    assert G.n[:].tolist() == [0] * 3 and not G.on[:].any() and S.w_[-1] == 2e-9


def test_values_of_all_kinds():
    scope = play(
        NETWORK
        + """
G.set_states({'v': '5*mV*(1 + i)', 'n': 7, 's': 1})
one = G.v[:].copy()
G.set_states({'v': [1, 2, 3]}, units=False)
S.set_states({'w': '(i + j)*nS'})
(lambda factor: G.set_states({'v': 'factor*mV'}))(9)"""
    )
    assert np.allclose(scope["one"] / mV, [5, 10, 15])
    assert scope["G"].n[0] == 7 and scope["G"].s == 1 and scope["S"].w_[0] == 1e-9
    assert scope["G"].v[1] == 9 * mV


def test_parts_of_groups():
    scope = play(NETWORK + "part = G[1:]\npart.set_states({'v': [7, 8]*mV})")
    assert np.allclose(scope["G"].v / mV, [10, 7, 8])
    assert np.allclose(scope["part"].get_states(["v"])["v"] / mV, [7, 8])


def test_tables():
    pandas = pytest.importorskip("pandas")
    scope = play(
        NETWORK
        + """
table = G.get_states(units=False, format='pandas')
table['v'] *= 2
G.set_states(table[['v', 'n']], units=False, format='pandas')"""
    )
    table = scope["table"]
    assert isinstance(table, pandas.DataFrame) and len(table) == 3
    assert table["s"].tolist() == [4, 4, 4] and table["n"].dtype.kind == "i"
    assert np.allclose(scope["G"].v / mV, [20, 40, 60])


def test_what_fits_no_table():
    pytest.importorskip("pandas")
    for thing in ("M", "spikes"):
        with pytest.raises(UnusableValueError, match="columns of one length"):
            play(NETWORK + f"run(1*ms)\n{thing}.get_states(units=False, format='pandas')")


def test_tables_without_pandas(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UnusableValueError, match="not installed"):
        play(NETWORK + "G.get_states(units=False, format='pandas')")


WRONG = [
    "G.get_states(['w'])",
    "G.get_states(format='xml')",
    "G.get_states(format='pandas')",
    "G.set_states({'v': [1, 2, 3]*mV}, format='pandas')",
    "G.set_states({'w': 3})",
    "G.set_states({3: 3})",
    "G.set_states(3)",
    "G.set_states({'n': 5, 'i': [1, 2, 3]})",
    "G.set_states({'n': 5, 'N': 3})",
    "G.set_states({'n': 5, 't': 3*ms})",
    "G.set_states({'n': 5, 'twice': 3*mV})",
    "G.set_states({'n': 5, 'v': 3})",
    "G.set_states({'n': 5, 'v': [1, 2]*mV})",
    "G.set_states({'n': 5, 'v': 'nonsense*mV'})",
    "G.set_states({'n': 5, 'n2': 3})",
    "net.set_states({'cells': {'n': 5}, 'nobody': {'v': 3}})",
    "net.set_states({'cells': {'n': 5}, 'wires': {'w': 3}})",
    "net.set_states({'cells': {'n': 5}, 'traces': {'v': 3}})",
    "M.get_states(['u'])",
]


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_refused_and_changes_nothing(code):
    scope = play(NETWORK)
    with pytest.raises(SnnkitError):
        exec(code, scope)
    assert scope["G"].n[:].tolist() == [0, 0, 0]
    assert np.allclose(scope["G"].v / mV, [10, 20, 30]) and scope["S"].w_[-1] == 2e-9
