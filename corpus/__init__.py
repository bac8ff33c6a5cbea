"""What Touchstone knows before anyone adds anything: data only, described in README.md."""
