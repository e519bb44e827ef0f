from __future__ import annotations

import json

import pytest

SENTENCES = """\
# Ledgers

The freight ledger closes the month before anybody asks.

Two plants have a freight ledger since spring, says Zorblatt.

Ask Zorblatt how a freight ledger is audited.

Nobody but Zorblatt reads the open-source notice.
"""
GLOSSARY = """\
# Our words, in our order.
schema: 1
terms:
  - {id: open-source, preferred: open source, deprecated: [FOSS], forbidden: [freeware]}   # the most frequent one
  - id: idea
    preferred: bright idea
    status: proposed   # by sales
"""


@pytest.fixture
def mined(workspace, msgcheck):
    (workspace / "pages" / "ledger.md").write_text(SENTENCES, encoding="utf-8")
    (workspace / "platform" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    done = msgcheck("terms", "mine", "--format", "json")
    assert done.code == 0
    return {proposal["id"]: proposal for proposal in json.loads(done.out)["proposals"]}


@pytest.fixture
def glossary(workspace):
    return lambda: (workspace / "platform" / "glossary.yaml").read_text(encoding="utf-8")


def test_mine_shows_evidence_with_places(mined):
    ledger = mined["freight-ledger"]
    assert (ledger["form"], ledger["count"], ledger["assets"]) == ("freight ledger", 3, 1)
    first = ledger["evidence"][0]
    assert first["sentence"] == "The freight ledger closes the month before anybody asks."
    assert (first["asset"], first["place"]["line"]) == ("pages/ledger.md", 3)


def test_mine_on_the_console_names_id_place_and_what_was_not_read(mined, workspace, msgcheck):
    (workspace / "pages" / "broken.pptx").write_bytes(b"PK\x03\x04 no archive")
    out = msgcheck("terms", "mine").out
    assert "freight-ledger" in out
    assert "pages/ledger.md, line 3" in out
    assert "Not read: pages/broken.pptx" in out


def test_accept_writes_the_entry_and_keeps_all_else(mined, msgcheck, glossary):
    done = msgcheck("terms", "accept", "freight-ledger", "--definition", "What we ship: all of it.")
    assert done.code == 0
    entry = "  - id: freight-ledger\n    preferred: freight ledger\n    definition: 'What we ship: all of it.'\n"
    assert glossary() == GLOSSARY + entry


def test_an_accepted_name_minds_its_capitals_and_is_checked(mined, workspace, msgcheck):
    assert msgcheck("terms", "accept", "zorblatt").code == 0
    (workspace / "pages" / "ledger.md").write_text("We ask ZorBlatt.\n", encoding="utf-8")
    out = msgcheck("scan", "--select", "term.casing", "--format", "json", "--no-record").out
    assert [finding["quote"] for finding in json.loads(out)["findings"]] == ["ZorBlatt"]


def test_discarded_is_remembered_and_not_proposed_again(mined, msgcheck, glossary):
    assert msgcheck("terms", "discard", "freight-ledger", "zorblatt", "--reason", "Not ours.").code == 0
    assert glossary().startswith(GLOSSARY)
    assert glossary().count("status: discarded") == 2
    again = json.loads(msgcheck("terms", "mine", "--format", "json").out)["proposals"]
    assert not {"freight ledger", "Zorblatt"} & {proposal["form"] for proposal in again}


def test_an_entry_that_is_proposed_is_decided_by_its_id(mined, msgcheck, glossary):
    assert msgcheck("terms", "accept", "idea").code == 0
    assert glossary() == GLOSSARY.replace("status: proposed", "status: approved")
    assert msgcheck("terms", "accept", "idea").code == 2


def test_a_spelling_becomes_a_deprecated_form(workspace, msgcheck, glossary):
    (workspace / "pages" / "a.md").write_text("We like opensource. Yes, opensource.\n", encoding="utf-8")
    found = json.loads(msgcheck("terms", "mine", "--format", "json").out)["proposals"]
    assert [(each["id"], each["spelling_of"]) for each in found] == [("open-source.opensource", "open-source")]
    assert msgcheck("terms", "accept", "open-source.opensource").code == 0
    assert "deprecated: [FOSS, opensource], forbidden" in glossary()


def test_a_proposed_term_is_not_checked(mined, workspace, msgcheck):
    (workspace / "pages" / "idea.md").write_text("A bright-idea. A BRIGHT idea.\n", encoding="utf-8")
    out = msgcheck("scan", "--select", "term", "--format", "json", "--no-record", "pages/idea.md").out
    assert json.loads(out)["findings"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "freight-leger"), "Did you mean 'freight-ledger'?"),
        (("discard", "open-source"), "not a proposal"),
        (("accept", "idea", "zorblatt", "--definition", "x"), "one ID"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_written(mined, msgcheck, glossary, arguments, said):
    done = msgcheck("terms", *arguments)
    assert (done.code, said in done.err) == (2, True)
    assert glossary() == GLOSSARY


def test_a_broken_proposals_file_is_told_with_its_place(mined, workspace, msgcheck):
    (workspace / ".msgcheck" / "proposals.json").write_text('{"schema": "msgcheck.proposals/1",\n "proposals": 3}')
    done = msgcheck("terms", "accept", "freight-ledger")
    assert done.code == 2
    assert "proposals.json:2" in done.err


def test_list_names_status_and_form(mined, msgcheck):
    assert msgcheck("terms", "list").out.splitlines() == [
        "approved    open-source  open source",
        "proposed    idea         bright idea",
    ]
    assert msgcheck("terms", "list", "--status", "proposed").out.splitlines() == ["proposed    idea  bright idea"]
