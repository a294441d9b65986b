"""What the magic ``run`` sees: variables of the script, and of the function it is called in; nothing in lists."""
seen = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', method='euler')
hidden = [NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', method='euler')]
names = sorted(thing.name for thing in collect())
run(2*ms)
def inside():
    local = NeuronGroup(1, 'dv/dt = 1/(10*ms) : 1', method='euler')
    kept = Network(local, hidden)
    kept.run(3*ms)
    return array(local.v)
results = {'number': len(names), 'seen': array(seen.v), 'inside': inside(), 'hidden': array(hidden[0].v)}
