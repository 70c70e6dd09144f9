#!/usr/bin/env bash
# Shows that Spark gives the same lines as one process, on the articles that the tests use.
#
#   examples/spark/check.sh PROGRAM VENV     the program, and a folder for Python's packages, kept from run to run
set -euo pipefail
program=$(realpath "$1") venv=$(realpath --canonicalize-missing "$2")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$here/install.sh" "$venv"

# Every article three times, so that each partition has several; in German and French too, and a blank line.
"$venv/bin/python" - "$here/../../tests" >"$work/articles.jsonl" <<'PYTHON'
import json, pathlib, sys
texts = sorted(pathlib.Path(sys.argv[1]).glob("extract/**/*.txt"))
for number in range(3):
    for path in texts:
        text = path.read_bytes().decode()
        print(json.dumps({"id": f"{path.stem}-{number}", "text": text}, ensure_ascii=number != 1))
    print()
PYTHON
"$program" extract "$work/articles.jsonl" >"$work/one.jsonl"

export PYSPARK_PYTHON=$venv/bin/python SPARK_LOCAL_IP=127.0.0.1
"$venv/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false --conf spark.log.level=ERROR \
  "$here/extract.py" --program "$program" --partitions 4 "$work/articles.jsonl" "$work/found" 2>"$work/spark.log" ||
  { cat "$work/spark.log" >&2; exit 1; }

parts=$(find "$work/found" -name 'part-*' -size +0 | wc -l)
((parts > 1)) || { echo "Spark made $parts part of it: nothing was spread" >&2; exit 1; }
cat "$work"/found/part-* | cmp - "$work/one.jsonl"
echo "Spark: $(wc -l <"$work/one.jsonl") lines in $parts parts, the same as from one process."
