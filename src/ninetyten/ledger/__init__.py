"""The read side: what a day's events say. Pure folds, no clock, no I/O."""
