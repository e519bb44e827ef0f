"""What was not read becomes a finding, one for the parts of a folder that share their reason."""

from msgcheck.checks.assets.parts import check_parts
from msgcheck.checks.assets.text import WITHOUT_TEXT
from msgcheck.model.observation import Reference
from msgcheck.model.passage import UnreadPart


def test_each_part_is_said_once_with_its_reasons():
    unread = [
        UnreadPart("ppt/slides/slide1.xml", "bad-xml"),
        UnreadPart("ppt/charts/chart3.xml", "4 texts not read: “Plan 2019”"),
        UnreadPart("ppt/slides/slide1.xml", "ink"),
    ]
    one, other = check_parts(unread)
    assert (one.rule, one.passage) == ("asset.unread-part", None)
    assert one.reference == Reference("part", "ppt/slides/slide1.xml")
    assert one.message == "Not read and not checked: ppt/slides/slide1.xml (bad-xml; ink)."
    assert other.message == "Not read and not checked: ppt/charts/chart3.xml (4 texts not read: “Plan 2019”)."


def test_parts_of_a_folder_that_share_a_reason_are_one_finding():
    unread = [UnreadPart(f"ppt/embeddings/oleObject{number}.bin", "Open it.") for number in range(30, 0, -1)]
    (seen,) = check_parts(unread)
    names = ", ".join(f"ppt/embeddings/oleObject{number}.bin" for number in (1, 2, 3))
    assert seen.message == f"Not read and not checked: 30 parts ({names} and 27 more): Open it."
    assert seen.reference == Reference("part", "ppt/embeddings/oleObject1.bin")


def test_a_page_without_text_belongs_to_the_other_rule():
    assert check_parts([UnreadPart("page 2", reason) for reason in sorted(WITHOUT_TEXT)]) == []


def test_a_file_in_pieces_does_not_drown_the_report():
    seen = check_parts(UnreadPart(f"part {number}", f"damaged at {number}") for number in range(1_250))
    assert len(seen) == 101
    assert seen[-1].message == "Not read and not checked: 1,150 more parts. `msgcheck inspect` lists them all."
    assert check_parts([]) == []
