"""A variable hides a name of the script; a unit's letter serves as a variable; a name in two scopes."""
v0 = 5
m = 0.5
h = 2
cells = NeuronGroup(3, '''dv/dt = (v0 - v*h)/(m*8*ms) : 1
                          v0 : 1''', method='euler')
cells.v0 = '1 + i'
k = 100
def change():
    k = 3
    cells.v = 'k*i'
change()
trace = StateMonitor(cells, 'v', record=True)
run(10*ms)
results = {'v': array(trace.v)}
