"""Settings as values: what is written, what is the default, where the paths point."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msgcheck.config.settings import DEFAULT_LAYERS, AssetKind, Settings
from msgcheck.config.settings_file import SETTINGS_NAME, find_workspace, load_settings
from msgcheck.errors import SettingsError, UsageError
from msgcheck.model.severity import Severity

WHOLE = """\
[workspace]
name = "Acme Flow"
platform = "reference/platform"
rules = ["house", "house/legal"]
history = "postgresql+psycopg://pmm@db.example/drift"

[model]
encoder = "sentence-transformers:all-mpnet-base-v2"
calibration = "reference/calibration.yaml"

[assets.deck]
paths = ["decks/**", "old/*.pptx"]
owner = "sales"
audience = "cfo"
layers = ["body", "comment"]
[assets.press-release]
paths = ["press/**"]

[reading]
seconds = 10
memory_mb = 2048
ocr = "tesseract:eng+deu"

[gate]
fail_on = "never"
[rules."term.deprecated"]
severity = "warning"
[rules.leak]
severity = "off"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / SETTINGS_NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_arrives(tmp_path):
    (tmp_path / "house/legal").mkdir(parents=True)
    assert load_settings(written(tmp_path, WHOLE)) == Settings(
        root=tmp_path,
        name="Acme Flow",
        platform=tmp_path / "reference/platform",
        rules=(tmp_path / "house", tmp_path / "house/legal"),
        history="postgresql+psycopg://pmm@db.example/drift",
        encoder="sentence-transformers:all-mpnet-base-v2",
        calibration=tmp_path / "reference/calibration.yaml",
        kinds=(
            AssetKind("deck", ("decks/**", "old/*.pptx"), "sales", "cfo", frozenset({"body", "comment"})),
            AssetKind("press-release", ("press/**",)),
        ),
        fail_on=None,
        severities=(("term.deprecated", Severity.WARNING), ("leak", Severity.OFF)),
        reading_seconds=10,
        reading_memory_mb=2048,
        ocr="tesseract:eng+deu",
    )


@pytest.mark.parametrize("has_rules", [True, False])
def test_an_empty_file_is_a_workspace_with_the_usual_folders(tmp_path, has_rules):
    if has_rules:
        (tmp_path / "rules").mkdir()
    settings = load_settings(written(tmp_path, ""))
    assert settings == Settings(
        root=tmp_path,
        name=tmp_path.name,
        platform=tmp_path / "platform",
        rules=(tmp_path / "rules",) if has_rules else (),
        history=f"sqlite:///{tmp_path}/.msgcheck/history.db",
    )


def test_a_linked_settings_file_belongs_to_the_folder_it_is_linked_into(tmp_path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / SETTINGS_NAME).symlink_to(written(tmp_path / "shared", ""))
    assert load_settings(tmp_path / "mine" / SETTINGS_NAME).root == tmp_path / "mine"


def test_no_rules_can_be_named(tmp_path):
    (tmp_path / "rules").mkdir()
    assert load_settings(written(tmp_path, "[workspace]\nrules = []\n")).rules == ()


def test_the_audience_knows_its_place(tmp_path):
    position = load_settings(written(tmp_path, '[assets.deck]\naudience = "cfo"\n')).kinds[0].audience_position
    assert (position.line, position.column) == (2, 12)


def test_the_calibration_knows_its_place(tmp_path):
    position = load_settings(written(tmp_path, '[model]\ncalibration = "c.yaml"\n')).calibration_position
    assert (position.line, position.column) == (2, 15)


@pytest.mark.parametrize("target", ["../elsewhere.yaml", "calibration.yaml"], ids=["out of it", "in a circle"])
def test_a_calibration_that_is_linked_away_is_no_file_of_the_workspace(tmp_path, target):
    (tmp_path / "calibration.yaml").symlink_to(target)
    with pytest.raises(SettingsError, match=r"msgcheck\.toml:2:15: The calibration 'calibration\.yaml' is no file"):
        load_settings(written(tmp_path, '[model]\ncalibration = "calibration.yaml"\n'))


def test_a_calibration_with_a_null_character_is_no_file(tmp_path):
    with pytest.raises(SettingsError, match="is no file of this workspace"):
        load_settings(written(tmp_path, '[model]\ncalibration = "a\\u0000b"\n'))


def test_layers_have_a_default(tmp_path):
    assert load_settings(written(tmp_path, '[assets.deck]\nowner = "x"\n')).kinds[0].layers == DEFAULT_LAYERS


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///history.db", "sqlite:///{root}/history.db"),
        ("sqlite:///a/b.db?timeout=5", "sqlite:///{root}/a/b.db?timeout=5"),
        ("sqlite+pysqlite:///b.db", "sqlite+pysqlite:///{root}/b.db"),
        ("sqlite:////var/h.db", "sqlite:////var/h.db"),
        ("sqlite://", "sqlite://"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite:///file:h.db?uri=true", "sqlite:///file:h.db?uri=true"),
        ("postgresql://db/x", "postgresql://db/x"),
    ],
)
def test_a_relative_history_lies_in_the_workspace(tmp_path, url, expected):
    settings = load_settings(written(tmp_path, f'[workspace]\nhistory = "{url}"\n'))
    assert settings.history == expected.format(root=tmp_path)


def test_the_nearest_workspace_upwards_is_found(tmp_path):
    inner = tmp_path / "a/b"
    inner.mkdir(parents=True)
    written(tmp_path, "")
    deck = inner / "deck.pptx"
    deck.touch()
    assert find_workspace(inner) == find_workspace(deck) == tmp_path
    written(tmp_path / "a", "")
    assert find_workspace(inner) == tmp_path / "a"


def test_a_folder_named_like_the_settings_is_no_workspace(tmp_path):
    (tmp_path / SETTINGS_NAME).mkdir()
    assert find_workspace(tmp_path) != tmp_path


def test_missing_settings_name_the_way_out(tmp_path):
    with pytest.raises(UsageError, match=r"no .*msgcheck\.toml\. Run 'msgcheck init'"):
        load_settings(tmp_path / SETTINGS_NAME)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'[workspace]\nname = "caf\xe9"\n', "2:12: The file is not UTF-8 text. Save it with the encoding UTF-8."),
        (b'[workspace]\r\nname = "\x00"\r\n', "2:9: A control character (U+0000) stands here. Delete it."),
        (b"\xef\xbb\xbf[workspac]\n", "1:2: Unknown key 'workspac' in the settings. Did you mean 'workspace'?"),
        (b"#" * 300_000, "1:1: The file is larger than 262,144 bytes. Is it the right file?"),
        (b"a = " + b"[" * 100_000, "1:1: Values nest too deep. Write them flatter."),
    ],
)
def test_bytes_that_are_no_settings(tmp_path, monkeypatch, data, told):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / SETTINGS_NAME
    path.write_bytes(data)
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    assert str(raised.value) == f"{SETTINGS_NAME}:{told}"


def test_a_folder_in_place_of_the_settings(tmp_path):
    (tmp_path / SETTINGS_NAME).mkdir()
    with pytest.raises(SettingsError, match="This is no file"):
        load_settings(tmp_path / SETTINGS_NAME)


@settings(max_examples=150)
@given(
    start=st.integers(0, len(WHOLE)),
    length=st.integers(0, 30),
    put=st.text(st.sampled_from("[]{}\"'=.,#\n\\ a1é"), max_size=8),
)
def test_damaged_settings_raise_nothing_of_their_own(tmp_path_factory, start, length, put):
    path = written(tmp_path_factory.mktemp("mutated"), WHOLE[:start] + put + WHOLE[start + length :])
    try:
        load_settings(path)
    except SettingsError as error:
        assert error.mistakes  # noqa: PT017


def test_web_addresses_of_a_kind_come_out_in_one_spelling(tmp_path):
    urls = '["https://Acme.example", "https://acme.example/sitemap.xml", "https://ACME.example/blog/**"]'
    settings = load_settings(written(tmp_path, f"[assets.web]\nurls = {urls}\n[web]\npages = 20\nseconds = 30\n"))
    assert settings.kinds[0].urls == (
        "https://acme.example/",
        "https://acme.example/sitemap.xml",
        "https://acme.example/blog/**",
    )
    assert (settings.web_pages, settings.web_seconds) == (20, 30)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[assets.web]\nurls = ["www.acme.example"]', r":2:9: .*www\.acme\.example is no web address\. .*https://"),
        ('[assets.web]\nurls = ["https://u:s3cret@a.example/"]', r":2:9: .*holds a user name or password"),
        ('[assets.web]\nurls = ["https://u:s3cret@a.example/**"]', r":2:9: .*holds a user name or password"),
        ('[assets.web]\npaths = ["https://u:s3cret@a.example/"]', r":2:10: .*is a web address.*urls = "),
        ('[assets.web]\nurls = ["decks/**"]', r":2:9: .*decks/\*\* is no web address"),
        ('[assets.web]\npaths = ["https://a.example/"]', r":2:10: .*is a web address.*urls = "),
        ("[web]\npages = 0", r":2:9: 'pages' cannot be 0\."),
        ("[web]\nsecond = 1", r":2:1: Unknown key 'second' in \[web\]"),
    ],
)
def test_mistakes_of_web_addresses(tmp_path, text, told):
    with pytest.raises(SettingsError, match=told) as refused:
        load_settings(written(tmp_path, text + "\n"))
    assert "s3cret" not in str(refused.value)
