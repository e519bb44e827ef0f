"""Pictures of the sample decks, drawn with Pillow: shapes alone, no type, so that every machine draws the same."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw

from making.theme import AMBER, CORAL, GREY, MIST, NAVY, TEAL, WHITE

_PALE = "C9D3DA"


def _hex(colour: str) -> str:
    return f"#{colour}"


def _png(image: Image.Image) -> bytes:
    """Return ``image`` as a small PNG with a palette of 64 colours."""
    stream = io.BytesIO()
    image.quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _sheet(draw: ImageDraw.ImageDraw, x: int, y: int, width: int, tick: bool) -> None:
    height = int(width * 1.35)
    draw.rounded_rectangle((x, y, x + width, y + height), 10, fill=_hex(WHITE), outline=_hex(_PALE), width=3)
    draw.rectangle((x + 18, y + 20, x + width // 2, y + 36), fill=_hex(TEAL))
    for row in range(5):
        top = y + 58 + row * (height // 8)
        draw.rectangle((x + 18, top, x + width - 70, top + 8), fill=_hex(_PALE))
        draw.rectangle((x + width - 54, top, x + width - 18, top + 8), fill=_hex(GREY))
    if tick:
        cx, cy, r = x + width - 20, y + height - 22, 30
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=_hex(AMBER))
        draw.line((cx - 14, cy, cx - 3, cy + 12, cx + 16, cy - 12), fill=_hex(WHITE), width=8, joint="curve")


def flow() -> bytes:
    """Invoices that pass from a stack through a gate to a ledger; for title slides, on navy."""
    image = Image.new("RGB", (900, 900), _hex(NAVY))
    draw = ImageDraw.Draw(image)
    for ring in range(9, 0, -1):
        shade = 33 + ring * 4
        draw.ellipse(
            (450 - ring * 70, 450 - ring * 70, 450 + ring * 70, 450 + ring * 70),
            outline=(20 + shade // 3, shade + 20, 61 + shade),
        )
    for step, angle in enumerate((-0.5, 0.25, 1.0)):
        x, y = int(300 + 190 * step * math.cos(angle / 4)), int(190 + 130 * step)
        _sheet(draw, x - 150, y, 220, tick=step == 2)
    draw.line((110, 720, 790, 720), fill=_hex(TEAL), width=10)
    draw.ellipse((770, 700, 810, 740), fill=_hex(AMBER))
    return _png(image)


def screen() -> bytes:
    """A worklist as Kestrowe Lens shows it, without type."""
    image = Image.new("RGB", (1200, 720), _hex(MIST))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((20, 20, 1180, 700), 18, fill=_hex(WHITE), outline=_hex(_PALE), width=3)
    draw.rectangle((20, 40, 1180, 86), fill=_hex(NAVY))
    draw.ellipse((44, 50, 70, 76), fill=_hex(AMBER))
    for column, height in enumerate((70, 95, 82, 120, 138, 150, 172)):
        x = 60 + column * 62
        draw.rectangle((x, 300 - height, x + 40, 300), fill=_hex(TEAL if column < 6 else AMBER))
    draw.pieslice((600, 110, 800, 310), -90, 162, fill=_hex(TEAL))
    draw.pieslice((600, 110, 800, 310), 162, 230, fill=_hex(AMBER))
    draw.pieslice((600, 110, 800, 310), 230, 270, fill=_hex(CORAL))
    draw.ellipse((650, 160, 750, 260), fill=_hex(WHITE))
    for row in range(4):
        draw.rectangle((860, 140 + row * 42, 880, 160 + row * 42), fill=_hex((TEAL, AMBER, CORAL, GREY)[row]))
        draw.rectangle((900, 146 + row * 42, 1100 - row * 30, 156 + row * 42), fill=_hex(_PALE))
    for row in range(7):
        y = 345 + row * 48
        draw.rectangle((60, y, 1140, y + 40), fill=_hex(MIST if row % 2 else WHITE))
        draw.rectangle((80, y + 15, 260 + (row * 37) % 90, y + 25), fill=_hex(GREY))
        draw.rectangle((440, y + 15, 560 + (row * 53) % 70, y + 25), fill=_hex(_PALE))
        draw.rounded_rectangle(
            (960, y + 8, 1080, y + 32), 12, fill=_hex((TEAL, TEAL, AMBER, TEAL, CORAL, TEAL, AMBER)[row])
        )
    return _png(image)


def regions() -> bytes:
    """A field of dots with three marked places; for slides about regions."""
    image = Image.new("RGB", (1000, 720), _hex(MIST))
    draw = ImageDraw.Draw(image)
    for x in range(20, 1000, 24):
        for y in range(20, 720, 24):
            wave = math.sin(x / 130) * 120 + math.cos(y / 90 + x / 300) * 150
            if abs(y - 360 + wave / 2) < 230 - (x % 240) / 3:
                draw.ellipse((x - 6, y - 6, x + 6, y + 6), fill=_hex(_PALE))
    for x, y, r, colour in ((420, 250, 36, TEAL), (350, 190, 26, AMBER), (640, 430, 30, CORAL)):
        draw.ellipse((x - r, y - r, x + r, y + r), fill=_hex(colour))
        draw.ellipse((x - r // 2, y - r // 2, x + r // 2, y + r // 2), fill=_hex(WHITE))
    draw.line((420, 250, 350, 190), fill=_hex(NAVY), width=4)
    draw.line((420, 250, 640, 430), fill=_hex(NAVY), width=4)
    return _png(image)


def warehouse() -> bytes:
    """Racks, a loading door and a lorry, in flat shapes."""
    image = Image.new("RGB", (1000, 720), _hex(MIST))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 600, 1000, 720), fill=_hex(GREY))
    draw.polygon(((40, 230), (500, 90), (960, 230), (960, 600), (40, 600)), fill=_hex(NAVY))
    for level in range(3):
        for bay in range(5):
            x, y = 90 + bay * 92, 280 + level * 100
            draw.rectangle((x, y, x + 80, y + 88), outline=_hex(_PALE), width=4)
            colour = (TEAL, AMBER, CORAL, TEAL, AMBER)[(bay + level) % 5]
            draw.rectangle((x + 12, y + 34, x + 66, y + 84), fill=_hex(colour))
    draw.rectangle((600, 360, 900, 600), fill=_hex(_PALE))
    draw.rectangle((560, 470, 760, 620), fill=_hex(WHITE), outline=_hex(GREY), width=4)
    draw.rectangle((760, 520, 850, 620), fill=_hex(TEAL))
    for x in (610, 700, 800):
        draw.ellipse((x - 28, 596, x + 28, 652), fill=_hex(NAVY))
        draw.ellipse((x - 12, 612, x + 12, 636), fill=_hex(WHITE))
    return _png(image)


PICTURES = {"flow": flow, "screen": screen, "regions": regions, "warehouse": warehouse}
