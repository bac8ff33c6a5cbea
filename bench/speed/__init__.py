"""Speed and size, beside references in the same run: see bench/README.md."""
