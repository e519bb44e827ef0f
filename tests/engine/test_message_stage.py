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


def test_half_of_it_is_not_enough(verdict_on):
    assert verdict_on("# Lumo\n\n- Closing the books\n- by noon on Friday\n") == ("missing", ["message.missing"])


def test_bullets_of_different_parts_of_a_page_are_not_read_together(verdict_on):
    bullets = TOLD_BY_BULLETS.splitlines()[2:]
    parts = "\n\n".join(f"## Part {number}\n\n{bullet}" for number, bullet in enumerate(bullets))
    assert verdict_on(f"# Lumo\n\n{parts}\n")[0] == "missing"
