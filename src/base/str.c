/* Text that grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void reserve(struct str *t, size_t more)
{
    size_t need = t->len + more + 1;

    if (need <= t->room)
        return;
    t->room = need < 64 ? 64 : need + need / 2;
    t->s = mem_grow(t->s, t->room, 1);
}

void str_init(struct str *t)
{
    *t = (struct str){0};
    reserve(t, 0);
    t->s[0] = '\0';
}

void str_done(struct str *t)
{
    free(t->s);
    *t = (struct str){0};
}

void str_clear(struct str *t)
{
    str_cut(t, 0);
}

void str_cut(struct str *t, size_t len)
{
    if (len < t->len)
        t->len = len;
    t->s[t->len] = '\0';
}

void str_add(struct str *t, const char *s)
{
    str_addn(t, s, strlen(s));
}

void str_addn(struct str *t, const char *s, size_t n)
{
    reserve(t, n);
    memcpy(t->s + t->len, s, n);
    t->len += n;
    t->s[t->len] = '\0';
}

void str_addc(struct str *t, char c)
{
    str_addn(t, &c, 1);
}

void str_addf(struct str *t, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    str_addv(t, fmt, args);
    va_end(args);
}

void str_addv(struct str *t, const char *fmt, va_list args)
{
    va_list again;
    int n;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (n <= 0)
        return;
    reserve(t, (size_t)n);
    vsnprintf(t->s + t->len, (size_t)n + 1, fmt, args);
    t->len += (size_t)n;
}

char *str_take(struct str *t)
{
    char *s = t->s;

    str_init(t);
    return s;
}
