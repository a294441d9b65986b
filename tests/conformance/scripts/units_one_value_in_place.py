"""One value with a unit is not changed in place: what else it is called keeps its value."""
I, steps = 0*nA, []
for _ in range(3):
    steps.append(I)
    I += 0.1*nA
x = y = 2*mV
x *= 3
a = b = 2*mV
a /= 1*ms
first = ([1, 2]*mV)[0]
kept = first
first -= 5*mV
c = d = 3*mV
c **= 2
e = f = [1, 2]*mV
e += 1*mV
results = {'steps': [float(s/nA) for s in steps], 'xy': [x/mV, y/mV], 'ab': [a/(volt/second), b/mV], 'kept': [kept/mV, first/mV],
           'cd': [c/mV**2, d/mV], 'array': array([e/mV, f/mV])}
