"""Settings, themes and keys: what the user chose, checked, in plain values."""
