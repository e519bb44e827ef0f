"""Packages with parts exchanged: what is not exchanged is copied byte for byte."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msgcheck.annotate.package import with_parts
from msgcheck.annotate.unfixable import UnfixableError


class OneWay(io.BytesIO):
    """A stream without seeking: zipfile writes sizes behind the data, as many office programs do."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError


def package(contents, *, stream=None, comment=b"", method=zipfile.ZIP_DEFLATED, force_zip64=False):
    stream = stream or io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, (2019, 3, 4, 5, 6, 8))
            info.compress_type, info.external_attr = method, 0o640 << 16
            with archive.open(info, "w", force_zip64=force_zip64) as part:
                part.write(content)
    return stream.getvalue()


def metadata(info):
    return info.filename, info.date_time, info.compress_type, info.external_attr, info.comment


KINDS = [
    {},
    {"method": zipfile.ZIP_STORED},
    {"comment": b"said"},
    {"force_zip64": True},
    {"stream": OneWay},
    {"stream": OneWay, "force_zip64": True},
]


@pytest.mark.parametrize("kind", KINDS)
def test_order_dates_attributes_and_other_contents_stay(kind):
    kind = {**kind, "stream": kind["stream"]()} if "stream" in kind else kind
    old = package({"a.xml": b"one" * 50, "media/B.png": bytes(range(256)), "c.xml": b"three"}, **kind)
    new = with_parts(old, {"a.xml": b"another" * 9})
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert list(map(metadata, before.infolist())) == list(map(metadata, after.infolist()))
        assert after.read("a.xml") == b"another" * 9
        assert after.read("media/B.png") == bytes(range(256))
        assert after.comment == before.comment


contents = st.dictionaries(st.text("abc/", min_size=1, max_size=5), st.binary(max_size=300), min_size=1, max_size=6)


@given(contents, st.data())
def test_any_part_of_any_package_can_be_exchanged(old, data):
    names = data.draw(st.sets(st.sampled_from(sorted(old))))
    names = {name for name in names if [each.lstrip("/") for each in old].count(name.lstrip("/")) == 1}
    new = {name: data.draw(st.binary(max_size=300)) for name in names}
    result = with_parts(package(old), {name.lstrip("/"): content for name, content in new.items()})
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {**old, **new}


@pytest.mark.parametrize("old", [package({"a": b"1"}), package({"a": b"1", "b": b"2"}, comment=b"said")])
def test_nothing_exchanged_is_the_same_bytes(old):
    assert with_parts(old, {}) == old


@given(contents, st.data())
def test_parts_are_added_and_removed_and_all_others_stay(old, data):
    kept_names = [each.lstrip("/") for each in old]
    removed = data.draw(st.sets(st.sampled_from([each for each in kept_names if kept_names.count(each) == 1] or [""])))
    added = data.draw(st.dictionaries(st.sampled_from(["n/ü.xml", "m.xml"]), st.binary(max_size=300)))
    result = with_parts(package(old), {}, added, removed - {""})
    kept = {name: content for name, content in old.items() if name.lstrip("/") not in removed - {""}}
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {**kept, **added}


def test_a_part_that_stands_there_twice_is_refused():
    twice = package({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"A.xml")
    with pytest.raises(UnfixableError, match="twice"):
        with_parts(twice, {"a.xml": b"3"})


def test_parts_over_each_other_are_refused():
    data = bytearray(package({"a.xml": b"1" * 90, "b.xml": b"2" * 90}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(UnfixableError, match="over each other"):
        with_parts(bytes(data), {"a.xml": b"3"})
