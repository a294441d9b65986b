"""Four hundred cells with decaying currents, connected by a chance that is zero or one, with a smoothed rate."""
tau_v, tau_exc, tau_inh = 20*ms, 5*ms, 10*ms
rest, floor_level, ceiling = -49*mV, -60*mV, -50*mV
model = '''
dv/dt = (exc + inh + rest - v)/tau_v : volt (unless refractory)
dexc/dt = -exc/tau_exc : volt
dinh/dt = -inh/tau_inh : volt
'''
cells = NeuronGroup(400, model, threshold='v > ceiling', reset='v = floor_level', refractory=5*ms, method='exact')
cells.v = 'floor_level + (i*0.618034 % 1)*(ceiling - floor_level)'
up, down = 1.62*mV, -9*mV
from_excitatory = Synapses(cells, cells, on_pre='exc += up')
from_excitatory.connect('i < 320', p='int((i*31 + j*17) % 50 == 0)')
from_inhibitory = Synapses(cells, cells, on_pre='inh += down')
from_inhibitory.connect('i >= 320', p='int((i*37 + j*11) % 50 == 0)')
spikes, rate = SpikeMonitor(cells), PopulationRateMonitor(cells)
run(60*ms)
results = {'spike_t': spikes.t/ms, 'spike_i': array(spikes.i), 'count': array(spikes.count), 'v': cells.v/mV, 'exc': cells.exc/mV,
           'rate': rate.smooth_rate(window='flat', width=5.1*ms)/Hz, 'number': array([len(from_excitatory), len(from_inhibitory)])}
