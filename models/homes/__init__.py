"""Training of the model of homes."""
