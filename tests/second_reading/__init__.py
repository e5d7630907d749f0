"""A second reading of docs/rules.md, and its comparison with the program."""
