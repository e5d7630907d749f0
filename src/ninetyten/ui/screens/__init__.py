"""The screens, each beside its style sheet; all but the first are imported when they open."""
