"""What is recorded during a run, and where it is kept."""
