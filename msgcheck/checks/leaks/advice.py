"""How to take out of a file what should not leave the house, in the words of the program that made it."""

from __future__ import annotations

_FORMATS = {
    "deck": ("pptx", "pptm", "ppsx", "ppsm", "potx", "potm", "ppt", "pps", "odp", "key"),
    "document": ("docx", "docm", "dotx", "dotm", "doc", "odt", "rtf", "pdf"),
    "workbook": ("xlsx", "xlsm", "ods", "xls", "csv"),
    "page": ("html", "htm", "xhtml", "mhtml"),
}
_NOUNS = {name: noun for noun, names in _FORMATS.items() for name in names}

_INSPECT = "File > Info > Check for Issues > Inspect Document"
_OFFICE = {"pptx": "PowerPoint", "docx": "Word", "xlsx": "Excel"}
_OFFICE |= {"pptm": "PowerPoint", "ppsx": "PowerPoint", "potx": "PowerPoint", "docm": "Word", "dotx": "Word"}
_OTHER = {
    "pdf": "Acrobat: Redact a PDF > Sanitize document",
    "odp": "Impress: File > Properties, and View > Comments",
    "odt": "Writer: File > Properties, and View > Comments",
    "html": "edit the source of the page",
}
_HIDDEN = {
    "PowerPoint": (
        "delete or show a hidden slide in the slide sorter, a hidden shape in Home > Arrange > Selection Pane; "
        "Inspect Document leaves hidden slides where they are"
    ),
    "Word": f"accept the tracked changes (Review > Accept All Changes), then {_INSPECT}",
}


def noun_of(file_format: str) -> str:
    """Say what a file of ``file_format`` is called: deck, document, workbook, page or file."""
    return _NOUNS.get(file_format, "file")


def way_out(file_format: str) -> str:
    """Return where the program removes notes, comments and properties; empty for a format without one."""
    program = _OFFICE.get(file_format)
    return f"{program}: {_INSPECT}" if program else _OTHER.get(file_format, "")


def way_out_of_hiding(file_format: str) -> str:
    """Return where the program shows and removes what is hidden; Inspect Document does not do it all."""
    program = _OFFICE.get(file_format, "")
    return f"{program}: {_HIDDEN[program]}" if program in _HIDDEN else way_out(file_format)


def way_out_of_templates(file_format: str) -> str:
    """Return where layouts and masters are reached; Inspect Document does not look at them."""
    program = _OFFICE.get(file_format)
    return f"{program}: View > Slide Master" if program else ""


def way_out_of_embedding(file_format: str) -> str:
    """Return how an embedded file is left out."""
    if file_format in _OFFICE:
        return "paste a chart or table as a picture (Paste Special > Picture) instead of embedding its workbook"
    return way_out(file_format)
