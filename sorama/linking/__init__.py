"""What speaks for and against a support edge; `sorama.linker` is its face."""
