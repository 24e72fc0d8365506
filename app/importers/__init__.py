"""One source → statements and their records as columns; everything foreign is read in a child process."""
