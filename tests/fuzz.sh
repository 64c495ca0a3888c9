#!/bin/sh
# Replays the corpus of each fuzz target, tests/fuzz/corpus/NAME/*.
# SPDX-License-Identifier: GPL-3.0-or-later
n=0
for dir in "${TESTS_DIR:-$(dirname "$0")}"/fuzz/corpus/*/; do
    [ -d "$dir" ] || continue
    name=$(basename "$dir")
    n=$((n + 1))
    if said=$("${BUILD_DIR:-.}/tests/fuzz/$name" "$dir"/* 2>&1); then
        echo "ok $n - $name: $said"
    else
        echo "$said" | sed 's/^/# /'
        echo "not ok $n - $name"
    fi
done
echo "1..$n"
