"""The version of the program, written into each journal entry and shown in the window."""

VERSION = "0.1.0"
