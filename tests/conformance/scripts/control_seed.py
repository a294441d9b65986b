"""A seed makes strings and statements with random numbers come out the same again."""
def drawn(number):
    seed(number)
    cells = NeuronGroup(5, 'v : 1')
    cells.v = 'rand() + randn()'
    S = Synapses(cells, cells)
    S.connect(p=0.4)
    return array(cells.v), array(S.i)
one, two, three = drawn(3), drawn(3), drawn(4)
results = {'same': allclose(one[0], two[0]) and array_equal(one[1], two[1]), 'other': allclose(one[0], three[0])}
