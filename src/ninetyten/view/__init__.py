"""What a screen or a command may show: pure pictures and words from the state and the ledger."""
