"""Timed arrays that objects of different time steps read, and two of them with other steps."""
stim = TimedArray([-0.715, -0.239, 0.987, 0.626, 0.869, 0.022], dt=1.3*ms)
drive = TimedArray([0.2, 0.7, 0.4], dt=2.1*ms)
cells = NeuronGroup(3, '''dv/dt = (s - v)/(7*ms) : 1
                          s = 0.9 + 0.2*stim(t) + 0.01*i : 1''', method='rk2', dt=0.25*ms)
slow = NeuronGroup(2, 'du/dt = (stim(t) + drive(t) - u)/(3*ms) : 1', method='rk4', dt=0.5*ms)
seen = StateMonitor(cells[1:], 's', record=True, dt=1*ms, when='after_resets')
v, u = StateMonitor(cells, 'v', record=True), StateMonitor(slow, 'u', record=True, dt=2*ms)
run(12*ms)
results = {'s': array(seen.s), 'v': array(v.v), 'u': array(u.u)}
