"""Delta synapses as in Brunel 2000, driven by ``PoissonInput`` that is certain, with rates of both populations."""
tau, ceiling, back, J, g = 20*ms, 20*mV, 10*mV, 0.3*mV, 5
cells = NeuronGroup(125, 'dv/dt = -v/tau : volt (unless refractory)', threshold='v > ceiling', reset='v = back',
                    refractory=2*ms, method='exact')
cells.v = '(i*0.618034 % 1)*ceiling'
E, I = cells[:100], cells[100:]
from_E = Synapses(E, cells, on_pre='v_post += J', delay=1.5*ms)
from_E.connect(p='int((i*7 + j*13) % 10 < 4)')
from_I = Synapses(I, cells, on_pre='v_post -= g*J', delay=1.5*ms)
from_I.connect(p='int((i*11 + j*3) % 10 < 4)')
drive = PoissonInput(cells, 'v', N=1, rate=1/defaultclock.dt, weight=0.12*mV)
spikes, rate_E, rate_I = SpikeMonitor(cells), PopulationRateMonitor(E), PopulationRateMonitor(I)
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'rate_E': rate_E.rate/Hz, 'rate_I': rate_I.rate/Hz, 'v': cells.v/mV,
           'smooth': rate_E.smooth_rate(window='gaussian', width=1*ms)/Hz, 'n': array([len(from_E), len(from_I)])}
