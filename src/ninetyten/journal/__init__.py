"""The single source of truth: every event, in one SQLite file. `store` is the fast path; the rest is imported only when
needed."""
