"""Layouts and masters: their static text once, at the first slide that shows it, and what no slide shows as hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from msgcheck.extract.containers.relationships import Relationship
from msgcheck.extract.presentation.attached import read_rest
from msgcheck.extract.presentation.ground import Backdrop, backdrop
from msgcheck.extract.presentation.names import P
from msgcheck.extract.presentation.shapes import outside_placeholders, read_sheet
from msgcheck.extract.presentation.sheet import Deck, Sheet, ranges
from msgcheck.extract.presentation.theme import has_own_colours, read_theme
from msgcheck.model.passage import Layer

_SLIDE_DATA = P + "cSld"
_NAME_LENGTH = 80


@dataclass(slots=True)
class _Template:
    """A layout or master: its tree until it was read, what it leads to, and where its passages stand."""

    part: str
    root: etree._Element | None
    relationships: dict[str, Relationship]
    masters: tuple[str, ...] = ()
    outside: frozenset[tuple[str, str]] | None = None
    slides: list[int] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def name(self, kind: str) -> str:
        """Return what the list of layouts calls it, to begin a place with."""
        data = None if self.root is None else self.root.find(_SLIDE_DATA)
        name = "" if data is None else data.get("name", "")[:_NAME_LENGTH]
        return f"{kind} {name or self.part.rpartition('/')[2]}"


class Templates:
    """The layouts and masters of one deck, each parsed once."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._templates: dict[str, _Template] = {}
        self._backdrops: dict[str, Backdrop | None] = {}

    def outside(self, layout: str) -> frozenset[tuple[str, str]]:
        """Return the placeholders of a layout, as (type, index), that lie off the slide."""
        template = self._template(layout)
        if template.outside is None and template.root is not None:
            template.outside = outside_placeholders(template.root, self._deck.size)
        return template.outside or frozenset()

    def backdrop(self, layout: str) -> Backdrop | None:
        """Return what a layout and its master put behind the text of slides; ``None`` where that is not plain."""
        if layout not in self._backdrops:
            self._backdrops[layout] = self._backdrop(self._template(layout))
        return self._backdrops[layout]

    def _backdrop(self, template: _Template) -> Backdrop | None:
        root = self._root(template)
        master = self._template(template.masters[0]) if len(template.masters) == 1 else None
        master_root = None if master is None else self._root(master)
        if master is None or master_root is None or root is None or has_own_colours(root, template.relationships):
            return None
        themes = self._targets(master.part, master.relationships, "theme")
        theme = read_theme(self._deck.package.optional(themes[0]) if themes else None, master_root)
        return backdrop(root, theme, backdrop(master_root, theme))

    def _root(self, template: _Template) -> etree._Element | None:
        """Return the tree of a template, parsed once more when it was read already: few decks ask for it."""
        return self._deck.package.optional(template.part) if template.root is None else template.root

    def read_shown(self, layout: str, slide: int) -> None:
        """Read the static shapes of a layout, then of its master, unless an earlier slide showed them."""
        for part in (layout, *self._template(layout).masters):
            template = self._template(part)
            if not template.slides:
                sheet = Sheet(self._deck, part, slide, Layer.FURNITURE, size=self._deck.size)
                sheet.footer_layer = Layer.HIDDEN  # slides have their own footers; that of a template is a proposal
                self._read(template, sheet)
            template.slides.append(slide)

    def read_unshown(self, masters: Iterable[str]) -> None:
        """Read the masters and layouts that no slide shows: in the file, for whoever opens it, and hidden."""
        for master in masters:
            layouts = self._targets(master, self._template(master).relationships, "slideLayout")
            for part, kind in ((master, "master"), *((layout, "layout") for layout in layouts)):
                template = self._template(part)
                if not template.slides and template.root is not None:
                    self._read(template, Sheet(self._deck, part, None, Layer.HIDDEN, name=template.name(kind)))

    def read_printed(self, part: str, name: str) -> None:
        """Read the master of notes or handouts: its headers and footers are printed, its prompts are not."""
        self._read(self._template(part), Sheet(self._deck, part, None, Layer.FURNITURE, name=name))

    def name_slides(self) -> None:
        """Say with each static text that several slides show, which they are."""
        passages = self._deck.passages
        for template in self._templates.values():
            if len(template.slides) > 1:
                context = f"On slides {ranges(template.slides)}"
                for index in range(template.start, template.end):
                    if passages[index].layer is not Layer.METADATA:
                        passages[index] = replace(passages[index], context=context)

    def _read(self, template: _Template, sheet: Sheet) -> None:
        if template.root is None:
            return
        sheet.is_template = True
        sheet.known_relationships = template.relationships
        template.start = len(self._deck.passages)
        read_sheet(sheet, template.root)
        read_rest(sheet)
        template.end = len(self._deck.passages)
        template.root = None  # a tree costs many times the memory of its part

    def _template(self, part: str) -> _Template:
        if part not in self._templates:
            root = self._deck.package.optional(part)
            template = _Template(part, root, self._deck.package.relationships(part))
            self._templates[part] = template
            if root is not None and root.get("showMasterSp") not in ("0", "false"):
                template.masters = self._targets(part, template.relationships, "slideMaster")
        return self._templates[part]

    def _targets(self, part: str, relationships: dict[str, Relationship], kind: str) -> tuple[str, ...]:
        targets = (self._deck.package.target(part, each) for each in relationships.values() if each.kind == kind)
        return tuple(target for target in targets if target is not None)
