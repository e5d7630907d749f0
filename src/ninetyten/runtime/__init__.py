"""The running program between the engine and the faces: one session, its day, its ringer and what an app asks of it."""
