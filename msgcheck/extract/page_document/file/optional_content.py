"""Optional content: the layers of a PDF that can be switched on and off."""

from __future__ import annotations

from msgcheck.extract.page_document.file.objects import Node, entry, items, name


def has_hidden_layers(catalog: Node) -> bool:
    """Tell whether a document, when it is opened, may have layers switched off: then any of its text may be hidden."""
    layers = entry(catalog, "/OCProperties")
    settings = entry(layers, "/D")
    if layers is None:
        return False
    is_off = name(entry(settings, "/BaseState")) in {"OFF", "Unchanged"}
    return is_off or any(True for key in ("/OFF", "/AS") for _ in items(entry(settings, key)))
