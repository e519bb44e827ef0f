"""The one public door: what the command line, a service or a notebook calls.

Every function takes and returns values; nothing here prints or exits. Errors are of :mod:`msgcheck.errors`.
A subject's module is imported when one of its functions is first asked for: a gate over one page takes no longer for
what it does not do.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from msgcheck.api.annotating import annotate, annotation_targets, write_annotations
    from msgcheck.api.backfilling import OldVersions, backfill
    from msgcheck.api.comparing import compare_platforms
    from msgcheck.api.digesting import make_digests
    from msgcheck.api.fixing import fix, fix_targets, suggest_fixes, write_fixes
    from msgcheck.api.glossary import (
        accept_terms,
        discard_terms,
        export_glossary,
        import_terms,
        list_terms,
        mine_terms,
        proposals_file,
    )
    from msgcheck.api.history import export_history, import_history, prune_history, recorded_run, recorded_runs
    from msgcheck.api.importing import DocumentImport, import_document
    from msgcheck.api.inspecting import analyse, inspect
    from msgcheck.api.judging import calibrate, calibrate_from_history, evaluate
    from msgcheck.api.proposing import append_proposals, proposals_text, propose_messages
    from msgcheck.api.reporting import drift_report, trace_figure
    from msgcheck.api.reviewing import findings_to_review, list_reviews, mark_finding, record_answer
    from msgcheck.api.rule_catalogue import explain, import_rules, prove_packs, rule_packs, rules
    from msgcheck.api.scanning import ScanOptions, address_of, baseline, check, scan, waive
    from msgcheck.api.validating import Validation, validate_platform
    from msgcheck.api.workspace import init_workspace, open_reference, open_workspace

__all__ = [
    "DocumentImport",
    "OldVersions",
    "ScanOptions",
    "Validation",
    "accept_terms",
    "address_of",
    "analyse",
    "annotate",
    "annotation_targets",
    "append_proposals",
    "backfill",
    "baseline",
    "calibrate",
    "calibrate_from_history",
    "check",
    "compare_platforms",
    "discard_terms",
    "drift_report",
    "evaluate",
    "explain",
    "export_glossary",
    "export_history",
    "findings_to_review",
    "fix",
    "fix_targets",
    "import_document",
    "import_history",
    "import_rules",
    "import_terms",
    "init_workspace",
    "inspect",
    "list_reviews",
    "list_terms",
    "make_digests",
    "mark_finding",
    "mine_terms",
    "open_reference",
    "open_workspace",
    "proposals_file",
    "proposals_text",
    "propose_messages",
    "prove_packs",
    "prune_history",
    "record_answer",
    "recorded_run",
    "recorded_runs",
    "rule_packs",
    "rules",
    "scan",
    "suggest_fixes",
    "trace_figure",
    "validate_platform",
    "waive",
    "write_annotations",
    "write_fixes",
]

_SUBJECTS = {
    "backfilling": "OldVersions backfill",
    "annotating": "annotate annotation_targets write_annotations",
    "comparing": "compare_platforms",
    "digesting": "make_digests",
    "fixing": "fix fix_targets suggest_fixes write_fixes",
    "glossary": "accept_terms discard_terms export_glossary import_terms list_terms mine_terms proposals_file",
    "history": "export_history import_history prune_history recorded_run recorded_runs",
    "importing": "DocumentImport import_document",
    "inspecting": "analyse inspect",
    "judging": "calibrate calibrate_from_history evaluate",
    "proposing": "append_proposals proposals_text propose_messages",
    "reporting": "drift_report trace_figure",
    "reviewing": "findings_to_review list_reviews mark_finding record_answer",
    "rule_catalogue": "explain import_rules prove_packs rule_packs rules",
    "scanning": "ScanOptions address_of baseline check scan waive",
    "validating": "Validation validate_platform",
    "workspace": "init_workspace open_reference open_workspace",
}
"""Module of this package -> what it gives."""
_MODULE_OF = {name: module for module, names in _SUBJECTS.items() for name in names.split()}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the imports above
    """Return what is called ``name``, importing the module of its subject."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
