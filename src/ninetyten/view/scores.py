"""What a score of oneself says in words: how much something is felt, how much energy there is."""

from __future__ import annotations

FELT = ("not at all", "a little", "clearly", "a lot")
"""What the scores 0 to 3 say."""
ENERGY_WORDS = {1: "little", 2: "rather little", 3: "middling", 4: "rather much", 5: "a lot"}
"""What the ratings 1 to 5 say."""
