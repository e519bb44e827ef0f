"""The comment is short, bounded, and shows the text of assets as text."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from msgcheck.model.severity import Severity
from msgcheck.reports.run.markdown import MARKER, MarkdownLimits, escaped, run_as_markdown

OWN_TAGS = {"details", "summary", "b", "br", "sub", "span"}


def rendered(text):
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


def shown(text):
    """What a reader sees of it."""
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = re.sub(r"<[^<>]*>", "", text).replace(code, letter) if code == "&lt;" else text.replace(code, letter)
    return text


def opened(run):
    return replace(run, findings=tuple(replace(finding, waiver=None) for finding in run.findings))


def test_it_starts_with_its_marker_and_the_counts(made):
    lines = run_as_markdown(made.made_run()).splitlines()
    assert lines[:2] == [MARKER, "### msgcheck: 1 error, 6 warnings, 1 suggestion"]
    assert "Message score 79.2 of 100." in lines


def test_the_worst_asset_stands_open_and_the_others_are_folded(made):
    text = run_as_markdown(made.made_run())
    summaries = re.findall(r"<details( open)?><summary>(.*?)</summary>", text)
    assert [is_open for is_open, _ in summaries] == [" open", "", "", ""]
    assert summaries[0][1] == "<b>corpora/collateral/datasheet.pdf</b>: 1 error"
    assert text.count("<details") == text.count("</details>")


def test_the_same_thing_is_said_once_with_its_places(made):
    text = run_as_markdown(made.made_run())
    assert "- **warning** Use 'open source' instead of 'Foss'. **×5**" in text
    assert "slides 1, 3, 4 and 2 more · term.deprecated" in text
    assert "Why <b>Foss</b> wins" in text


def test_known_and_waived_findings_are_counted_only(made):
    findings = (made.finding(waiver="legal"), made.finding(baseline="known"))
    text = run_as_markdown(made.made_run(findings=findings))
    assert "### msgcheck: no new findings" in text
    assert "0 new findings, 1 known, 1 waived." in text
    assert "term.deprecated" not in text


def test_what_was_not_checked_is_told(made):
    page = shown(rendered(run_as_markdown(made.made_run())))
    for words in ("locked.pptx: It needs a password. (encrypted)", "slide 3 video: no text", "message.wrong-audience"):
        assert words in page


@pytest.mark.parametrize(
    "text",
    [
        *(
            "@acme/legal",
            "see #12 and GH#3",
            "![x](https://evil.example/p.png)",
            "[a](b)",
            "<img src=x>",
            "`code`",
            "**b**",
        ),
        *(
            "| a | b |",
            "~~gone~~",
            "$1 and $2 a year",
            "https://evil.example www.evil.example",
            "a\n/close\n# Title",
            "&copy;",
        ),
        *("<!-- x --> -->", "</details></summary>", "\\*", "__init__", "x\u202egnp", "- [ ] task", "!7 ~bug %1"),
    ],
)
def test_text_of_strangers_shows_as_text(text):
    page = rendered(f"- before {escaped(text)} after")
    tags = {tag.lower() for tag in re.findall(r"</?([a-zA-Z]\w*)", page)}
    assert tags <= {"ul", "li", "span"}
    assert " ".join(text.replace("\u202e", "").split()) in shown(page)
    assert not re.search(r"@\w|#\d|://|www\.|\$\w+ and|!\d|!\[", re.sub("<span>.</span>", "", escaped(text)))


def test_a_hostile_run_brings_no_tag_but_our_own(made):
    page = rendered(run_as_markdown(opened(made.hostile_run())))
    assert "onerror" in page
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z]\w*)", page)} <= OWN_TAGS | {
        "h3",
        "p",
        "ul",
        "li",
        "strong",
    }


@pytest.mark.parametrize("word", ["plain", "漢字かな交じり文", "@#$!:" * 20])
def test_a_large_run_stays_below_the_limit_and_says_what_was_cut(made, word):
    run = made.large_run(300, 60)
    run = replace(run, findings=tuple(replace(f, message=f"{word} {i % 60}") for i, f in enumerate(run.findings)))
    text = run_as_markdown(run)
    assert 40_000 < len(text.encode("utf-8")) <= 64_000
    (assets,) = re.findall(r"And [\d,]+ findings in (\d+) more assets: too long for a comment", text)
    assert int(assets) + text.count("<details") - 1 == 300
    assert text.count("<details") == text.count("</details>")


def test_worst_first_so_that_the_cut_takes_the_mildest(made):
    run = made.large_run(30, 40)
    worst = replace(run.findings[-1], severity=Severity.ERROR)
    text = run_as_markdown(replace(run, findings=(*run.findings[:-1], worst)), MarkdownLimits(total_bytes=12_000))
    assert worst.asset in text.split("<details")[1]


def test_one_huge_asset_is_still_told_in_bounds(made):
    huge = made.finding("x" * 100_000, message="y" * 100_000, asset="z" * 100_000)
    text = run_as_markdown(made.made_run(findings=(huge,), skipped=()))
    assert 1_000 < len(text) < 5_000
