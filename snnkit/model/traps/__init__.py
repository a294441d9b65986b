"""Messages that would have saved a learner: what runs without an error, but hardly as meant."""
