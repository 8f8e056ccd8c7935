"""The model of names trained on text written for the project and public law alone."""
