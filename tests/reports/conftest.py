"""Runs made by hand, and a browser to read pages in."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def made():
    """The module ``made_runs``: loaded by path, because tests are no packages."""
    return _loaded("made_runs")


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium of the system; the test is skipped by name where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opened_page(browser, tmp_path):
    """A function that opens HTML in the browser; any message on its console and any request fails the test."""
    contexts, noise = [], []

    def open_page(html, hash_="", **context):
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(file.as_uri()) else noise.append(request.url))
        page.goto(file.as_uri() + hash_)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


@pytest.fixture(scope="session")
def axe_violations():
    """A function that lets axe-core look at a page: what is serious or critical, each with its elements.

    axe works by scripts, so the page is opened with ``bypass_csp``.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

    def violations(page):
        found = axe.Axe().run(page).response["violations"]
        grave = [violation for violation in found if violation["impact"] in {"serious", "critical"}]
        return [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in grave]

    return violations


@pytest.fixture(scope="session")
def made_drift():
    """The module ``made_drift_report``, in the same way."""
    return _loaded("made_drift_report")


def _loaded(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
