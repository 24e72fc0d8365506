"""The help inside the program: pages, keys, tour, diagnostics. Loaded when it is first asked for."""
