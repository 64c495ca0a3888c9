#!/bin/sh
# The closing line of one or more runs of `make check`, from their outputs.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: totals.sh OUTPUT...   prints "N passed, N failed[, N skipped]"; exit 0 if none failed
awk '
/^# (TOTAL|PASS|XFAIL|SKIP|FAIL|XPASS|ERROR): / { count[$2] += $3; summed[FILENAME] = 1 }
END {
    passed = count["PASS:"] + count["XFAIL:"]
    failed = count["FAIL:"] + count["XPASS:"] + count["ERROR:"]
    for (i = 1; i < ARGC; i++) # without a summary it did not get to its end
        if (!(ARGV[i] in summed)) failed++
    if (passed + failed == 0) failed++
    printf "%d passed, %d failed", passed, failed
    if (count["SKIP:"]) printf ", %d skipped", count["SKIP:"]
    print ""
    exit failed > 0
}' "$@"
