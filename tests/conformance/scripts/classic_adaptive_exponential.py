"""The adaptive exponential neuron of Brette and Gerstner, a parameter set per cell."""
C, gL, EL, VT, DeltaT = 281*pF, 30*nS, -70.6*mV, -50.4*mV, 2*mV
cut = VT + 5*DeltaT
cells = NeuronGroup(3, '''dv/dt = (gL*(EL - v) + gL*DeltaT*exp((v - VT)/DeltaT) + I - w)/C : volt
                          dw/dt = (a*(v - EL) - w)/tauw : amp
                          I : amp
                          tauw : second
                          a : siemens
                          b : amp
                          Vr : volt''', threshold='v > cut', reset='v = Vr; w += b', method='euler')
cells.v = EL
cells.tauw = [144, 20, 144]*ms
cells.a = [4, 4, 15]*nS
cells.b = [80.5, 500, 0]*pA
cells.Vr = [-70.6, -45, -65]*mV
cells.I = 1.2*nA
trace = StateMonitor(cells, ['v', 'w'], record=True)
spikes = SpikeMonitor(cells)
run(100*ms)
results = {'v': trace.v/mV, 'w': trace.w/pA, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
