/* Memory that is there or the program ends: no caller checks for NULL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Zeroed memory; the caller frees it with free(). Sizes are checked for overflow. */
void *mem_alloc(size_t size);
void *mem_array(size_t n, size_t size);

/* OLD (may be NULL) resized to N elements of SIZE bytes; new bytes are not cleared. */
void *mem_grow(void *old, size_t n, size_t size);

/* Heap copies of text; NULL gives NULL. */
char *mem_text(const char *s);
char *mem_textn(const char *s, size_t n);

/* What to do before the program ends for want of memory (restore the terminal). */
void mem_on_failure(void (*hook)(void));

#endif
