"""Whole documents as labelled pairs, and who is held out."""

from training.documents import DOCUMENT, NEAR_MESSAGES, read_documents
from training.pair_files import is_held_out, read_pairs, split_pairs

COMPANY = """
company: Hazelmoor
messages:
  - {id: saving, kind: proof_point, match: facts, statement: "Hazelmoor cuts the time to close the books by 70 %."}
  - {id: hosting, kind: commitment, match: facts, statement: "Hazelmoor stores customer data in Austria only."}
  - {id: free, kind: commitment, match: facts, statement: "Hazelmoor is free for the first three users."}
  - {id: category, kind: category, match: meaning, statement: "Hazelmoor is a close platform for finance teams."}
documents:
  - title: Deck
    passages:
      - {context: Results, passage: "Hazelmoor closes the books in 70 % less time.", tells: {saving: aligned}}
      - {context: Results, passage: "Hazelmoor opens its books every Friday."}
      - {context: Lunch, passage: "zzz qqq"}
"""


def test_a_passage_is_unrelated_to_the_nearest_messages_it_does_not_tell(tmp_path):
    (tmp_path / "hazelmoor.yaml").write_text(COMPANY, encoding="utf-8")
    pairs = read_documents(tmp_path)
    told = [(pair.message_id, pair.passage) for pair in pairs if pair.label == "aligned"]
    assert told == [("saving", "Hazelmoor closes the books in 70 % less time.")]
    assert {pair.type for pair in pairs} == {DOCUMENT}
    near = [pair for pair in pairs if pair.passage.startswith("Hazelmoor opens")]
    assert len(near) == NEAR_MESSAGES
    assert {pair.label for pair in near} == {"unrelated"}
    assert not [pair for pair in pairs if pair.passage == "zzz qqq"]
    assert read_pairs([tmp_path]) == []


def test_a_company_is_held_out_whole_and_never_trained_on(repository):
    pairs = read_pairs([repository / "training/pairs/authored", repository / "training/pairs"])
    split = split_pairs(pairs)
    trained = {pair.organisation for pair in split.training}
    held_out = {pair.organisation for pair in split.held_out}
    assert not trained & held_out
    assert len(held_out) == 7
    assert all(map(is_held_out, split.held_out))
