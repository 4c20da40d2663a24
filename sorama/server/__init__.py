"""The HTTP service, a thin face over `sorama.app` (extra `server`). Nothing is stored, no report text is logged."""
