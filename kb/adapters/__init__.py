"""The world behind the ports, one technology a file. Only a bootstrap imports these modules."""

from kb.silence import silence_libraries

# Every adapter's import passes here first, and libraries read their switches at theirs.
silence_libraries()
