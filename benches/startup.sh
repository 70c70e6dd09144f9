#!/usr/bin/env bash
# From the start of the program to its first frame, against an empty window of the same kind, on a display that nobody
# sees. Prints both and their ratio; fails where the program takes more than 1.5 times as long.
#
#   benches/startup.sh
#
# Needs Xvfb and OpenGL in software (scripts/install-debian.sh --tests).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v Xvfb >/dev/null || { echo "startup.sh: Xvfb is not installed" >&2; exit 1; }
cargo bench --locked --bench startup --no-run
work=$(mktemp -d)
exec 3>"$work/display"
Xvfb -displayfd 3 -noreset -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
until [[ -s $work/display ]]; do sleep 0.1; done
DISPLAY=:$(<"$work/display") cargo bench --locked --bench startup
