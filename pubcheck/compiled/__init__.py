"""What ``make patterns`` finds out about the patterns of the rules, so that no process has to; graphs for onnxruntime.

The graphs are written by ``models/contexts/graphs.py``; :mod:`pubcheck.quantized` says what they compute.
"""
