"""Model of persons: training, weights, card."""
