"""Starts Tieout: the window, or a command (see CONTRIBUTING.md)."""

import multiprocessing
import signal
import sys

if __name__ == "__main__":
    # first of all: in the parsing children of a frozen program this call does the child's work and ends
    multiprocessing.freeze_support()

    #: What asks a program to end; one that nobody hears, as under nohup, stays so.
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    for one in ends:
        if signal.getsignal(one) is signal.SIG_DFL:
            signal.signal(one, signal.default_int_handler)
    try:
        from app.bootstrap import main

        status = main(sys.argv[1:])
    except KeyboardInterrupt:  # before the command that answers to it has begun
        status = 130
    for one in (signal.SIGINT, *ends):  # what was asked for is done
        signal.signal(one, signal.SIG_IGN)
    sys.exit(status)
