"""AdEx cells after Brette and Gerstner that excite one another, each pattern of firing its own parameters;
exponential Euler where it applies, with a cut-off, refractory period and delays."""
C, gL, EL, VT, DeltaT, cut = 281*pF, 30*nS, -70.6*mV, -50.4*mV, 2*mV, -40.4*mV
cells = NeuronGroup(6, '''dvm/dt = (gL*(EL - vm) + gL*DeltaT*exp((vm - VT)/DeltaT) + I + ge*(0*mV - vm) - w)/C : volt (unless refractory)
                          dw/dt = (a*(vm - EL) - w)/tauw : amp
                          dge/dt = -ge/(3*ms) : siemens
                          I : amp
                          tauw : second (constant)
                          a : siemens (constant)
                          b : amp (constant)
                          Vr : volt (constant)''', threshold='vm > cut', reset='''vm = Vr
                                                                                  w += b''', refractory=1*ms, method='euler')
cells.vm = EL
cells.tauw = '(144 - 40*(i % 3))*ms'
cells.a = '(4 + 2*i)*nS'
cells.b = '0.0805*nA*(1 + i % 2)'
cells.Vr = '-70.6*mV + 5*mV*(i % 3)'
cells.I = '(0.8 + 0.1*i)*nA'
S = Synapses(cells, cells, 'w_syn : siemens', on_pre='ge_post += w_syn', delay=1.5*ms)
S.connect(condition='i != j')
S.w_syn = '(2 + i + j)*nS'
trace = StateMonitor(cells, ['vm', 'w'], record=[0, 5])
spikes = SpikeMonitor(cells)
run(80*ms)
results = {'vm': trace.vm/mV, 'w': trace.w/pA, 'spike_t': spikes.t/ms, 'spike_i': array(spikes.i)}
