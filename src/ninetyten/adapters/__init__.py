"""The machine behind the ports: clocks, files, desktop, sound, presence. Nothing here knows the rules or the screen."""
