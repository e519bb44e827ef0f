"""Which properties of a file tell about people, the house or the machine."""

from __future__ import annotations

import re

from msgcheck.model.passage import Passage
from msgcheck.model.place import DocumentPlace

_PREFIX = "properties/"
_CUSTOM = ("custom/", "custom.", "custom:")
"""How the name of a field that somebody in the house made begins."""

_TELLING = {
    "author": "the author",
    "creator": "the author",
    "initialcreator": "the author",
    "lastmodifiedby": "who changed it last",
    "lastauthor": "who changed it last",
    "printedby": "who printed it",
    "manager": "the manager",
    "company": "the company",
    "template": "the template it was made from",
    "hyperlinkbase": "where its links start",
}
"""Name of a property, letters only -> what it tells, in words."""

_PROGRAMS = frozenset({("pdf", "creator"), ("html", "template")})
"""(format, property) that name the program there, and nobody."""

_KEPT_DATA = "data that add-ins or a document server keep in it"
_PARTS = {
    "comment authors/": "the name of somebody who commented",
    "people/": "the name of somebody who commented",
    "custom data/": _KEPT_DATA,
    "custom xml/": _KEPT_DATA,
    "variables/": "a variable of its macros",
    "mail merge/": "where its letters get their data",
}
"""How the place of a metadata passage begins -> what it tells."""

_ONE_FINDING = frozenset({"custom xml", "mail merge"})
"""What is one finding however many values it has."""

_PROGRAM_NAMES = re.compile(
    r"""(?ix)
    (?: python-?(?:docx|pptx) | steve \s canny | openpyxl | xlsxwriter | apache \s poi | docx4j | aspose.* | pandoc.*
      | (?:microsoft \s)? (?:office|windows) (?:\s user)? | user | owner | author | admin(?:istrator)? | unknown
      | anonymous | un-?named | default | pptxgenjs | google .* | libreoffice.* | openoffice.* | canva | reportlab.*
      | normal (?:\.dotm?)? | [\w ]+\.thmx
      | office \s theme | default \s theme | (?:blank|default) \s (?:presentation|design)
      | leere \s präsentation | benutzer | utilisateur | usuario )
    """
)
"""Values that programs write into author, company and template where nobody gave a name."""

_PROGRAM_PROPERTIES = re.compile(
    r"(?i)(?:appversion|generator|ksoproductbuildver|workbookguid|contenttypeid|mediaserviceimagetags"
    r"|_docset_\w+|_dlc_docid(?:itemguid|persistid)|presentationformat|scalecrop|linksuptodate|shareddoc|hyperlinkschanged|slidedpi|articulate\w*|pptx?genjs|lcf[0-9a-f]{29})"
)
"""Custom properties that programs write for themselves."""

_LABEL = re.compile(r"(?i)(msip_label_[0-9a-f-]{36})_\w+")
"""One sensitivity label is spread over half a dozen properties."""

_LOCAL_PATH = re.compile(
    r"""(?x)
      (?<![\w/]) file:// \S+
    | (?<!\w) [A-Za-z]:\\ [^\s"<>|]+ (?: [ ] [^\s"<>|\\]+ \\ [^\s"<>|]+ )*
    | (?<![\w\\]) \\\\ [\w.$-]+ \\ [^\s"<>|]+
    | (?<![\w/.:]) / (?:Users|home|Volumes|mnt|srv) / [^\s"<>|]+
    """
)
"""A path on a disk or a file server; it names a machine and often its user."""


def property_name(passage: Passage) -> str:
    """Return the name of the property a passage holds: from its place, else what it stands under (PDF)."""
    place = passage.place
    if isinstance(place, DocumentPlace):
        return place.paragraph.removeprefix(_PREFIX)
    return passage.context


def what_it_tells(name: str, value: str, file_format: str) -> str:
    """Say what the property ``name`` tells about people, the house or the machine; empty where it tells nothing."""
    if local_path(value):
        return "a path on a disk"
    for beginning, tells in _PARTS.items():
        if name.startswith(beginning):
            return tells
    custom = next((name.removeprefix(prefix) for prefix in _CUSTOM if name.startswith(prefix)), "")
    if _LABEL.fullmatch(custom):
        return "a sensitivity label of the house"
    if custom:
        return "" if _PROGRAM_PROPERTIES.fullmatch(custom) else f"the custom property {custom}"
    plain = "".join(filter(str.isalpha, name)).casefold()
    tells = "" if (file_format, plain) in _PROGRAMS else _TELLING.get(plain, "")
    return "" if _PROGRAM_NAMES.fullmatch(" ".join(value.split())) else tells


def local_path(value: str) -> tuple[int, int] | None:
    """Return the span of the first path on a disk in ``value``, or ``None``."""
    found = _LOCAL_PATH.search(value)
    return found.span() if found else None


def property_group(name: str) -> str:
    """Return what makes properties one: their sensitivity label, their part of custom data, else the name."""
    label = _LABEL.search(name)
    if label:
        return label[1]
    part = name.rpartition("/")[0]
    return part if part in _ONE_FINDING or part.startswith("custom data/") else name
