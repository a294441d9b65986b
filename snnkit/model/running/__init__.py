"""Networks that run, and what is told, stored and kept of it."""
