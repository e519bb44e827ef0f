"""The web page in a real browser: it opens quietly, filters by click and keyboard, and can be read by everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from msgcheck.model.observation import Reference
from msgcheck.reports.run.web_page import run_as_html

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('article')].filter((a) => a.checkVisibility()).map((a) => a.id)"

CONTRAST = """
() => {
  const parse = (color) => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.a === 1) return color;
    }
    return { r: 255, g: 255, b: 255 };
  };
  const poor = {};
  for (const element of document.querySelectorAll("body *")) {
    const has_text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!has_text || !element.checkVisibility() || element.closest("svg, script")) continue;
    const [one, other] = [parse(getComputedStyle(element).color), behind(element)].map(luminance);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor[`${element.tagName}.${element.className}`] = ratio;
  }
  return poor;
}
"""


@pytest.fixture
def opened(opened_page):
    """A function that opens the page of a run."""
    return lambda run, hash_="", **context: opened_page(run_as_html(run), hash_, **context)


@pytest.fixture
def page(opened, made):
    return opened(made.made_run())


def field(page, name):
    return page.get_by_role("searchbox" if name == "Words" else "combobox", name=name, exact=True)


def wait_for_result(page, words):
    page.get_by_role("status").filter(has_text=words).wait_for()


def test_everything_is_shown_at_first(page):
    assert page.evaluate(SHOWN) == ["g1", "g2", "g3", "g4"]
    assert page.get_by_role("status").inner_text() == "All 8 findings."


@pytest.mark.parametrize(
    ("name", "value", "shown", "said"),
    [
        ("Severity", "error", ["g1"], "1 finding of 8, in 1 group."),
        ("Rule", "term.deprecated", ["g2", "g3"], "6 findings of 8, in 2 groups."),
        ("Message", "tagline", ["g4"], "1 finding of 8, in 1 group."),
        ("Asset", "corpora/web/pricing.html", ["g4"], "1 finding of 8, in 1 group."),
    ],
)
def test_a_filter_shows_what_it_says_and_stands_in_the_address(page, name, value, shown, said):
    field(page, name).select_option(value)
    assert page.evaluate(SHOWN) == shown
    assert page.get_by_role("status").inner_text() == said
    assert page.url.endswith(f"#{name.lower()}={value.replace('/', '%2F')}")


@pytest.mark.parametrize(
    ("query", "shown"), [("70 books", ["g1"]), ("CLOSE WITH CALM", ["g4"]), ("slide 12", ["g2"]), ("nothing", [])]
)
def test_words_are_found_in_the_quote_the_wording_and_folded_places(page, query, shown):
    field(page, "Words").fill(query)
    page.wait_for_url(re.compile("#q="))
    assert page.evaluate(SHOWN) == shown


@pytest.fixture
def settled(made):
    """A run of which the errors are known and one of the suggestions is waived."""
    run = made.made_run()
    known = [replace(each, baseline="known") if each.severity == "error" else each for each in run.findings]
    return replace(run, findings=(*(replace(each, waiver="a quote") if not each.quote else each for each in known),))


@pytest.mark.parametrize(("state", "shown"), [("new", ["g2", "g3"]), ("known", ["g1"]), ("waived", ["g4"])])
def test_what_is_known_or_waived_is_counted_marked_and_filtered(opened, settled, state, shown):
    page = opened(settled)
    assert page.locator(".states").inner_text() == "6 new · 1 known · 1 waived by baseline and waivers"
    assert page.locator("article .state").all_text_contents() == ["Known", "New", "New", "Waived"]
    assert page.locator("#g4 .meta").text_content().endswith("waived: a quote")
    field(page, "State").select_option(state)
    assert page.evaluate(SHOWN) == shown
    assert page.url.endswith(f"#state={state}")
    page.get_by_role("link", name="6 new").click()
    assert (field(page, "State").input_value(), page.evaluate(SHOWN)) == ("new", ["g2", "g3"])
    assert page.evaluate(CONTRAST) == {}


def test_where_nothing_is_settled_no_state_is_told(page):
    assert page.locator(".state, .states").count() == 0
    assert not field(page, "State").is_visible()


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_the_filter_of_states_fits(opened, settled, width):
    page = opened(settled, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1280:
        fields = "[...document.querySelectorAll('form.filter > :not([hidden])')]"
        assert len(set(page.evaluate(f"{fields}.map((field) => field.getBoundingClientRect().bottom)"))) == 1


def test_the_filter_works_by_keyboard_alone(page):
    field(page, "Asset").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Warn")
    wait_for_result(page, "6 findings of 8")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for_result(page, "All 8 findings.")
    assert page.evaluate("location.hash") == ""


def test_the_address_restores_the_filter(opened, made):
    page = opened(made.made_run(), "#severity=warning&q=OSS")
    assert field(page, "Severity").input_value() == "warning"
    assert field(page, "Words").input_value() == "OSS"
    assert page.evaluate(SHOWN) == ["g2", "g3"]


def test_an_unknown_value_in_the_address_filters_nothing(opened, made):
    page = opened(made.made_run(), "#asset=gone.pptx&severity=fatal")
    assert len(page.evaluate(SHOWN)) == 4


def test_a_cell_of_the_map_filters_and_the_back_button_undoes_it(page):
    page.get_by_role("link", name="conflicting").click()
    assert page.evaluate(SHOWN) == ["g1"]
    assert field(page, "Message").input_value() == "value-prop"
    assert page.evaluate("document.activeElement.id") == "findings-heading"
    page.go_back()
    wait_for_result(page, "All 8 findings.")


def test_a_cell_works_by_keyboard(page):
    page.get_by_role("link", name="missing").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["g4"]


def test_a_count_of_the_overview_filters(page):
    page.get_by_role("link", name="6 warnings").click()
    assert page.evaluate(SHOWN) == ["g2", "g3"]


def test_a_link_to_a_finding_arrives_in_a_long_page(opened, made):
    page = opened(made.large_run(40, 20), "#g150")
    page.wait_for_timeout(300)
    assert 0 <= page.evaluate("document.getElementById('g150').getBoundingClientRect().top") < 300


def test_without_script_everything_is_there_and_no_dead_control(opened, made):
    page = opened(made.made_run(), java_script_enabled=False)
    assert [article.is_visible() for article in page.locator("article").all()] == [True] * 4
    assert not page.locator("form.filter").is_visible()
    page.get_by_text("All 5 places").click()
    assert page.get_by_text("slide 12, Title 1").is_visible()


def test_hostile_text_does_nothing(opened, made):
    page = opened(made.hostile_run())
    field(page, "Words").fill("7*7")
    page.wait_for_url(re.compile("#q="))
    assert len(page.evaluate(SHOWN)) == 2
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["made_run", "large_run"])
def test_every_text_has_the_contrast_of_wcag_aa(opened, made, scheme, name):
    run = made.made_run() if name == "made_run" else made.large_run(6, 2, 6)
    page = opened(run, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert page.evaluate(CONTRAST) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(opened, made, axe_violations, scheme):
    page = opened(made.made_run(), color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert axe_violations(page) == []


@pytest.mark.parametrize(("scheme", "darkest", "lightest"), [("light", 200, 255), ("dark", 0, 50)])
def test_the_page_follows_the_colour_scheme(opened, made, scheme, darkest, lightest):
    page = opened(made.made_run(), color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(darkest <= int(channel) <= lightest for channel in re.findall(r"\d+", paper))


def test_headings_step_down_one_at_a_time(page):
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


UNNAMED = """
() => [...document.querySelectorAll("a, button, select, input, summary, [role=region], [role=img]")]
  .filter((element) => !(element.ariaLabel || element.labels?.length
    || document.getElementById(element.getAttribute("aria-labelledby"))
    || (element.matches("a, button, summary") && element.textContent.trim())))
  .map((element) => element.outerHTML)
"""


def test_every_control_has_a_name_and_the_page_a_language(page):
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("table").count() == page.locator("table:has(th[scope=col]):has(th[scope=row])").count()


def test_the_first_tab_leads_past_the_map(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_never_scrolls_sideways(opened, made, width):
    for run in (made.made_run(), made.hostile_run(), made.large_run(30, 4)):
        page = opened(run, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


EDGES = """
() => [".scroll:has(> .map)", ".map thead th:last-child", ".map tbody tr:nth-child(60) th"]
  .map((selector) => document.querySelector(selector).getBoundingClientRect().toJSON())
"""


def test_the_map_keeps_its_headers_while_it_scrolls(opened, made):
    page = opened(made.large_run(100, 4), viewport={"width": 700, "height": 800})
    page.evaluate("document.querySelector('.scroll:has(> .map)').scrollTo(300, 900)")
    box, head, side = page.evaluate(EDGES)
    assert abs(head["top"] - box["top"]) <= 2
    assert abs(side["left"] - box["left"]) <= 2


def test_paper_shows_the_whole_map_and_no_filter(opened, made):
    page = opened(made.large_run(60, 2))
    page.emulate_media(media="print")
    assert not page.locator("form.filter").is_visible()
    frame = "document.querySelector('.scroll:has(> .map)')"
    hidden = f"(({{ scrollHeight, clientHeight }}) => scrollHeight - clientHeight)({frame})"
    assert page.evaluate(hidden) <= 1


FILTER_MILLISECONDS = """
async () => {
  const start = performance.now();
  const field = document.querySelector("[name=severity]");
  field.value = "error";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""


def test_eight_thousand_groups_open_and_filter_quickly(opened, made):
    run = made.large_run()
    alone = (replace(finding, reference=Reference("term", str(n))) for n, finding in enumerate(run.findings))
    page = opened(replace(run, findings=tuple(alone)))
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    assert timing["domContentLoadedEventEnd"] - timing["responseEnd"] < 8000
    assert page.evaluate(FILTER_MILLISECONDS) < 3000
    assert page.get_by_role("status").inner_text() == "0 findings of 8,000, in 0 groups."
