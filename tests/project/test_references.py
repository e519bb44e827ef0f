"""What the docstrings refer to is there."""

import importlib
import pkgutil
import re
from functools import reduce
from pathlib import Path

import pytest

import msgcheck

REFERENCE = re.compile(r":(?:mod|func|class|meth|data|attr):`~?([\w.]+)`")
MODULES = [each.name for each in pkgutil.walk_packages(msgcheck.__path__, "msgcheck.") if "__main__" not in each.name]


def referring():
    for name in MODULES:
        module = importlib.import_module(name)
        for reference in sorted(set(REFERENCE.findall(Path(module.__file__).read_text(encoding="utf-8")))):
            yield module, reference


def is_there(holder, names):
    try:
        reduce(getattr, names, holder)
    except AttributeError:
        return False
    return True


def leads_somewhere(module, reference):
    """Tell whether a reference names a module with what is in it, or what is in ``module`` or in a class of it."""
    names = reference.split(".")
    if names[0] == "msgcheck":
        return any(
            ".".join(names[:end]) in MODULES and is_there(importlib.import_module(".".join(names[:end])), names[end:])
            for end in range(len(names), 0, -1)
        )
    classes = (each for each in vars(module).values() if isinstance(each, type))
    return any(is_there(holder, names) for holder in (module, *classes))


def test_references_lead_somewhere():
    every = list(referring())
    assert len(every) > 100
    assert [(module.__name__, reference) for module, reference in every if not leads_somewhere(module, reference)] == []


@pytest.mark.parametrize("reference", ["nothing", "msgcheck.api.nothing", "msgcheck.nothing"])
def test_a_reference_to_nothing_is_seen(reference):
    assert not leads_somewhere(importlib.import_module("msgcheck.api.scanning"), reference)
