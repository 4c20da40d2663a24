"""A value in, a string out: one module a format."""
