"""The world behind the ports, one technology a file. Only a bootstrap imports these modules."""
