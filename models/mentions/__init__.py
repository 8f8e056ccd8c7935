"""Model of the mentions of a name: training, weights, card."""
