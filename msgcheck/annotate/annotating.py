"""Assets of a run annotated: what was found in each, put into a copy of it as comments."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from msgcheck.annotate.comment import Annotated, Annotator
from msgcheck.annotate.comment_text import comment_of
from msgcheck.annotate.guarded import annotated_within
from msgcheck.annotate.unfixable import UnfixableError
from msgcheck.engine.backends import reading_limits
from msgcheck.engine.plan import Plan
from msgcheck.engine.progress import Progress, no_progress
from msgcheck.engine.running import run_plan
from msgcheck.errors import UnreadableError
from msgcheck.extract.limits import Limits
from msgcheck.model.asset import Asset, SkippedAsset
from msgcheck.model.finding import Finding
from msgcheck.model.run import Run
from msgcheck.values import dataclass

Accept = Callable[[Run], Run]
"""Puts waivers and the baseline on the findings of a run."""


@dataclass(frozen=True, slots=True)
class AnnotatedAsset:
    """An asset and what annotating made of it.

    ``findings`` are those to put in; ``done`` is ``None`` where none could be, ``reason`` says why. An asset without
    findings has neither, unless comments of ours were taken out of it.
    """

    asset: Asset
    findings: tuple[Finding, ...]
    done: Annotated | None = None
    reason: str = ""

    @property
    def data(self) -> bytes | None:
        """The content of its copy, ``None`` for a copy as it is."""
        return None if self.done is None else self.done.data


@dataclass(frozen=True, slots=True)
class Annotations:
    """What annotating made of the assets of a plan, in order of their uri, and what was not read.

    ``waived`` counts the findings that were left out because they are waived.
    """

    assets: tuple[AnnotatedAsset, ...]
    skipped: tuple[SkippedAsset, ...]
    waived: int = 0

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many findings stand at their place, elsewhere in their file, and nowhere."""
        done = [each.done for each in self.assets if each.done is not None and each.findings]
        placed, elsewhere = sum(len(each.placed) for each in done), sum(len(each.elsewhere) for each in done)
        return placed, elsewhere, sum(len(each.findings) for each in self.assets) - placed - elsewhere


def annotator_of(format_name: str, *, legacy: bool = False) -> Annotator | None:
    """Return what annotates files of a format, in a worker; ``None`` for formats that take no comments."""
    match format_name:
        case "pptx":
            from msgcheck.annotate.presentation_comments import annotate_presentation

            return partial(annotated_within, Limits(), partial(annotate_presentation, legacy=legacy))
        case "docx":
            from msgcheck.annotate.word_comments import annotate_word_document

            return partial(annotated_within, Limits(), annotate_word_document)
        case "pdf":
            from msgcheck.annotate.pdf_highlights import annotate_pdf

            return annotate_pdf
        case "html":
            from msgcheck.annotate.web_marks import annotate_html

            return annotate_html
        case _:
            return None


def annotate_plan(
    plan: Plan, accept: Accept, *, legacy: bool = False, with_waived: bool = False, progress: Progress = no_progress
) -> Annotations:
    """Scan the assets of ``plan`` without comments of ours, and put what is found into them. Writes no file of theirs.

    Waived findings are put in only ``with_waived``.
    """
    with tempfile.TemporaryDirectory(prefix="msgcheck-") as folder:
        sources = {asset.uri: _Source(plan, asset, legacy=legacy) for asset in plan.assets}
        bare = tuple(source.bare(Path(folder) / str(at)) for at, source in enumerate(sources.values()))
        run = accept(run_plan(replace(plan, assets=bare), progress))
    wanted = [each for each in run.findings if with_waived or each.waiver is None]
    findings: dict[str, list[Finding]] = {}
    for finding in wanted:
        findings.setdefault(finding.asset, []).append(finding)
    done = []
    for count, (uri, source) in enumerate(sources.items(), start=1):
        done.append(source.annotated(findings.get(uri, ())))
        progress("Annotating", count, len(sources))
    return Annotations(tuple(done), run.skipped, len(run.findings) - len(wanted))


class _Source:
    """A file to annotate, without the comments that were put into it last time."""

    def __init__(self, plan: Plan, asset: Asset, *, legacy: bool) -> None:
        self._asset = asset
        self._limit = reading_limits(plan.settings).total
        self._annotate = annotator_of(asset.format, legacy=legacy)
        self._reason = "" if self._annotate else f"msgcheck puts no comments into {asset.format} files."

    def bare(self, path: Path) -> Asset:
        """Return the asset to scan: its copy without comments of ours, at ``path``, where it holds any."""
        done = self._tried(())
        if done is None or done.data is None:
            return self._asset
        copy = path.with_name(path.name + self._asset.path.suffix)
        copy.write_bytes(done.data)
        return replace(self._asset, path=copy)

    def annotated(self, findings: Sequence[Finding]) -> AnnotatedAsset:
        """Return the asset with ``findings`` put into it."""
        done = self._tried(findings)
        return AnnotatedAsset(self._asset, tuple(findings), done, self._reason if findings and done is None else "")

    def _tried(self, findings: Sequence[Finding]) -> Annotated | None:
        """Annotate the file; what cannot be done is noted as the reason."""
        if self._annotate is None:
            return None
        try:
            return self._annotate(self._content(), [comment_of(each) for each in findings])
        except (UnfixableError, UnreadableError, OSError) as error:
            self._reason = str(error)
            return None

    def _content(self) -> bytes:
        with self._asset.path.open("rb") as stream:
            data = stream.read(self._limit + 1)
        if len(data) > self._limit:
            raise UnfixableError(f"The file is larger than {self._limit // 2**20} MB.")
        return data
