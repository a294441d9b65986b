"""Synapses: their ends, what they do when an event reaches them, and the numbers of each."""
