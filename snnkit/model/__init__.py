"""What a user declares: groups, synapses, monitors, networks."""
