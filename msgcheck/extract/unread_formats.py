"""Kinds of file that stand beside decks and are not read: what each is, and the way to have its words checked."""

from __future__ import annotations

from pathlib import PurePath

_DETAILS = {
    "image": "This is a picture; words in pictures are not read. Put the words into the alt text where it is shown.",
    "video": "This is a video; msgcheck reads no speech. Export its captions as .vtt or .srt.",
    "sound": "This is a sound recording; msgcheck reads no speech. Export its transcript as .vtt, .srt or .txt.",
    "archive": "This is an archive. Unpack it and scan the folder.",
    "epub": "This is an e-book (EPUB), which is not read. Export it as PDF, .docx or HTML.",
    "iwork": "This is a document of Keynote, Pages or Numbers. Export it as PowerPoint, Word, Excel or PDF.",
    "msg": "This is an Outlook message (.msg). Save it as .eml.",
    "vsd": "This is a Visio drawing. Export it as PDF.",
    "xlsb": "This is a binary Excel workbook. Save it as .xlsx.",
    "postscript": "This is PostScript. Convert it to PDF.",
    "publisher": "This is a layout document. Export it as PDF.",
    "design": "This is a design file. Export it as PDF with its text kept as text.",
    "web-address": "This holds a web address. Save the page and scan the file.",
    "program": "This is a program, not a document.",
    "code": "This is source code or a settings file, not a document.",
    "data": "This is data for programs, not a document.",
    "font": "This is a font, not a document.",
    "database": "This is a database, not a document.",
    "encrypted": "This is an Office file that is protected with a password. Save a copy without it.",
    "ole": "This is a file (OLE) of a program that msgcheck does not know. Open it there and export it as PDF.",
    "binary": "This is data of a kind that is not known, not text.",
}

_SUFFIXES = {
    "image": "png jpg jpeg gif svg webp bmp tif tiff ico heic avif psd wmf emf eps ai",
    "video": "mp4 mov avi mkv webm wmv m4v mpg mpeg",
    "sound": "mp3 wav m4a ogg flac aac wma",
    "archive": "zip gz tar tgz 7z rar bz2 xz",
    "epub": "epub mobi azw3",
    "iwork": "key pages numbers",
    "msg": "msg",
    "vsd": "vsd vsdx",
    "xlsb": "xlsb",
    "postscript": "ps",
    "publisher": "pub one mpp",
    "design": "indd idml sketch fig xd cdr",
    "web-address": "url webloc",
    "program": "exe dll so dylib apk dmg iso jar class pyc",
    "code": "py js ts jsx tsx mjs css scss less php rb go rs c h cpp java sh ps1 bat vue svelte toml ini cfg sql",
    "data": "json yaml yml xml xsd xsl jsonl ipynb parquet log map rss atom po pot tbx tmx xliff",
    "font": "woff woff2 ttf otf eot",
    "database": "db sqlite sqlite3 mdb accdb",
}
_KINDS = {f".{suffix}": kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_SAME = {"zip": "archive", "vsdx": "vsd"}


def unread_kind(name: str) -> str | None:
    """Return the kind that the name of a file says, among those that are known and not read."""
    return _KINDS.get(PurePath(name).suffix.lower())


def unread_detail(kind: str | None, name: str) -> str:
    """Say of a file that is not read what it is, with the way out; ``kind`` ``None`` is one that nobody knows."""
    kind = _SAME.get(kind or "", kind)
    if kind is None:
        return f"msgcheck does not read files {PurePath(name).suffix or 'without a suffix'}."
    return _DETAILS[kind]
