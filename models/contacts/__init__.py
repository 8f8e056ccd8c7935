"""Model of contacts: training, weights, card."""
