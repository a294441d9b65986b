"""After a call that fails, everything is as it was before."""

import numpy as np
import pytest

from snnkit import SnnkitError

from ..snippets import play

NETWORK = """
G = NeuronGroup(3, '''dv/dt = -v/(10*ms) : volt
n : integer
x : 1''', threshold='v > 10*mV', reset='v = 0*mV')
S = Synapses(G, G, 'w : volt', on_pre='v_post += w')
S.connect(i=[0, 1], j=[1, 2])
G.v = [1, 2, 3]*mV
G.x = 'i'
S.w = [4, 5]*mV
S.delay = [1, 2]*ms
M = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
run(0.5*ms)
"""

FAILING = [
    "G.v = 3",
    "G.v = [1, 2]*mV",
    "G.v = 'nonsense*mV'",
    "G.v = 'i*ms'",
    "G.v[0] = 3*ms",
    "G.v[5] = 3*mV",
    "G.v['i > nonsense'] = 3*mV",
    "G.v['i'] = 3*mV",
    "G.v += 3",
    "G.v *= 3*mV",
    "G.i = 3",
    "G.y = 3",
    "G.x = 'v'",
    "S.w = 3",
    "S.w = [1, 2, 3]*mV",
    "S.w['i > 5*mV'] = 1*mV",
    "S.w[7] = 1*mV",
    "S.i = 3",
    "S.delay = -1*ms",
    "S.delay = [1, -1]*ms",
    "S.delay = '(i - 1)*ms'",
    "S.delay = 3",
    "S.delay = [1, 2, 3]*ms",
    "S.delay *= -1",
    "S.connect(i=5, j=0)",
    "S.connect(i=[0, 1, 7], j=[0, 1, 2])",
    "S.connect(condition='i < nonsense')",
    "S.connect(condition='i + j')",
    "S.connect(j='k for k in range(i, i + 3)')",
    "S.connect(p='0*i/0')",
    "S.connect(n=-1)",
    "run(1)",
    "run(-1*ms)",
    "Network(G).add(3)",
    "Network(S).run(1*ms)",
    "StateMonitor(G, 'u', record=True)",
    "Synapses(G, G, on_pre='v_post +')",
]


def state(scope):
    G, S, M = scope["G"], scope["S"], scope["M"]
    arrays = [G.v_[:], G.x[:], G.n[:], S.w_[:], S.i[:], S.j[:], np.asarray(S.delay[:]), M.v_, M.t_]
    return [np.array(array) for array in arrays]


@pytest.mark.parametrize("failing", FAILING)
def test_nothing_has_changed(failing):
    scope = play(NETWORK)
    before = state(scope)
    with pytest.raises(SnnkitError):
        exec(failing, scope)
    for was, now in zip(before, state(scope), strict=True):
        assert np.array_equal(was, now)
    assert not hasattr(scope["G"], "y")
    # what follows is what would have followed
    exec("run(2*ms)", scope)
    undisturbed = play(NETWORK + "run(2*ms)")
    for was, now in zip(state(undisturbed), state(scope), strict=True):
        assert np.array_equal(was, now)


#: what Python or numpy would raise raw errors for, or take for good
CARELESS = [
    "G.v = None",
    "G.v = [[1], [2, 3]]",
    "G.v += None",
    "G.x += [1, 2]",
    "G.v[0.5:2] = 1*mV",
    "G.N = 3",
    "G.variables = {}",
    "G.operations = 3",
    "G.n = 1e300",
    "G.n = float('nan')",
    "G.v[None] = 1*mV",
    "S.w[0, 1, 2] = 1*mV",
    "S.source = G",
    "S.delay = None",
    "run(None)",
    "run('10*ms')",
    "run(1*ms, namespace=3)",
    "run(1e12*second)",
    "seed('a')",
    "seed(-1)",
    "Network(G).remove(3)",
    "NeuronGroup(float('inf'), 'v : 1')",
    "NeuronGroup(10**30, 'v : 1')",
    "NeuronGroup(True, 'v : 1')",
    "NeuronGroup(1, 'v : 1', dt='x')",
    "NeuronGroup(1, 'v : 1', dt=[1, 2]*ms)",
    "NeuronGroup(1, 'v : 1', dt=float('inf')*ms)",
    "NeuronGroup(1, 'v : 1', clock=3)",
    "NeuronGroup(1, 'clock : 1').clock = 3",
    "Synapses(G, G, 'source : 1').source = 3",
    "Synapses(G, G, on_pre={'pre': 3})",
    "Synapses(G, G, on_pre={'v_post': 'v_post += 1*mV'})",
    "Synapses(G, G, on_pre={'connect': 'v_post += 1*mV'})",
    "defaultclock.dt = None",
    "G.x = 'poisson(-1)'",
    "G.x = 'int(inf)'",
]


@pytest.mark.parametrize(
    "failing",
    CARELESS,
)
def test_careless_calls_are_refused_in_words(failing):
    scope = play(NETWORK)
    with pytest.raises(SnnkitError):
        exec(failing, scope)
