"""The model that reads the words round a name: who it is, where the others are in doubt."""
