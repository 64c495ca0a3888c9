#!/bin/sh
# Every second suite of the unit tests, from number 1 on; each half has a processor.
# SPDX-License-Identifier: GPL-3.0-or-later
exec "${BUILD_DIR:-.}/tests/unit/unit" 1/2
