"""Messages over whole assets: what is told, and what is missing."""

import pytest

PLATFORM = """
schema: 1
name: Lumo platform
version: "1"
messages:
  - id: saves-time
    kind: proof_point
    statement: Lumo cuts the time to close the books by 70 percent.
    required_in: [page]
"""


@pytest.fixture
def verdict_on(workspace, scan):
    """Write one page and say what it does with the message: (text) -> (verdict, rules found)."""

    def of(text):
        (workspace / "platform/messages.yaml").write_text(PLATFORM, encoding="utf-8")
        (workspace / "pages/home.md").write_text(text, encoding="utf-8")
        run = scan(select=("message",))
        (asset,) = (asset for asset in run.assets if asset.uri == "pages/home.md")
        found = [finding.rule for finding in run.findings if finding.asset == asset.uri]
        return asset.verdicts[0].verdict, found

    return of


TOLD_BY_BULLETS = "# Lumo\n\n- Closing the books:\n- Lumo cuts the time\n- by 70 percent\n"


def test_a_message_told_over_bullets_is_not_missing(verdict_on):
    assert verdict_on(TOLD_BY_BULLETS) == ("aligned", [])


ROWS = "# Lumo\n\n| What | How much |\n|---|---|\n| Time to close the books cut by | {} |\n"


def test_a_value_of_a_table_is_held_to_what_its_row_says(verdict_on):
    assert verdict_on(ROWS.format("45 percent"))[0] == "conflicting"
    assert verdict_on(ROWS.format("70 percent"))[0] == "aligned"


def test_half_of_it_is_not_enough(verdict_on):
    assert verdict_on("# Lumo\n\n- Closing the books\n- by noon on Friday\n") == ("missing", ["message.missing"])


def test_bullets_of_different_parts_of_a_page_are_not_read_together(verdict_on):
    bullets = TOLD_BY_BULLETS.splitlines()[2:]
    parts = "\n\n".join(f"## Part {number}\n\n{bullet}" for number, bullet in enumerate(bullets))
    assert verdict_on(f"# Lumo\n\n{parts}\n")[0] == "missing"


GUIDE = """# How we write

## Yes

- Lumo cuts the time to close the books by 70 percent.

## No

- Lumo cuts the time to close the books by 45 percent.
"""


def test_what_a_style_guide_shows_as_wrong_is_left_alone_and_counted(verdict_on, scan):
    assert verdict_on(GUIDE) == ("aligned", [])
    (told,) = (notice for notice in scan(select=("message",)).notices if "Left alone" in notice)
    assert "1 use of what the asset itself shows as wrong" in told


FRENCH = """# Lumo

Lumo est une équipe de douze personnes qui aime les chiffres, les tableaux et les soirées tranquilles, et qui le dit
volontiers à tous ceux qui veulent l'entendre dans les bureaux de Lyon.

Lumo réduit le temps de clôture des comptes de {} %.
"""


@pytest.fixture
def french(workspace, scan):
    """Write one page in French about a platform in French: (share of time saved) -> run."""

    def of(share):
        statement = "Lumo réduit le temps de clôture des comptes de 70 %."
        written = PLATFORM.replace("Lumo cuts the time to close the books by 70 percent.", statement)
        platform = written.replace("schema: 1\n", "schema: 1\nlanguage: fr\n")
        (workspace / "platform/messages.yaml").write_text(platform, encoding="utf-8")
        (workspace / "pages/home.md").write_text(FRENCH.format(share), encoding="utf-8")
        return scan(select=("message", "claim"))

    return of


@pytest.mark.parametrize(("share", "rules"), [(45, ["claim.number-mismatch"]), (70, [])])
def test_another_figure_in_a_wording_is_found_in_other_languages(french, share, rules):
    run = french(share)
    assert [finding.rule for finding in run.findings if finding.asset == "pages/home.md"] == rules
    assert {finding.confidence for finding in run.findings if finding.asset == "pages/home.md"} <= {None}


def test_what_is_judged_by_wordings_alone_is_counted(french, verdict_on, scan):
    (told,) = (notice for notice in french(70).notices if "held to their wordings" in notice)
    assert "pages/home.md (2)" in told
    verdict_on(GUIDE)
    assert not [notice for notice in scan(select=("message",)).notices if "held to their wordings" in notice]


HOSTED = """
schema: 1
name: Lumo platform
version: "1"
messages:
  - id: hosting
    kind: commitment
    statement: Customer data is stored and processed only in Austria.
"""
PERHAPS = "# Lumo\n\nCustomer data is stored in several countries, Austria among them.\n"


@pytest.fixture
def possible(workspace, scan):
    """Write a page with a drift that is only possible: (select, settings, ignore) -> (rules found, notices of it)."""

    def of(select, settings="", ignore=()):
        (workspace / "platform/messages.yaml").write_text(HOSTED, encoding="utf-8")
        (workspace / "pages/home.md").write_text(PERHAPS, encoding="utf-8")
        with (workspace / "msgcheck.toml").open("a", encoding="utf-8") as file:
            file.write(settings)
        run = scan(select=select, ignore=ignore)
        rules = [finding.rule for finding in run.findings if finding.asset == "pages/home.md"]
        return rules, [notice for notice in run.notices if "possible drift" in notice]

    return of


def test_a_possible_drift_is_counted_and_shown_to_who_asks(possible):
    rules, (notice,) = possible(("message",))
    assert not rules
    assert notice.startswith("1 possible drift is not told")
    assert "pages/home.md (1)" in notice
    assert possible(("message", "message.possible-drift")) == (["message.possible-drift"], [])
    assert possible(("message",), ignore=("message.possible-drift",)) == ([], [])


@pytest.mark.parametrize(("severity", "rules"), [("warning", ["message.possible-drift"]), ("off", [])])
def test_a_possible_drift_is_as_severe_as_the_settings_say(possible, severity, rules):
    assert possible(("message",), f'\n[rules."message.possible-drift"]\nseverity = "{severity}"\n') == (rules, [])
