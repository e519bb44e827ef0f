"""The drift report and the trace of a figure as JSON; their schemas lie in ``msgcheck/data/schemas``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from msgcheck.model.drift_report import Decision, DriftReport
from msgcheck.model.figure_trace import FigureTrace
from msgcheck.model.period import Period
from msgcheck.reports.drift.figure_words import decision_text
from msgcheck.reports.json_values import JsonObject, document_lines, time_as_text

SCHEMA, TRACE_SCHEMA = "msgcheck.report/1", "msgcheck.trace/1"


def report_as_json(report: DriftReport) -> str:
    """Return ``report`` as one JSON text, a field of the report a key, in its order; times are UTC.

    A sentence has ``text`` with its numbers filled in, and ``template`` with the ids of the figures.
    """
    names = [field.name for field in fields(report)]
    head = {name: _value(getattr(report, name)) for name in names if not _is_list(getattr(report, name))}
    lists = ((name, map(_value, getattr(report, name))) for name in names if _is_list(getattr(report, name)))
    return "".join(document_lines({"schema": SCHEMA, **head}, lists))


def trace_as_json_lines(trace: FigureTrace) -> Iterator[str]:
    """Yield a figure with everything behind it as JSON, an item a line."""
    head = {"schema": TRACE_SCHEMA, "figure": _value(trace.figure)}
    return document_lines(head, [("items", map(_value, trace.items))])


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)


def _value(value: object) -> object:
    match value:
        case Decision():
            return {**_object(value), "text": decision_text(value), "template": value.text}
        case Period():
            return {"name": value.name, "start": time_as_text(value.start), "end": time_as_text(value.end)}
        case date():  # a moment too
            return time_as_text(value) if isinstance(value, datetime) else value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [_value(item) for item in value]
        case _:
            return _object(value) if is_dataclass(value) else value


def _object(value: object) -> JsonObject:
    assert is_dataclass(value)  # noqa: S101 - for the type checker
    return {field.name: _value(getattr(value, field.name)) for field in fields(value)}
