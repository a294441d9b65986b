"""Which pairs of neurons get a synapse."""
