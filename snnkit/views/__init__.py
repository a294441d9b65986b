"""What there is to see in a network, as plain arrays.

Views choose points, segments, bins and the level of detail; they draw nothing and import no
drawing library. The labs and the still plots draw the same views, so they can't disagree.
"""
