#!/usr/bin/env bash
# Installs what the example needs from Python's package index, into a folder that is kept from run to run.
#
#   examples/spark/install.sh VENV
set -euo pipefail
venv=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# The folder says what it was made from: where that has changed it is made anew.
if cmp --quiet "$here/requirements.txt" "$venv/installed"; then exit 0; fi
rm -rf "$venv"
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$venv/installed"
