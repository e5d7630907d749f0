"""Keep patient data out: find texts that may identify a patient."""
