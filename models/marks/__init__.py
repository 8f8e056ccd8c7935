"""Model of marks: training, weights, card."""
