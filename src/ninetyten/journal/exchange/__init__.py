"""The journal in other forms: JSON Lines, Timewarrior, iCalendar, and the check of what comes in."""
