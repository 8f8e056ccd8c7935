"""What ``make patterns`` finds out about the patterns of the rules, so that no process has to."""
