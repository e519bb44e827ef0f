"""Equations in a line: one case for each structure of Office Math."""

from __future__ import annotations

import pytest
from lxml import etree

from msgcheck.extract.drawing.equation import M, linear_text


def run(text: str) -> str:
    return f"<m:r><m:rPr><m:sty m:val='p'/></m:rPr><m:t>{text}</m:t></m:r>"


def made(name: str, *children: tuple[str, str], properties: str = "") -> str:
    inner = "".join(f"<m:{child}>{content}</m:{child}>" for child, content in children)
    return f"<m:{name}><m:{name}Pr>{properties}</m:{name}Pr>{inner}</m:{name}>"


X, N, SUM = run("x"), run("n"), run("a+b")
CASES = [
    (run("E=mc"), "E=mc"),
    (made("f", ("num", X), ("den", SUM)), "x/(a+b)"),
    (made("sSup", ("e", X), ("sup", run("2"))), "x^2"),
    (made("sSub", ("e", X), ("sub", run("ij"))), "x_ij"),
    (made("sSubSup", ("e", SUM), ("sub", N), ("sup", SUM)), "(a+b)_n^(a+b)"),
    (made("sPre", ("sub", N), ("sup", run("2")), ("e", X)), "_n^2x"),
    (made("rad", ("deg", ""), ("e", X)), "√x"),
    (made("rad", ("deg", run("3")), ("e", SUM)), "3√(a+b)"),
    (made("nary", ("sub", run("0")), ("sup", N), ("e", X)), "∫_0^n x"),
    (made("nary", ("sub", N), ("sup", ""), ("e", X), properties="<m:chr m:val='∑'/>"), "∑_n x"),
    (made("d", ("e", X), ("e", N)), "(x|n)"),
    (made("d", ("e", X), properties="<m:begChr m:val='['/><m:endChr m:val=''/>"), "[x"),
    (made("func", ("fName", run("sin")), ("e", X)), "sin x"),
    (made("limLow", ("e", run("lim")), ("lim", N)), "lim_n"),
    (made("limUpp", ("e", X), ("lim", N)), "x^n"),
    (made("acc", ("e", X), properties="<m:chr m:val='\u0303'/>"), "x\u0303"),
    (made("bar", ("e", X)), "x"),
    (made("eqArr", ("e", X), ("e", N)), "x; n"),
    (f"<m:m><m:mr><m:e>{X}</m:e><m:e>{N}</m:e></m:mr><m:mr><m:e>{N}</m:e><m:e>{X}</m:e></m:mr></m:m>", "[x, n; n, x]"),
    ("<m:unknown>" + X + "</m:unknown>", "x"),
    ("", ""),
]


@pytest.mark.parametrize(("structure", "text"), CASES)
def test_writes_an_equation_in_a_line(structure: str, text: str) -> None:
    names = M.strip("{}")
    assert linear_text(etree.fromstring(f"<m:oMath xmlns:m='{names}'>{structure}</m:oMath>")) == text
