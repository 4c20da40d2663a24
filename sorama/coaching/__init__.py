"""Which points a comment makes, in which words; `sorama.feedback` is its face."""
