"""Timed arrays called from Python with a time, an array of times, and an index; before and after their end."""
one = TimedArray([1, 5, 2]*nA, dt=2*ms)
two = TimedArray([[1, 2, 3], [4, 5, 6]]*mV, dt=1*ms)
plain = TimedArray([1, 2], dt=1*ms)
results = {'one': one(array([0, 1.99, 2, 3.99, 4, 5, 100])*ms)/nA, 'number': one(2.1*ms)/nA,
           'two': two(array([0, 1, 7])*ms, array([0, 1, 2]))/mV, 'pair': two(1.5*ms, 2)/mV,
           'plain': plain(array([0.5, 1.5])*ms), 'values': array(one.values)*1e9, 'dt': array(one.dt)}
