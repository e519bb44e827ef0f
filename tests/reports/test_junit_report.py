"""JUnit XML holds to the schema of Jenkins, fails as the gate does, and tells what was not checked."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from msgcheck.model.severity import Severity
from msgcheck.reports.run.junit import run_as_junit_lines

SCHEMA = etree.XMLSchema(file=str(Path(__file__).with_name("schemas") / "junit-10.xsd"))
RULES = ("claim.expired", "message.missing", "term.deprecated")


def written(run, fail_on=Severity.WARNING, rules=RULES, *, only_new=True):
    text = "".join(run_as_junit_lines(run, rules, fail_on=fail_on, only_new=only_new))
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def failed(root):
    return [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]


@pytest.mark.parametrize("name", ["made_run", "hostile_run", "large_run"])
@pytest.mark.parametrize("fail_on", [None, Severity.SUGGESTION])
def test_every_run_holds_to_the_schema(made, name, fail_on):
    run = getattr(made, name)()
    SCHEMA.assertValid(written(run, fail_on))
    opened = replace(run, findings=tuple(replace(finding, waiver=None) for finding in run.findings))
    assert bool(failed(written(opened, fail_on))) is (fail_on is not None)


def test_the_schema_refuses_what_is_wrong(made):
    root = written(made.made_run())
    del root[0].attrib["tests"]
    assert not SCHEMA.validate(root)


@pytest.mark.parametrize(
    ("fail_on", "groups"),
    [
        (Severity.ERROR, ["datasheet.pdf: message"]),
        (Severity.WARNING, ["datasheet.pdf: message", "emea-sales.pptx: term"]),
        (Severity.SUGGESTION, ["datasheet.pdf: message", "emea-sales.pptx: term", "pricing.html: message"]),
        (None, []),
    ],
)
def test_cases_fail_as_the_gate_does(made, fail_on, groups):
    names = [name.rpartition("/")[2] for name in failed(written(made.made_run(), fail_on))]
    assert names == groups


def test_known_and_waived_findings_do_not_fail_and_are_told(made):
    findings = (made.finding(waiver="legal wants it"), made.finding(baseline="known"))
    root = written(made.made_run(findings=findings))
    assert failed(root) == []
    (output,) = root.iterfind(".//testcase/system-out")
    assert "warning (waived: legal wants it): slide 4" in output.text
    assert "warning (known): slide 4" in output.text
    assert "0 new findings, 1 known, 1 waived." in root.find("testsuite[@name='Notes']/system-out").text


def test_what_is_known_fails_where_it_fails_the_run(made):
    run = made.made_run(findings=(made.finding(waiver="legal wants it"), made.finding("OSS", baseline="known")))
    assert [failure.text.count("(known)") for failure in written(run, only_new=False).iter("failure")] == [1]


def test_each_asset_has_each_group_also_without_findings(made):
    root = written(made.made_run())
    clean = root.find("testsuite[@name='corpora/web/clean.html']")
    assert [case.get("name").partition(": ")[2] for case in clean] == ["claim", "message", "term"]
    assert {case.get("classname") for case in clean} == {"msgcheck.corpora.web"}
    assert all(len(case) == 0 for case in clean)


def test_counts_are_those_of_the_cases(made):
    for suite in written(made.made_run()).iterfind("testsuite"):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.get("skipped")) == sum(case.find("skipped") is not None for case in cases)


def test_a_failure_says_how_many_and_where(made):
    root = written(made.made_run())
    failure = root.find("testsuite[@name='corpora/decks/emea-sales.pptx']/testcase/failure")
    assert failure.get("type") == "warning"
    assert failure.get("message") == "6 warnings: Use 'open source' instead of 'Foss'."
    assert "warning: slide 9, Title 1: Use 'open source' instead of 'FOSS'. [term.deprecated]\n" in failure.text
    assert "Why ⟦FOSS⟧ wins" in failure.text


def test_what_was_not_checked_is_told(made):
    root = written(made.made_run())
    assert [
        case.find("skipped").get("message") for case in root.iterfind("testsuite[@name='Skipped assets']/testcase")
    ] == ["It needs a password. (encrypted)"]
    assert root.find("testsuite[@name='Rules not run']/testcase").get("name") == "message.wrong-audience"
    assert "slide 3 video: no text" in root.findtext("testsuite[@name='corpora/decks/emea-sales.pptx']/system-out")
    assert root.findtext("testsuite[@name='Notes']/system-out") == "The cache could not be used."


def test_a_long_case_is_cut_and_counted(made):
    run = made.large_run(1, 500)
    (failure,) = written(run).iterfind(".//failure")
    assert failure.text.endswith("\nand 300 more")
    assert failure.get("message").startswith("500 warnings")


def test_characters_that_xml_lacks_do_not_break_it(made):
    findings = (made.finding("a\ufffeb\uffff\x00\ud800<&]]>"),)
    assert "ab\ufffd<&]]>" in written(made.made_run(findings=findings)).find(".//failure").text


def test_the_same_run_gives_the_same_bytes(made):
    run = made.made_run()
    one, other = ("".join(run_as_junit_lines(each, RULES, fail_on=None)) for each in (run, replace(run)))
    assert one == other
