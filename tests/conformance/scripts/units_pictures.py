"""Pictures of quantities with different units on the two axes show plain numbers in SI units."""
from numpy import zeros as filled_with_zeros

t, v = arange(3)*ms, [1, 2, 3]*mV
G = NeuronGroup(3, 'v : volt')
G.v = v


def limits():
    gcf().canvas.draw()
    here = [*xlim(), *ylim()]
    close('all')
    return here


seen = []
for draw in [lambda: fill(t, v), lambda: pcolormesh(t, v, filled_with_zeros((3, 3))), lambda: hist2d(t, v),
             lambda: hist2d(t, v, bins=[3, 2]), lambda: fill_between(t, v, v + 1*mV), lambda: quiver(t, v, v, v),
             lambda: errorbar(t, v, xerr=1*ms, yerr=v/10), lambda: contourf(t, v, filled_with_zeros((3, 3)) + t/ms),
             lambda: fill_betweenx(v, t), lambda: broken_barh([(0*ms, 1*ms)], (0*mV, 1*mV)), lambda: plot(t, G.v),
             lambda: axhspan(1*mV, 2*mV), lambda: axhline(-50*mV), lambda: vlines(t, 0*mV, v), lambda: scatter(t, v, c=v),
             lambda: (plot(t, v), xlim(0*ms, 1*ms)), lambda: axis([0*ms, 1*ms, 0*mV, 1*mV]), lambda: pcolor(t, v, filled_with_zeros((3, 3))),
             lambda: imshow(filled_with_zeros((2, 2)), extent=(0*ms, 1*ms, 0*mV, 1*mV)), lambda: bar(t, v, width=1*ms)]:
    figure()
    draw()
    seen.append(limits())
counts, x, y = histogram2d(t, v)
results = {'seen': array(seen), 'counts': counts, 'x': array(x), 'y': array(y)}
