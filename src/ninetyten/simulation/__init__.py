"""Plays a scripted day on a virtual clock with the product's own engine; touches nothing real (docs/contract.md, scripts)."""
