/* Memory that is there or the program ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*failure_hook)(void);

void mem_on_failure(void (*hook)(void))
{
    failure_hook = hook;
}

static void *must(void *p)
{
    if (p)
        return p;
    if (failure_hook)
        failure_hook();
    fputs("logitty: out of memory\n", stderr);
    exit(1);
}

void *mem_alloc(size_t size)
{
    return must(calloc(1, size ? size : 1));
}

void *mem_array(size_t n, size_t size)
{
    return must(calloc(n ? n : 1, size ? size : 1));
}

void *mem_grow(void *old, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        must(NULL);
    return must(realloc(old, n && size ? n * size : 1));
}

char *mem_text(const char *s)
{
    return s ? mem_textn(s, strlen(s)) : NULL;
}

char *mem_textn(const char *s, size_t n)
{
    char *copy = mem_alloc(n + 1);

    memcpy(copy, s, n);
    return copy;
}
