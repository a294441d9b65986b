"""Whole numbers and truth values that are set to other numbers."""
import warnings
warnings.simplefilter('ignore')  # snnkit tells what it cuts off
G = NeuronGroup(4, '''dv/dt = (1 + 0.3*i)/ms : 1
k : integer
m : integer
b : boolean
c : boolean
w : 1''', threshold='v > 1', reset='''v = 0
w = w + b
b = k
k = k*1.5 + 0.7
m = -2.7*i
c = w - 2''', method='euler')
G.k = [1.5, 2, -3.9, 0.2]
results = {'before': array(G.k[:])}
G.m = 2.9
results['all'] = array(G.m[:])
G.m[1:3] = '-1.5*i'
H = NeuronGroup(3, 'b : boolean\nk : integer', threshold='True', reset='')
S = Synapses(H, H, 'q : integer\nc : boolean', on_pre='''c = q % 2
q = q + 1.25
b_post = 1''', on_post='k_post += c')
S.connect(j='(i + 1) % 3')
run(4*ms)
results.update(q=array(S.q[:]), sc=array(S.c[:]), hb=array(H.b[:]), hk=array(H.k[:]))
results.update(k=array(G.k[:]), m=array(G.m[:]), b=array(G.b[:]), c=array(G.c[:]), w=array(G.w[:]))
