"""COBA-HH: Hodgkin-Huxley neurons with synaptic conductances (Brette et al. 2007, benchmark 3)."""

from brian2 import *

N = 4000
duration = 200 * ms

seed(1)
defaultclock.dt = 0.1 * ms
area = 20000 * umetre**2
C = 1 * ufarad / cm**2 * area
g_L = 5e-5 * siemens / cm**2 * area
g_Na = 100 * msiemens / cm**2 * area
g_K = 30 * msiemens / cm**2 * area
E_L = -60 * mV
E_Na = 50 * mV
E_K = -90 * mV
E_e = 0 * mV
E_i = -80 * mV
V_T = -63 * mV
tau_e = 5 * ms
tau_i = 10 * ms
w_e = 6 * nS
w_i = 67 * nS

cells = NeuronGroup(
    N,
    """dv/dt = (g_L*(E_L - v) + g_Na*m**3*h*(E_Na - v) + g_K*n**4*(E_K - v)
                + g_e*(E_e - v) + g_i*(E_i - v))/C : volt
       dm/dt = a_m*(1 - m) - b_m*m : 1
       dh/dt = a_h*(1 - h) - b_h*h : 1
       dn/dt = a_n*(1 - n) - b_n*n : 1
       dg_e/dt = -g_e/tau_e : siemens
       dg_i/dt = -g_i/tau_i : siemens
       u = (v - V_T)/mV : 1
       a_m = 1.28/exprel((13 - u)/4)/ms : Hz
       b_m = 1.4/exprel((u - 40)/5)/ms : Hz
       a_h = 0.128*exp((17 - u)/18)/ms : Hz
       b_h = 4/(1 + exp((40 - u)/5))/ms : Hz
       a_n = 0.16/exprel((15 - u)/5)/ms : Hz
       b_n = 0.5*exp((10 - u)/40)/ms : Hz""",
    threshold="v > -20*mV",
    refractory=3 * ms,
    method="exponential_euler",
)
cells.v = "E_L + (5*randn() - 5)*mV"
cells.g_e = "clip(15*randn() + 40, 0, inf)*nS"
cells.g_i = "clip(120*randn() + 200, 0, inf)*nS"
from_e = Synapses(cells[: 4 * N // 5], cells, on_pre="g_e_post += w_e")
from_e.connect(p=0.02)
from_i = Synapses(cells[4 * N // 5 :], cells, on_pre="g_i_post += w_i")
from_i.connect(p=0.02)
spikes = SpikeMonitor(cells)

run(duration)

fingerprint = {"rate (Hz)": float(spikes.num_spikes / (N * duration / second))}
print(fingerprint)
