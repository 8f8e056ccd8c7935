"""Model of roles: training, weights, card."""
