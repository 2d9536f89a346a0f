"""The program from a checkout: the same as the installed command `jib-desk`."""

import sys

from jib_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
