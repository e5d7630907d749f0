"""The running program between the engine and the user interfaces: a session, its day, its ringer, and what the app asks of
it."""
