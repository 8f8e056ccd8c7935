"""Model of who brings a matter up: training, weights, card."""
