"""The content grounds model: weights and their training."""
