"""Numbers that Brian 2 cuts off or limits, and snnkit too, with a warning; groups as indices."""
import warnings
warnings.simplefilter('ignore')
G = NeuronGroup(3.7, 'v : 1')
H = NeuronGroup(6.0, 'x : 1')
H.x = 'i'
results = {'sizes': [len(G), len(H), len(G[1:9]), len(H[-20:2]), len(H[4:])]}


def ends(**how):
    S = Synapses(H, H)
    S.connect(**how)
    order = lexsort((S.j[:], S.i[:]))
    return array([S.i[:], S.j[:]])[:, order]


for number, how in enumerate([dict(p=2), dict(p='2*int(i == j)'), dict(condition='i != j', p=1.5),
                              dict(j='k for k in sample(N_post, p=2)'), dict(j='i/2'), dict(i='j*0.7'), dict(n='1.5'),
                              dict(j='k*0.5 for k in range(1, 6)'), dict(n='0.5*i'), dict(i=[0, 1], j=[2, 3], p=7)]):
    results[f'ends {number}'] = ends(**how)
A = H[1:5]
S = Synapses(A, A, 'q : 1')
S.connect('i != j')
S.q = '10*i + j'
for number, item in enumerate([(0, 10), (10, 0), (slice(None), 10), (0, [1, 3]), (A, 0), (H, 0), (H[2:4], 0), (A[1:3], 0), (H[0:2], slice(None)),
             (0, A[2:4]), (H[3], 0), (H[3:4], A[0:1]), (H[5:6], slice(None))]):
    results[f'q {number}'] = append(array(S.q[item]), -1)
S.q[H[2:3], A[2:]] = -7
S.q[0, [1, 3]] = -8
results['set'] = array(S.q[:])
