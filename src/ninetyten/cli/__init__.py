"""The command line: words in, words out; nothing heavy is imported before a command needs it."""
