"""A scripted day on a virtual clock, played by the product's own engine; touches nothing real (CONTRACT, scripts)."""
