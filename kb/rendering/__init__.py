"""An answer for its readers: as JSON for programs, as plain text for people."""
