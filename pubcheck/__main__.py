"""``python -m pubcheck``: the command line."""

from pubcheck_cli.main import main

main()
