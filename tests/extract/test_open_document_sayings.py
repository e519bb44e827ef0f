"""OpenDocument: what elements say in attributes, remarks on changes, and the words of pictures that are drawings."""

# ruff: noqa: E501 - parts of files as they are written

from __future__ import annotations

import pytest

from msgcheck.extract.reading import extract
from msgcheck.model.passage import Layer, Role
from tests.extract.test_open_document import found, package

_TEXT = """
<office:forms><form:form><form:button form:label="tok-button" form:title="tok-buttonhint"/><form:hidden form:value="tok-unseen"/>
<form:textarea><text:p>tok-area</text:p></form:textarea></form:form></office:forms>
<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>Eve</dc:creator>
<text:p>tok-remark</text:p></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:p>Fill in <text:placeholder text:description="tok-placeholderhint">tok-placeholder</text:placeholder>
<text:text-input text:description="tok-inputhint">tok-input</text:text-input>
<text:drop-down text:help="tok-listhint"><text:label text:value="tok-chosen"/><text:label text:value="tok-entry"/>tok-chosen</text:drop-down>
<text:a xlink:href="https://site.example" office:title="tok-linkhint">tok-link</text:a>
<text:conditional-text text:string-value-if-true="tok-shown" text:string-value-if-false="tok-other">tok-shown</text:conditional-text>
<text:variable-set text:display="none" office:string-value="tok-variable"/>
<text:alphabetical-index-mark text:string-value="tok-mark"/>
<text:bibliography-mark text:title="tok-source" text:isbn="12-3">[1]</text:bibliography-mark>
<text:script>tok-program</text:script></text:p>
<text:p><field:fieldmark-start text:name="F"><field:param field:name="Help" field:value="tok-fieldhelp"/><field:param field:name="Content"
 field:value="tok-fieldfirst"/></field:fieldmark-start>tok-filled<field:fieldmark-end/><field:fieldmark><field:param
 field:name="Dropdown_ListEntry" field:value="tok-fieldentry"/><field:param field:name="Dropdown_Selected" field:value="0"/></field:fieldmark></text:p>
<text:p>Pay <loext:content-control loext:alias="tok-controlname" loext:tag="tok-controltag">tok-typed</loext:content-control>
<loext:content-control><loext:list-item loext:display-text="Choose one" loext:value=""/><loext:list-item
 loext:display-text="tok-option" loext:value="1"/><loext:list-item loext:display-text="tok-taken" loext:value="2"/>tok-taken</loext:content-control>
<loext:content-control loext:alias="tok-emptyname" loext:showing-place-holder="true"><loext:list-item loext:display-text="tok-offered"
 loext:value="1"/><text:span>Choose one</text:span></loext:content-control><draw:frame><draw:object><math:math><math:semantics>
<math:mi>tok-formula</math:mi><math:annotation>tok-formula over tok-code</math:annotation></math:semantics></math:math></draw:object></draw:frame></text:p>
<table:table><table:title>tok-tabletitle</table:title><table:desc>tok-tablealt</table:desc><table:table-row>
<table:table-cell><text:p>tok-cell</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image xlink:href="Pictures/art.svg"/></draw:frame>
<draw:a xlink:href="https://site.example/shop" office:title="tok-framehint"><draw:frame><draw:text-box><text:p>tok-framed</text:p></draw:text-box></draw:frame></draw:a>
<draw:frame><draw:image xlink:href="Pictures/art.svg"/></draw:frame><draw:frame><draw:image xlink:href="Pictures/photo.png"/></draw:frame></text:p>
"""
_ART = '<svg xmlns="http://www.w3.org/2000/svg"><title>tok-arttitle</title><text>tok-<tspan>art</tspan></text></svg>'


@pytest.fixture(scope="module")
def text():
    return extract(package("text", _TEXT, **{"Pictures/art.svg": _ART, "Pictures/photo.png": b"\x89PNG"}), "odt")


@pytest.mark.parametrize(
    ("word", "layer", "role"),
    [
        ("tok-buttonhint", Layer.ALT, Role.CAPTION),
        ("tok-unseen", Layer.HIDDEN, Role.LABEL),
        ("tok-area", Layer.BODY, Role.LABEL),
        ("tok-remark", Layer.COMMENT, Role.PARAGRAPH),
        ("tok-placeholderhint", Layer.ALT, Role.CAPTION),
        ("tok-inputhint", Layer.ALT, Role.CAPTION),
        ("tok-listhint", Layer.ALT, Role.CAPTION),
        ("tok-entry", Layer.BODY, Role.LABEL),
        ("tok-linkhint", Layer.ALT, Role.CAPTION),
        ("tok-framehint", Layer.ALT, Role.CAPTION),
        ("tok-framed", Layer.BODY, Role.PARAGRAPH),
        ("tok-other", Layer.HIDDEN, Role.PARAGRAPH),
        ("tok-variable", Layer.HIDDEN, Role.PARAGRAPH),
        ("tok-mark", Layer.HIDDEN, Role.PARAGRAPH),
        ("tok-source", Layer.HIDDEN, Role.PARAGRAPH),
        ("tok-controlname", Layer.METADATA, Role.PROPERTY),
        ("tok-controltag", Layer.METADATA, Role.PROPERTY),
        ("tok-option", Layer.BODY, Role.LABEL),
        ("tok-emptyname", Layer.METADATA, Role.PROPERTY),
        ("tok-offered", Layer.BODY, Role.LABEL),
        ("tok-formula", Layer.BODY, Role.PARAGRAPH),
        ("tok-fieldhelp", Layer.ALT, Role.CAPTION),
        ("tok-fieldfirst", Layer.HIDDEN, Role.PARAGRAPH),
        ("tok-fieldentry", Layer.BODY, Role.LABEL),
        ("tok-tabletitle", Layer.ALT, Role.CAPTION),
        ("tok-tablealt", Layer.ALT, Role.CAPTION),
        ("tok-arttitle", Layer.ALT, Role.CAPTION),
        ("tok-art", Layer.BODY, Role.LABEL),
    ],
)
def test_what_is_said_beside_the_text_is_read_once(text, word, layer, role):
    passage = next(each for each in text.passages if each.text == word)
    assert (passage.layer, passage.role) == (layer, role)
    assert [each.text for each in text.passages].count(word) == 1


def test_what_is_shown_is_not_said_again_and_programs_are_no_text(text):
    shown = found(text, "Fill in").text
    assert " ".join(shown.split()) == "Fill in tok-placeholder tok-input tok-chosen tok-link tok-shown [1]"
    assert " ".join(found(text, "Pay").text.split()) == "Pay tok-typed tok-taken"
    assert not {"tok-chosen", "tok-taken", "tok-shown", "tok-program", "Choose one"} & {
        each.text for each in text.passages
    }
    assert found(text, "tok-remark").context == "Comment by Eve"


def test_all_of_it_is_proved(text):
    assert text.coverage.unread == ()


def test_words_of_a_picture_that_nothing_shows_are_told():
    extraction = extract(package("text", "<text:p>seen</text:p>", **{"Pictures/left.svg": _ART}), "odt")
    assert [each.part for each in extraction.coverage.unread] == ["Pictures/left.svg"]


_LEVEL = (
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="{}" style:num-suffix="{}"/>'
)


def _list_style(name: str, prefix: str, suffix: str) -> str:
    return f'<text:list-style style:name="{name}">{_LEVEL.format(prefix, suffix)}</text:list-style>'


def test_words_that_come_with_numbers_are_read_where_something_is_numbered_so():
    styles = (
        f"<office:styles>{_list_style('Used', 'Step ', ':')}{_list_style('Same', 'Step ', ':')}"
        f"{_list_style('Unused', 'Clause ', '')}{_list_style('Plain', '(', ' b.')}{_list_style('ByStyle', '', ' of ten')}"
        '<style:style style:name="P7" style:family="paragraph" style:list-style-name="ByStyle"/>'
        '<text:outline-style><text:outline-level-style text:level="2" style:num-format="I" style:num-prefix="Part "/>'
        '<text:outline-level-style text:level="3" style:num-prefix="Annex" style:num-format=""/></text:outline-style>'
        "</office:styles>"
    )
    lists = "".join(f'<text:list text:style-name="{name}"/>' for name in ("Used", "Same", "Plain"))
    extraction = extract(package("text", f"<text:p>seen</text:p>{lists}", styles), "odt")
    labels = [(each.text, each.place.paragraph) for each in extraction.passages if each.role is Role.LABEL]
    assert labels == [
        ("Step %1:", "numbering/0/level 1"),
        ("%1 of ten", "numbering/1/level 1"),
        ("Part %2", "numbering/2/level 2"),
        ("Annex", "numbering/3/level 3"),
    ]
    assert {each.layer for each in extraction.passages} == {Layer.BODY}
