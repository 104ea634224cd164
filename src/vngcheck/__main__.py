"""`python -m vngcheck`: the same as the command `vngcheck`."""

from vngcheck.cli import main

main()
