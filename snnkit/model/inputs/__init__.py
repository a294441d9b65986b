"""What fires by itself: at random, or at given times."""
