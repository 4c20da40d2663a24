"""The command line, a thin face over `sorama.app`."""
