"""Made-up shops with truth: source files in real layouts, what belongs together in them, and a score of the engine."""
