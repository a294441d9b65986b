"""A name without suffix is the target's: subexpressions too, in models, rules and from outside."""
source = NeuronGroup(3, '''v : 1
                           drive = 2*v + i : 1''', threshold='t > (1 + i)*ms', refractory=9*ms)
target = NeuronGroup(4, '''z : 1
                           room = z + 1 + i : 1
                           k : integer''')
source.v = '1 + i'
target.z = '5 + i'
target.k = 'i % 2'
def wires(**rule):
    S = Synapses(source, target, '''w : 1
                                    both = room*drive_pre : 1''', on_pre='w += room')
    S.connect(**rule)
    return S
S = wires()
rules = {'condition': dict(condition='z > 5'), 'subexpression': dict(condition='room > 8'),
         'certain': dict(p='z/5'), 'copies': dict(n='k + 1')}
made = {name: wires(**rule) for name, rule in rules.items()}
Network(source, target, S).run(6*ms)
results = {'w': array(S.w), 'both': array(S.both), 'room': array(S.room), 'first': S.room[0],
           'drive': array(S.drive_pre), 'drive_at': array(S.drive_pre[:, 1]),
           'chosen': array(S.w['room > 8']), 'indices': array(S.indices['z > 6'])}
for name, T in made.items():
    results[f'{name}_i'], results[f'{name}_j'] = array(T.i), array(T.j)
