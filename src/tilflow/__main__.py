"""Run the command line as ``python -m tilflow``."""

import sys

from tilflow.cli import main

if __name__ == "__main__":
    sys.exit(main())
