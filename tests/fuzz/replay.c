/* Runs a fuzz target over the files given, without libFuzzer: the corpus in make check.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/path.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct err err = {0};
        size_t len;
        char *text = path_read(argv[i], (size_t)1 << 26, &len, &err);

        if (!text) {
            fprintf(stderr, "%s: %s\n", err.file, err.message);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)text, len);
        free(text);
    }
    printf("fuzz: %d files replayed\n", argc - 1);
    return 0;
}
