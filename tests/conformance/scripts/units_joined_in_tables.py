"""Quantities of several units beside each other in a table; intervals that join a list."""
import numpy as np
cells = NeuronGroup(3, 'dv/dt = ((12 + 3*i)*mV - v)/(6*ms) : volt', threshold='v > 10*mV', reset='v = 0*mV', method='exact')
trace, spikes = StateMonitor(cells, 'v', record=0), SpikeMonitor(cells)
run(30*ms)
gaps, late = [], np.array([])
for times in spikes.spike_trains().values():
    gaps = np.append(gaps, np.diff(times))
    late = np.concatenate([late, times[times > 20*ms]])
results = {'columns': np.column_stack([trace.t, trace.v[0]]), 'rows': np.vstack((trace.t, trace.v)).T,
           'c': np.c_[spikes.t, spikes.i], 'gaps': np.array(gaps), 'late': np.array(late),
           'shifted': np.array(np.concatenate([[0.0], spikes.t[:]]))}
