#!/usr/bin/env python3
"""Pipes the partitions of a Spark RDD through `rejoinder extract`: lines in, lines out."""

import argparse
import shlex

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def command(program):
    """The filter. A partition is lines even where it is empty or begins with one that cannot be read."""
    return [program, "extract", "--format", "jsonl", "--lines", "--jobs", "1", "-"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", help='one {"id": …, "text": …} a line')
    parser.add_argument("found", help="the folder that is written, one file a partition")
    parser.add_argument("--program", help="the path of rejoinder on every machine [default: it comes with --files]")
    parser.add_argument("--partitions", type=int, default=None, help="into how many parts the articles are split")
    parser.add_argument("--keep-going", action="store_true", help="keep what is found where a line cannot be read")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("rejoinder").getOrCreate()
    context = spark.sparkContext
    program = options.program or SparkFiles.get("rejoinder")
    pipe = shlex.join(command(program))
    articles = context.textFile(options.articles, minPartitions=options.partitions)
    found = articles.pipe(pipe, checkCode=not options.keep_going)
    found.saveAsTextFile(options.found)
    spark.stop()


if __name__ == "__main__":
    main()
