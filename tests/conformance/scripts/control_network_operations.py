"""Operations with the time as an argument, steps, slots, and as a class; what they change is seen in the same step."""
cells = NeuronGroup(3, '''dv/dt = (I - v)/(6*ms) : 1
                          I : 1''', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(cells, cells, 'w : 1', on_pre='v_post += w')
S.connect(condition='i != j')
S.w = 0.1
calls = []

@network_operation(dt=5*ms, when='start')
def switch(t):
    cells.I = 1.5 if int(t/(5*ms)) % 2 == 0 else [0.5, 2, 1]
    calls.append(t/ms)

@network_operation(when='before_synapses', order=3)
def normalise():
    S.w[:] = array(S.w)*0.99

class Counter:
    def __init__(self):
        self.number = 0
    def count(self):
        self.number += 1

counter = Counter()
operation = NetworkOperation(counter.count, dt=1*ms)
trace = StateMonitor(cells, 'v', record=True)
run(22*ms)
results = {'v': array(trace.v), 'calls': array(calls), 'w': array(S.w), 'number': counter.number}
