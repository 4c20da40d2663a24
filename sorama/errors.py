"""What can go wrong on the user's side. Each message is one Japanese sentence, ready to be shown."""

from __future__ import annotations


class SoramaError(Exception):
    """A mistake in input, configuration or usage: shown as one sentence, exit code 2."""


class InputError(SoramaError):
    """A file or text that cannot be read as a report. `code` is for programs: unreadable, binary, encoding, too-large …"""

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return InputError, (str(self), self.code)


class ConfigError(SoramaError):
    """A configuration, rule file or option that does not fit; the message names the key or the line."""


class CorpusError(SoramaError):
    """An annotated corpus whose markup is off; the message names the report."""
