"""Fingerprints: the identity of a finding over moved slides, reordered text, renamed and re-saved files."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from msgcheck.analysis.normalise import normalise

VERSION = "v1"
"""Grows when the ingredients change; findings of two versions are never compared."""


def fingerprints(identities: Iterable[tuple[str, ...]]) -> list[str]:
    """Return one fingerprint an identity, in order.

    An identity holds what a finding is made of and nothing of where it stands: rule, reference, quote, passage
    (or the asset's title for a finding on the whole asset). Equal identities within one asset are told apart by
    their ordinal, so a repeated passage keeps one fingerprint a repetition.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    plain_of = _PlainDigests()
    result = []
    for identity in identities:
        key = tuple(plain_of[part] for part in identity)
        seen[key] += 1
        digest = hashlib.sha256(" ".join((*key, str(seen[key]))).encode())
        result.append(f"{VERSION}:{digest.hexdigest()[:20]}")
    return result


class _PlainDigests(dict[str, str]):
    """Text -> digest of its plain spelling. A passage with thousands of findings is normalised and hashed once."""

    def __missing__(self, text: str) -> str:
        digest = hashlib.sha256(plain_spelling(text).encode("utf-8", "surrogatepass")).hexdigest()
        self[text] = digest
        return digest


def plain_spelling(text: str) -> str:
    """Return the spelling that survives a re-save: normalised characters, one space, no case."""
    return normalise(text).text.casefold().strip()
