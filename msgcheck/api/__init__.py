"""The one public door: what the command line, a service or a notebook calls.

Every function takes and returns values; nothing here prints or exits. Errors are of :mod:`msgcheck.errors`.
"""

from msgcheck.api.fixing import fix, fix_targets, write_fixes
from msgcheck.api.glossary import (
    accept_terms,
    discard_terms,
    export_glossary,
    import_terms,
    list_terms,
    mine_terms,
    proposals_file,
)
from msgcheck.api.inspecting import analyse, inspect
from msgcheck.api.judging import calibrate, evaluate
from msgcheck.api.rule_catalogue import explain, import_rules, prove_packs, rule_packs, rules
from msgcheck.api.scanning import ScanOptions, baseline, check, scan, waive
from msgcheck.api.workspace import init_workspace, open_reference, open_workspace

__all__ = [
    "ScanOptions",
    "accept_terms",
    "analyse",
    "baseline",
    "calibrate",
    "check",
    "discard_terms",
    "evaluate",
    "explain",
    "export_glossary",
    "fix",
    "fix_targets",
    "import_rules",
    "import_terms",
    "init_workspace",
    "inspect",
    "list_terms",
    "mine_terms",
    "open_reference",
    "open_workspace",
    "proposals_file",
    "prove_packs",
    "rule_packs",
    "rules",
    "scan",
    "waive",
    "write_fixes",
]
