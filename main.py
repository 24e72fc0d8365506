"""Starts Tieout: the window, or a command (see CONTRIBUTING.md)."""

import multiprocessing
import sys

if __name__ == "__main__":
    # first of all: in the parsing children of a frozen program this call does the child's work and ends
    multiprocessing.freeze_support()

    try:
        from app.bootstrap import main

        status = main(sys.argv[1:])
    except KeyboardInterrupt:  # before the command that answers to it has begun
        status = 130
    sys.exit(status)
