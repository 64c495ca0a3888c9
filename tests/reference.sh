#!/bin/sh
# The engine against numbers of independent implementations, tests/reference/reference.tsv.
# SPDX-License-Identifier: GPL-3.0-or-later
if said=$("${BUILD_DIR:-.}/tests/reference/run" "${TESTS_DIR:-$(dirname "$0")}/reference" 2>&1)
then result='ok'
else result='not ok'
fi
echo "$said" | sed 's/^/# /'
echo "$result 1 - $(echo "$said" | sed -n 's/^reference: //p')"
echo '1..1'
