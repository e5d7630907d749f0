"""What the program says about the body, as data, and its one sound."""
