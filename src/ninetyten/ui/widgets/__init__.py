"""What screens are composed of; each draws one part of the picture."""
