#!/usr/bin/env bash
# Installs msgcheck for a job: INPUT_PACKAGE, else the revision of the action itself, with the versions it is tested with.
# Never by its bare name: on the public index that name is another project's.
set -euo pipefail

pip=(python -m pip install --quiet --disable-pip-version-check)
if [ -n "${INPUT_PACKAGE:-}" ]; then
    "${pip[@]}" -- "$INPUT_PACKAGE"
else
    "${pip[@]}" --constraint "$GITHUB_ACTION_PATH/constraints.txt" -- "$GITHUB_ACTION_PATH"
fi
