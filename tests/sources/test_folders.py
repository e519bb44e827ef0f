import os
from pathlib import Path

import pytest

from msgcheck.config.settings import AssetKind, Settings
from msgcheck.errors import UsageError
from msgcheck.extract.reading import recognised_file
from msgcheck.model.asset import SkippedAsset
from msgcheck.sources.folders import asset_at, find_assets, uris_by_pattern
from msgcheck.sources.path_pattern import beginnings, takes


@pytest.fixture
def workspace(tmp_path):
    for name in ("decks/b.pptx", "decks/a.pptx", "decks/old/c.md", "web/index.html", "decks/logo.png", "decks/.x.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")
    kinds = (AssetKind("deck", ("decks/**",), owner="sales", layers=frozenset({"body"})), AssetKind("web", ("web",)))
    return Settings(root=tmp_path, name="w", platform=tmp_path / "platform", kinds=kinds)


def uris(found):
    return [asset.uri for asset in found]


def test_without_paths_every_kind_of_the_workspace_is_found_in_order(workspace):
    found = find_assets([], workspace, recognised_file)
    assert uris(found.assets) == ["decks/a.pptx", "decks/b.pptx", "decks/old/c.md", "web/index.html"]
    assert uris(found.skipped) == ["decks/logo.png"]
    assert found.skipped[0].reason == "not-an-asset"


def test_asset_has_kind_owner_and_layers_of_its_glob(workspace):
    deck = find_assets([workspace.root / "decks" / "a.pptx"], workspace, recognised_file).assets[0]
    assert (deck.kind, deck.owner, deck.layers, deck.format) == ("deck", "sales", frozenset({"body"}), "pptx")


def test_asset_outside_every_glob_is_other(workspace, tmp_path_factory):
    file = tmp_path_factory.mktemp("elsewhere") / "page.html"
    file.write_text("x")
    assert find_assets([file], workspace, recognised_file).assets[0].kind == "other"


@pytest.mark.parametrize("pattern", ["{share}/**", "{share}/*.md", "{share}", "../share0/**"])
def test_a_pattern_reaches_a_folder_outside_the_workspace(tmp_path, pattern):
    share, root = tmp_path / "share0", tmp_path / "workspace"
    for folder in (share, root / "decks"):
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("text")
    kinds = (AssetKind("deck", (pattern.format(share=share.as_posix()),)),)
    settings = Settings(root=root, name="w", platform=root / "platform", kinds=kinds)
    found = find_assets([], settings, recognised_file)
    assert [(asset.path, asset.kind) for asset in found.assets] == [(share / "a.md", "deck")]
    assert uris_by_pattern(found, kinds[0].paths[0], root) == (found.assets[0].uri,)
    assert find_assets([share / "a.md"], settings, recognised_file).assets == found.assets


@pytest.mark.parametrize("pattern", ["/**", "../**", "**", "../../**", "share0/**"])
def test_a_pattern_without_a_folder_of_its_own_stays_within_the_workspace(tmp_path, pattern):
    share, root = tmp_path / "share0", tmp_path / "workspace"
    for folder in (share, root):
        folder.mkdir()
        (folder / "a.md").write_text("text")
    kinds = (AssetKind("deck", (pattern,)),)
    settings = Settings(root=root, name="w", platform=root / "platform", kinds=kinds)
    found = find_assets([share / "a.md"], settings, recognised_file)
    assert [asset.kind for asset in found.assets] == ["other"]


def test_a_pattern_takes_files_behind_a_link_above_the_folder_it_names(tmp_path):
    (tmp_path / "disk" / "decks").mkdir(parents=True)
    (tmp_path / "disk" / "decks" / "a.md").write_text("text")
    (tmp_path / "share").symlink_to(tmp_path / "disk")
    for pattern in (f"{tmp_path.as_posix()}/share/decks/**", "../share/decks/*.md"):
        kinds = (AssetKind("deck", (pattern,)),)
        settings = Settings(root=tmp_path / "workspace", name="w", platform=tmp_path / "platform", kinds=kinds)
        assert [asset.kind for asset in find_assets([], settings, recognised_file).assets] == ["deck"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("../**", []),
        ("../../../**", []),
        ("../*.md", []),
        ("decks/../../x/**", []),
        ("/**", ["/home/ws"]),
        ("decks/**", ["/home/ws/decks"]),
        ("../decks/**", ["/home/decks"]),
        ("/home/ws/decks/**", ["/home/ws/home/ws/decks", "/home/ws/decks"]),
    ],
)
def test_nothing_is_searched_that_a_pattern_cannot_take(pattern, found):
    assert [path.as_posix() for path in beginnings(pattern, Path("/home/ws"))] == found


def test_a_pattern_may_name_a_folder_of_the_workspace_from_the_root_of_the_disk():
    root = Path("/home/ws")
    assert takes(root / "decks/a.md", "/home/ws/decks/**", root)
    assert not takes(root / "pages/a.md", "/home/ws/decks/**", root)


def test_the_same_file_named_twice_is_one_asset(workspace):
    decks = workspace.root / "decks"
    assert len(find_assets([decks, decks / "a.pptx"], workspace, recognised_file).assets) == 3


def test_path_that_does_not_exist_is_told_with_the_nearest_name(workspace):
    with pytest.raises(UsageError, match=r"decks/a\.ppt does not exist.*Did you mean .*decks/a\.pptx"):
        find_assets([workspace.root / "decks" / "a.ppt"], workspace, recognised_file)


def test_named_file_of_unread_format_is_unsupported(workspace):
    found = find_assets([workspace.root / "decks" / "logo.png"], workspace, recognised_file)
    assert found.skipped[0].reason == "unsupported"


def test_links_are_not_followed(workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("secret")
    (workspace.root / "decks" / "link.md").symlink_to(outside / "secret.md")
    (workspace.root / "decks" / "folder").symlink_to(outside)
    found = find_assets([], workspace, recognised_file)
    assert [skip.uri for skip in found.skipped if skip.reason == "link"] == ["decks/folder", "decks/link.md"]
    assert not any("secret" in uri for uri in uris(found.assets))


def test_lock_file_of_an_office_program_is_named(workspace):
    (workspace.root / "decks" / "~$a.pptx").write_text("x")
    assert "lock-file" in {skip.reason for skip in find_assets([], workspace, recognised_file).skipped}


def test_a_file_behind_a_folder_that_cannot_be_opened_is_skipped(workspace, monkeypatch):
    behind, stat = workspace.root / "closed" / "a.md", os.stat

    def closed(path, **options):
        if Path(path) == behind:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", closed)
    (skipped,) = find_assets([behind], workspace, recognised_file).skipped
    assert (skipped.reason, skipped.detail) == ("no-access", "This cannot be opened: Permission denied.")


def test_empty_folder_has_no_assets(workspace):
    (workspace.root / "empty").mkdir()
    assert find_assets([workspace.root / "empty"], workspace, recognised_file).assets == ()


def test_one_asset_must_be_a_file(workspace):
    with pytest.raises(UsageError, match="is a folder"):
        asset_at(workspace.root / "decks", workspace, recognised_file)
    assert isinstance(asset_at(workspace.root / "decks" / "logo.png", workspace, recognised_file), SkippedAsset)


def test_file_outside_the_workspace_is_named_from_the_current_folder(workspace, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("here")
    (elsewhere / "page.md").write_text("x")
    monkeypatch.chdir(elsewhere)
    assert find_assets([Path("page.md")], workspace, recognised_file).assets[0].uri == "page.md"


def test_web_address_says_what_to_do(workspace):
    with pytest.raises(UsageError, match="begins with https://"):
        find_assets([Path("https://example.com/page")], workspace, recognised_file)


def test_workspace_reached_through_a_link_keeps_its_kinds(workspace, tmp_path_factory):
    link = tmp_path_factory.mktemp("links") / "workspace"
    link.symlink_to(workspace.root)
    deck = find_assets([link / "decks" / "a.pptx"], workspace, recognised_file).assets[0]
    assert (deck.uri, deck.kind) == ("decks/a.pptx", "deck")


def test_files_that_the_workspace_checks_with_are_no_assets(workspace):
    (workspace.root / "platform").mkdir()
    (workspace.root / "platform" / "notes.md").write_text("x")
    own = ("msgcheck.toml", "msgcheck-baseline.yaml", "waivers.yaml")
    for name in own:
        (workspace.root / name).write_text("")
    found = find_assets([workspace.root], workspace, recognised_file)
    named = {*uris(found.assets), *uris(found.skipped)}
    assert not named & set(own)
    assert not [uri for uri in named if "platform" in uri]


def test_folder_that_cannot_be_opened_is_said(workspace, monkeypatch):
    import os

    walk = os.walk

    def walk_with_a_closed_folder(top, onerror, followlinks):
        yield from walk(top, onerror=onerror, followlinks=followlinks)
        onerror(PermissionError(13, "Permission denied", str(workspace.root / "decks")))

    monkeypatch.setattr("msgcheck.sources.folders.os.walk", walk_with_a_closed_folder)
    found = find_assets([workspace.root / "web"], workspace, recognised_file)
    assert [(skip.uri, skip.reason) for skip in found.skipped] == [("decks", "no-access")]


def test_the_content_decides_where_the_name_lies(workspace):
    (workspace.root / "decks" / "page.pptx").write_text("<!doctype html><p>text")
    (workspace.root / "decks" / "photo.pdf").write_bytes(b"\x89PNG\r\n\0")
    found = find_assets([], workspace, recognised_file)
    assert {asset.uri: asset.format for asset in found.assets}["decks/page.pptx"] == "html"
    (photo,) = (skip for skip in found.skipped if skip.uri == "decks/photo.pdf")
    assert (photo.reason, photo.kind) == ("unsupported", "deck")
    assert "picture" in photo.detail


def test_whatever_else_stands_in_a_folder_is_named_with_the_way_out(workspace):
    for name in ("talk.mp4", "deck.key", "all.zip", "data.json", "thing.xyz"):
        (workspace.root / "decks" / name).write_bytes(b"\1\2")
    found = find_assets([], workspace, recognised_file)
    details = {skip.uri.removeprefix("decks/"): skip.detail for skip in found.skipped}
    assert list(details) == ["all.zip", "data.json", "deck.key", "logo.png", "talk.mp4", "thing.xyz"]
    assert "captions" in details["talk.mp4"]
    assert details["thing.xyz"] == "msgcheck does not read files .xyz."


def test_a_link_is_not_even_opened(workspace, tmp_path_factory):
    target = tmp_path_factory.mktemp("outside") / "secret.md"
    target.write_text("secret")
    (workspace.root / "decks" / "link.md").symlink_to(target)
    opened = []

    def remembering(path):
        opened.append(path.name)
        return recognised_file(path)

    find_assets([], workspace, remembering)
    assert "link.md" not in opened
    assert "a.pptx" in opened


def test_a_file_that_may_not_be_read_is_still_an_asset(workspace):
    (workspace.root / "decks" / "a.pptx").chmod(0)
    assert "decks/a.pptx" in uris(find_assets([], workspace, recognised_file).assets)


def test_where_a_kind_begins_and_nothing_can_be_looked_up_is_told(workspace, monkeypatch):
    (workspace.root / "web" / "index.html").unlink()
    assert [each.uri for each in find_assets([], workspace, recognised_file).skipped] == ["decks/logo.png"]
    (workspace.root / "web").rmdir()
    gone = SkippedAsset("web", "not-found", "There is no such folder or file.", "web")
    assert find_assets([], workspace, recognised_file).skipped[1:] == (gone,)
    assert gone not in find_assets([workspace.root / "decks"], workspace, recognised_file).skipped

    def closed(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("msgcheck.sources.folders.os.scandir", closed)
    told = SkippedAsset("decks", "no-access", "This folder cannot be opened.", "deck")
    assert find_assets([], workspace, recognised_file).skipped == (told, gone)


def test_a_folder_outside_that_is_not_there_is_told_by_its_own_path(tmp_path):
    kinds = (AssetKind("deck", (f"{(tmp_path / 'share').as_posix()}/**",)),)
    settings = Settings(root=tmp_path / "workspace", name="w", platform=tmp_path / "platform", kinds=kinds)
    (skipped,) = find_assets([], settings, recognised_file).skipped
    assert (skipped.uri, skipped.reason) == ((tmp_path / "share").as_posix(), "not-found")
