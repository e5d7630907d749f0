"""The guard against patient data: what may not be written down is found here, and nothing else is."""
