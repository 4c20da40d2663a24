"""How a report stands on the page: lines, fields, tables, wraps, sentences, letters and threads; `sorama.parser` is its face."""
