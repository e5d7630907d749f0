"""A focus timer for people who read charts all day: blocks, micro-breaks, and an honest ledger of the day."""

__version__ = "0.1.0"
