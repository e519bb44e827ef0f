"""The lines of labelled pairs: what may be missing, and the place of every mistake."""

from __future__ import annotations

import pytest

from msgcheck.errors import ReferenceDataError
from msgcheck.reference.labelled_pairs import read_pairs

HEAD = '{"pair_id": "1", "message_id": "m", "passage": "Text."'
ACCEPTED = {
    "nothing beside": (HEAD + "}", ("", None)),
    "empty": (HEAD + ', "context": "", "label": ""}', ("", None)),
    "null": (HEAD + ', "context": null, "label": null}', ("", None)),
    "both": (HEAD + ', "context": "Title", "label": "drifted"}', ("Title", "drifted")),
    "keys of others": (HEAD + ', "company": "x", "weight": 2}', ("", None)),
    "byte order mark and CRLF": ("\ufeff\r\n" + HEAD + "}\r\n\r\n", ("", None)),
}
REFUSED = {
    "number as id": (HEAD.replace('"1"', "1") + "}", ":1:1: Missing or no text: pair_id."),
    "null passage": ('{"pair_id": "1", "message_id": "m", "passage": null}', ":1:1: Missing or no text: passage."),
    "label": ("\n" + HEAD + ', "label": "wrong"}', ":2:1: Unknown label 'wrong'. One of: aligned, drifted"),
    "no JSON": (HEAD, ":1:1: This line is no JSON"),
    "no message": (
        HEAD.replace('"m"', '"value-prise"') + "}",
        ":1:1: The platform has no message 'value-prise'. Did you mean 'value-price'?",
    ),
    "a list": ("[]", ":1:1: This line is no JSON object."),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_context_and_label_may_be_missing(tmp_path, name):
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(ACCEPTED[name][0].encode())
    (pair,) = read_pairs(file, {"m"})
    assert (pair.context, pair.label) == ACCEPTED[name][1]


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_has_its_line(tmp_path, name):
    file = tmp_path / "pairs.jsonl"
    file.write_text(REFUSED[name][0], encoding="utf-8")
    with pytest.raises(ReferenceDataError) as raised:
        read_pairs(file, {"m", "value-price"})
    assert REFUSED[name][1] in str(raised.value)
