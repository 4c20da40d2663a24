"""The only place that imports Sudachi, spaCy and GiNZA."""
