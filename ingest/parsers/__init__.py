"""One file format a file: text in; blocks and warnings out."""
