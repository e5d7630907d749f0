"""The journal in other formats: JSON Lines, Timewarrior, iCalendar, and the check of what comes in."""
