"""Every report as text, HTML, SVG or CSV; the command line chooses one, and words and exit codes are its own."""
