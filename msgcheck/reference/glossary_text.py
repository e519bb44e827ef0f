"""The text of ``glossary.yaml`` with what it says."""

from __future__ import annotations

import re
from pathlib import Path

from msgcheck.config.mistakes import Mistakes
from msgcheck.config.written_file import read_written_file
from msgcheck.errors import ReferenceDataError
from msgcheck.model.term import Glossary
from msgcheck.reference.glossary import GLOSSARY, parse_glossary
from msgcheck.values import dataclass

_NEW = "schema: 1\nterms:\n"
LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class GlossaryText:
    """The text of a glossary file, with what it says; ``newline`` is how its lines end."""

    path: Path
    text: str
    glossary: Glossary
    has_byte_order_mark: bool = False

    @property
    def newline(self) -> str:
        """How the lines of the file end; a file of one line has none to go by."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    @property
    def content(self) -> str:
        """The whole content to write, byte order mark included."""
        return "\ufeff" * self.has_byte_order_mark + self.text


def read_glossary_text(folder: Path) -> GlossaryText:
    """Return the glossary of ``folder`` as text, an empty one where there is no file.

    Raises ``ReferenceDataError`` with the mistakes of a file that cannot be read.
    """
    path = folder / GLOSSARY
    if not path.exists():
        return GlossaryText(path, _NEW, Glossary())
    mistakes = Mistakes()
    file = mistakes.checked(read_written_file(path, mistakes), ReferenceDataError)
    glossary = mistakes.checked(parse_glossary(file, mistakes), ReferenceDataError)
    return GlossaryText(path, file.text, glossary, file.data.startswith(b"\xef\xbb\xbf"))
