from dataclasses import replace

import pytest

from msgcheck.config.settings import AssetKind, Settings
from msgcheck.engine.notices.idle_parts import plan_notices
from msgcheck.model.address import UNREAD_SITEMAP
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.message import MatchMode, Message, MessageKind, MessageStatus, Platform
from msgcheck.model.reference_data import Reference
from msgcheck.model.term import Glossary, Term
from msgcheck.sources.folders import Found

MESSAGE = Message(id="m", kind=MessageKind.PROBLEM, statement="s", match=MatchMode.MEANING, required_in=("deck",))
REFERENCE = Reference(
    Platform(name="p", version="1", messages=(MESSAGE,)), Glossary((Term(id="t", preferred="t"),)), ()
)


@pytest.fixture
def settings(tmp_path):
    return Settings(root=tmp_path, name="w", platform=tmp_path / "platform", kinds=(AssetKind("deck", ("decks/**",)),))


@pytest.fixture
def found(tmp_path):
    deck = Asset("decks/a.pptx", tmp_path / "decks" / "a.pptx", "deck", "pptx", frozenset({"body"}))
    return Found((deck,), ())


def test_plan_that_checks_everything_has_no_notice(settings, found):
    assert plan_notices(settings, REFERENCE, found, is_whole=True) == ()


def test_pattern_that_matches_nothing_is_said_for_the_whole_workspace(settings, found):
    settings = replace(settings, kinds=(*settings.kinds, AssetKind("web", ("wbe/**",))))
    (notice,) = plan_notices(settings, REFERENCE, found, is_whole=True)
    assert "[assets.web]" in notice
    assert "wbe/**" in notice
    assert plan_notices(settings, REFERENCE, found, is_whole=False) == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AssetKind("pitch", ("decks/*.pptx",)), "[assets.pitch] in msgcheck.toml: an earlier kind takes all its files"),
        (AssetKind("mail"), "[assets.mail] in msgcheck.toml has neither paths nor urls"),
    ],
)
def test_a_kind_that_no_asset_is_of_is_said(settings, found, kind, words):
    settings = replace(settings, kinds=(*settings.kinds, kind))
    (notice,) = plan_notices(settings, REFERENCE, found, is_whole=True)
    assert notice.startswith(words)
    assert plan_notices(settings, REFERENCE, found, is_whole=False) == ()
    own = Found((*found.assets, replace(found.assets[0], uri="mails/a.eml", kind=kind.name)), ())
    assert "earlier" not in " ".join(plan_notices(settings, REFERENCE, own, is_whole=True))


def test_pattern_of_addresses_that_takes_no_page_is_said_where_its_pages_are_known(settings, found):
    blog = AssetKind("blog", urls=("https://www.acme.example/blog/**",))
    settings = replace(settings, kinds=(*settings.kinds, blog))
    (notice,) = plan_notices(settings, REFERENCE, found, is_whole=True)
    assert "[assets.blog]" in notice
    assert plan_notices(settings, REFERENCE, found, is_whole=True, fetches=False) == ()
    unread = SkippedAsset("https://acme.example/sitemap.xml", UNREAD_SITEMAP, "It is none.")
    assert plan_notices(settings, REFERENCE, replace(found, skipped=(unread,)), is_whole=True) == ()


@pytest.mark.parametrize(("count", "said"), [(1, "decks/a.pptx stands"), (3, "decks/a.pptx and 2 more stand")])
def test_assets_of_no_kind_are_said_with_what_is_not_asked_of_them(settings, found, count, said):
    outside = Found((replace(found.assets[0], kind="other"),) * count, ())
    (notice,) = plan_notices(settings, REFERENCE, outside, is_whole=False)
    assert notice.startswith(f"{said} outside the `paths` and `urls` of every asset kind")
    assert "no message is required" in notice
    assert plan_notices(replace(settings, kinds=()), REFERENCE, outside, is_whole=False) == ()


def test_nothing_found_is_said(settings):
    assert "nothing was checked" in plan_notices(settings, REFERENCE, Found((), ()), is_whole=False)[0]


def test_workspace_without_assets_is_said(settings, found):
    assert "names no assets" in plan_notices(replace(settings, kinds=()), REFERENCE, found, is_whole=True)[0]


def test_missing_glossary_is_said(settings, found):
    (notice,) = plan_notices(settings, replace(REFERENCE, glossary=Glossary()), found, is_whole=True)
    assert "no glossary.yaml" in notice


def test_kind_that_no_asset_can_have_is_said_with_the_nearest(settings, found):
    platform = replace(REFERENCE.platform, messages=(replace(MESSAGE, required_in=("deckk",)),))
    (notice,) = plan_notices(settings, replace(REFERENCE, platform=platform), found, is_whole=True)
    assert "'deckk'" in notice
    assert "Did you mean 'deck'?" in notice
    silent = plan_notices(settings, replace(REFERENCE, platform=platform), found, is_whole=True, judges_messages=False)
    assert silent == ()
    draft = replace(platform, messages=tuple(replace(each, status=MessageStatus.DRAFT) for each in platform.messages))
    assert plan_notices(settings, replace(REFERENCE, platform=draft), found, is_whole=True) == ()
