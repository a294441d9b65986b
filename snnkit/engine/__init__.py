"""From a declared network to one step function that runs.

The model floor describes what each object does in a time step, as operations
(`snnkit.engine.plan`); the printer writes them out as the source of one function; that source,
which anyone can read with ``print(net.code())``, is what runs.
"""
