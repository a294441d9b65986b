"""The second printer: the plan of a step as loops over single numbers, to be compiled.

What it writes is Python, of the small part that `snnkit.engine.native` makes machine code of.
"""
