"""Sentences → clauses → what speaks for which label; `sorama.labeler` is its face."""
