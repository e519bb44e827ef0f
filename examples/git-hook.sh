#!/bin/sh
# .git/hooks/pre-commit of a repository that holds a msgcheck workspace: what is to be committed passes the gate first.
# It checks the files as they stand in the folder; `git commit --no-verify` leaves it out.
# Name in the pathspec what is an asset: `check` takes every file that it is given for one.
git diff --cached --name-only -z --diff-filter=d -- '*.md' '*.html' '*.pptx' '*.docx' '*.pdf' | msgcheck check --quiet -
