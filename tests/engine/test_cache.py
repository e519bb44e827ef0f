import sqlite3

from msgcheck.engine.asset_facts import AssetFacts
from msgcheck.engine.caching.cache import KEEP_DAYS, Cache, key_of
from msgcheck.model.passage import Coverage

FACTS = AssetFacts("T", 3, Coverage(3, 3))


def test_cache_returns_what_it_was_given(tmp_path):
    with Cache(tmp_path / "c" / "cache.db") as cache:
        cache.keep_facts({"k": FACTS})
        cache.keep_vectors([(b"v", b"\x00\x01")])
    with Cache(tmp_path / "c" / "cache.db") as cache:
        assert cache.facts(["k", "other"]) == {"k": FACTS}
        assert cache.vectors([b"v"]) == {b"v": b"\x00\x01"}
        assert cache.problem is None


def test_many_keys_are_read_in_parts(tmp_path):
    with Cache(tmp_path / "cache.db") as cache:
        cache.keep_vectors([(str(n).encode(), b"x") for n in range(1200)])
        assert len(cache.vectors([str(n).encode() for n in range(2000)])) == 1200


def test_entries_not_used_for_long_are_dropped(tmp_path):
    path = tmp_path / "cache.db"
    with Cache(path) as cache:
        cache.keep_vectors([(b"old", b"x"), (b"used", b"x")])
    with sqlite3.connect(path) as db:
        db.execute("UPDATE vector SET used_day = used_day - ?", (KEEP_DAYS + 1,))
    with Cache(path) as cache:
        assert set(cache.vectors([b"used"])) == {b"used"}
        cache.keep_vectors([(b"new", b"x")])
        assert set(cache.vectors([b"old", b"used", b"new"])) == {b"used", b"new"}


def test_no_file_is_an_empty_cache():
    with Cache(None) as cache:
        cache.keep_facts({"k": FACTS})
        assert cache.facts(["k"]) == {}
        assert cache.problem is None


def test_broken_file_is_left_out_and_said(tmp_path):
    path = tmp_path / "cache.db"
    path.write_bytes(b"this is no database, not at all" * 100)
    with Cache(path) as cache:
        assert cache.facts(["k"]) == {}
        cache.keep_facts({"k": FACTS})
        assert "is not used" in cache.problem
        assert cache.problem.endswith("Delete it, and a new one is made.")


def test_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with Cache(tmp_path / "file" / "cache.db") as cache:
        assert cache.problem.endswith("cache.db is not used: File exists.")


def test_key_tells_its_parts_apart():
    assert key_of("a", "bc") != key_of("ab", "c")
    assert key_of("a", ["b"]) == key_of("a", ["b"])
