"""A number in front of a sum is multiplied into it, which decides who reaches a threshold.

Neuron 2 gains 0.03 a step, (2 + 1)*0.1*dt/ms, and is at 0.15 after five: just below or just above,
by the order in which that is calculated.
"""

G = NeuronGroup(
    3, "dv/dt = (i + 1)*0.1/ms : 1", threshold="v > 0.15", refractory="v > 0.15"
)
H = NeuronGroup(
    8, "dv/dt = 3*(w - v)/(10*ms) : 1\nw : 1", threshold="v > 0.9", reset="v = 0", method="rk4"
)
H.w = "1 + 0.1*i"
M, S, T = StateMonitor(G, "v", record=True), SpikeMonitor(G), SpikeMonitor(H)
run(40*ms)
results = dict(v=M.v, i=S.i, spike_t=S.t / ms, rk4_i=T.i, spike_t_rk4=T.t / ms)
