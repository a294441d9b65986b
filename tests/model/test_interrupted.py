"""A run that is interrupted keeps what it has done so far."""

import numpy as np
import pytest

from ..snippets import play

NETWORK = """
G = NeuronGroup(3, 'dv/dt = 1000*Hz : 1', threshold='v > 1', reset='v = 0', name='cells')
M = StateMonitor(G, 'v', record=True)
spikes = SpikeMonitor(G)
"""


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_what_was_recorded_is_kept(interruption):
    whole = play(NETWORK + "run(20*ms)")
    scope = play(NETWORK)
    M, spikes = scope["M"], scope["spikes"]
    append, calls = spikes.append, []

    def interrupted(event):
        calls.append(event[0])
        if len(calls) == 5:
            raise interruption
        append(event)

    spikes.append = interrupted
    with pytest.raises(interruption):
        exec("run(20*ms)", scope)
    spikes.append = append
    stopped = round(calls[-1] / 1e-4)
    # the step that was not finished is not counted
    assert M.t.size == M.v.shape[1] == stopped and spikes.num_spikes == 12
    assert np.array_equal(M.v, whole["M"].v[:, :stopped])
    assert np.allclose(M.t_, np.arange(stopped) * 1e-4)
    # and the network can go on from there
    exec("run(1*ms)", scope)
    assert M.t.size == stopped + 10 and np.allclose(np.diff(M.t_), 1e-4)


def test_an_error_before_the_first_step_changes_nothing():
    from snnkit import SnnkitError

    scope = play(NETWORK + "run(1*ms)")
    exec("S = Synapses(G, G, on_pre='v_post += strength')\nS.connect()", scope)
    for wrong in ("run(1*ms)", "run(-1*ms)", "run(3)", "Network(G, M, S).run(1*ms)"):
        with pytest.raises(SnnkitError):
            exec(wrong, scope)
        assert scope["M"].t.size == 10 and scope["G"].v[0] == pytest.approx(1)
