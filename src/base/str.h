/* Text that grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

#ifdef __GNUC__
#define LIKE_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define LIKE_PRINTF(fmt, args)
#endif

/* s is always a C string (never NULL after str_init), len its bytes without the 0. */
struct str {
    char *s;
    size_t len, room;
};

void str_init(struct str *t);
void str_done(struct str *t);

void str_clear(struct str *t);
void str_cut(struct str *t, size_t len); /* shorten to LEN bytes */
void str_add(struct str *t, const char *s);
void str_addn(struct str *t, const char *s, size_t n);
void str_addc(struct str *t, char c);
void str_addf(struct str *t, const char *fmt, ...) LIKE_PRINTF(2, 3);
void str_addv(struct str *t, const char *fmt, va_list args);

/* The text as a heap string that the caller frees; T is empty again. */
char *str_take(struct str *t);

#endif
