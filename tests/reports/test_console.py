"""The console report: 80 columns, no colour, bounded, and deaf to what assets say."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from msgcheck.model.message import MessageStatus
from msgcheck.model.passage import Coverage, UnreadPart
from msgcheck.model.place import SlidePlace
from msgcheck.reports.run.console import ConsoleLimits, print_run


def printed(run, *, width=80, color=False, **options):
    console = Console(file=io.StringIO(), width=width, force_terminal=color, color_system="standard" if color else None)
    print_run(run, console, **options)
    return console.file.getvalue()


def said(text):
    """The words of a printout, wherever its lines break."""
    return " ".join(text.split())


def test_one_group_says_what_where_and_what_instead(made):
    text = said(printed(made.made_run()))
    headline = "warning Use 'open source' instead of 'Foss'. ×5 term.deprecated"
    assert f"{headline} Why ⟦Foss⟧ wins slides 1, 3, 4 and 2 more warning" in text


def test_a_message_finding_shows_approved_wording_reason_and_certainty(made):
    text = said(printed(made.made_run()))
    assert "Flow ⟦closes the books 70 % faster⟧ for every team. page 2, under “What you gain”" in text
    assert f"approved (value-prop): {made.STATEMENT} how sure:" in text
    assert "how sure: very likely (91 %)" in text


def test_a_retired_message_is_not_called_approved(made):
    retired = replace(made.made_message("value-prop", made.STATEMENT), status=MessageStatus.RETIRED)
    finding = made.message_finding(message="An old category.", evidence=(("approved", "The close platform."),))
    text = said(printed(made.made_run(findings=(finding,), messages=(retired,))))
    assert "approved: The close platform." in text
    assert made.STATEMENT not in text


def test_a_suggestion_is_said_once(made):
    findings = (made.finding(suggestions=("Open source",)), made.finding("OSS", suggestions=("open code", "open work")))
    text = said(printed(made.made_run(findings=findings)))
    assert "say: Open source" not in text
    assert "say: open code / open work" in text


def test_a_waiver_is_shown(made):
    text = said(printed(made.made_run(findings=(made.finding(waiver="until the relaunch"),))))
    assert "waived: until the relaunch" in text


def test_assets_come_worst_first_with_their_score(made):
    text = printed(made.made_run())
    headings = [line for line in text.splitlines() if line in {made.SHEET, made.DECK, made.PAGE}]
    assert headings == [made.SHEET, made.DECK, made.PAGE]
    assert "“Datasheet” · collateral · message score 50 · 1 error" in text


def test_what_was_not_checked_is_told(made):
    text = said(printed(made.made_run()))
    assert "Skipped: corpora/decks/locked.pptx: It needs a password. (encrypted)" in text
    assert f"Not read: {made.DECK}: slide 3 video: no text" in text
    assert "Not run: message.wrong-audience: The platform names no personas." in text
    assert "Note: The cache could not be used." in text


def test_parts_that_share_a_reason_are_one_line_unless_nobody_asked(made):
    unread = tuple(UnreadPart(f"ppt/embeddings/oleObject{number}.bin", "unknown") for number in range(30, 0, -1))
    run = made.made_run(assets=(made.asset(made.DECK, coverage=Coverage(40, 10, unread)),))
    text = said(printed(run))
    assert text.count("Not read: ") == 1
    assert f"Not read: {made.DECK}: 30 parts (ppt/embeddings/oleObject1.bin, ppt/embeddings/oleObject2.bin," in text
    silent = said(printed(run, tells_unread=False))
    assert "Not read: " not in silent
    assert "30 parts not read" in silent


def test_the_end_tells_trend_score_and_all_counts(made):
    text = said(printed(made.made_run()))
    assert "2 new, 1 fixed, 6 unchanged since 30 June 2026, 08:00 UTC." in text
    assert "Message score 79.2 of 100. 100 means" in text
    assert "4 assets checked (1,248 passages), 1 skipped, 1 part not read, 1 rule not run: " in text
    assert text.endswith("1 error, 6 warnings, 1 suggestion.")


def test_quiet_prints_the_end_alone(made):
    text = printed(made.made_run(), quiet=True)
    assert "FOSS" not in text.upper().replace("OPEN SOURCE", "")
    assert text.startswith("Skipped: ")
    assert "Not read: " not in text
    assert said(text).endswith("1 suggestion.")


def test_a_clean_run_is_short_and_says_so(made):
    run = made.made_run(
        findings=(),
        skipped=(),
        rules_not_run=(),
        notices=(),
        comparison=None,
        assets=made.made_run().assets[:1],
        score=None,
    )
    assert said(printed(run)) == "1 asset checked (312 passages), 0 skipped: no findings."


@pytest.mark.parametrize("width", [40, 80, 132])
@pytest.mark.parametrize("name", ["made_run", "hostile_run"])
def test_no_line_is_wider_than_the_console(made, width, name):
    assert max(map(cell_len, printed(getattr(made, name)(), width=width).splitlines())) <= width


def test_wide_letters_keep_within_the_console_and_are_whole(made):
    finding = made.finding("機能", "毎月の締めを" * 20, "で早くします" * 20)
    text = printed(made.made_run(findings=(finding,)))
    assert max(map(cell_len, text.splitlines())) <= 80
    assert "⟦機能⟧" in "".join(text.split())


def test_a_path_is_never_cut(made):
    uri = "corpora/" + "a-very-long-folder/" * 9 + "deck.pptx"
    run = made.made_run(assets=(made.asset(uri), made.asset("b/c.md")), findings=(made.finding(asset=uri),))
    assert "".join(printed(run).split()).count(uri) == 2


def test_a_folder_that_all_assets_share_is_told_once_in_the_overview(made):
    assets = (made.asset("corpora/decks/a.pptx"), made.asset("corpora/decks/b.pptx"))
    lines = printed(made.made_run(assets=assets, findings=())).splitlines()
    named = [line.split()[-1] for line in lines[:4] if line.split()]
    assert named == ["corpora/decks/", "a.pptx", "b.pptx"]


def test_a_long_run_is_bounded_and_counts_the_rest(made):
    text = printed(made.large_run(400, 80))
    assert text.count("\n") < 1000
    assert "and 56 more findings, see --format html" in text
    assert "and 30,400 findings in 380 more assets, see --format html" in text
    assert "and 375 more assets, see --format html" in text


def test_limits_are_the_callers(made):
    text = printed(made.made_run(), limits=ConsoleLimits(groups=1, assets=1, rows=1))
    assert "and 7 findings in 2 more assets, see --format html" in text
    assert "and 3 more assets, see --format html" in text


def test_hostile_text_prints_as_text(made):
    text = printed(made.hostile_run())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert "[bold][31mred[0m" in "".join(text.split())


def test_on_a_screen_the_only_controls_are_our_styles(made):
    text = printed(made.hostile_run(), color=True)
    assert "⟦" not in text
    assert re.search("\x1b\\[1;4m", text)
    assert not re.search("\x1b", re.sub("\x1b\\[[0-9;]*m", "", text))
    assert "\x1b[31mred" not in text


def test_a_console_of_another_encoding_gets_what_it_can_write(made):
    file = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    print_run(made.made_run(findings=(made.finding("日本", place=SlidePlace(1)),)), Console(file=file, width=80))
    file.flush()
    assert "Why [[??]] wins" in file.buffer.getvalue().decode("cp1252")
