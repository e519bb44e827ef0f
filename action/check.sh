#!/usr/bin/env bash
# Runs the gate in a job of GitHub Actions and ends with its exit code: annotations in the log, the summary of the job in
# Markdown, the output `sarif`. Reads INPUT_PATHS, INPUT_CHANGED_SINCE, INPUT_WORKSPACE, INPUT_FAIL_ON and the GITHUB_*
# and RUNNER_TEMP of the job.
set -euo pipefail

folder=$(mktemp -d "$RUNNER_TEMP/msgcheck.XXXXXX")
options=()
[ -z "${INPUT_WORKSPACE:-}" ] || options+=("--workspace=$INPUT_WORKSPACE")
[ -z "${INPUT_FAIL_ON:-}" ] || options+=("--fail-on=$INPUT_FAIL_ON")
[ -z "${INPUT_CHANGED_SINCE:-}" ] || options+=("--changed-since=$INPUT_CHANGED_SINCE")
paths=()
while IFS= read -r path; do
    path=${path%$'\r'}
    [ -z "$path" ] || paths+=("$path")
done <<<"${INPUT_PATHS:-}"

code=0
# (Bash 3, as on macOS, takes an empty array for one that is not set.)
msgcheck check ${options[@]+"${options[@]}"} --no-record --format sarif --output "$folder/msgcheck.sarif" \
    --format markdown --output "$folder/summary.md" --format github -- ${paths[@]+"${paths[@]}"} 2>"$folder/messages" || code=$?

# What is told for people may hold names of files; between these lines no line of it is a command to the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
cat "$folder/messages"
echo "::$token::"

if [ -s "$folder/summary.md" ]; then
    cat "$folder/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -s "$folder/msgcheck.sarif" ]; then
    echo "sarif=$folder/msgcheck.sarif" >>"$GITHUB_OUTPUT"
fi
exit "$code"
