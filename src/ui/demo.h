/* The demonstration: what is typed, and when. Time in, keys out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef UI_DEMO_H
#define UI_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "lesson/lesson.h"

struct demo;

/* Its scenes are pages of lessons of S; those that are missing are played in the lab. S
 * must live as long. */
struct demo *demo_new(const struct shelf *s);
void demo_free(struct demo *d);

/* Appends the bytes that a person would have typed by NOW (ms of a monotonic clock)
 * since the last call. BUSY: what was typed is still at work; it is waited for. Returns
 * the milliseconds until the next call; -1: it is over. */
int demo_tick(struct demo *d, int64_t now, bool busy, struct str *keys);
/* One line of subtitle for what happens now. */
const char *demo_words(const struct demo *d);

/* The same without a clock, for a stream of lines: appends the next line. *WORDS gets
 * what stands before it, NULL if that has been said; *PAUSE the milliseconds that a
 * reader needs behind it. False: it is over. */
bool demo_line(struct demo *d, struct str *line, const char **words, int *pause);

#endif
