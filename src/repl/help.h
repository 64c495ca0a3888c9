/* What help says: of one word, of a text, and where it finds several.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_HELP_H
#define REPL_HELP_H

#include "repl/topic.h"

/* What T is, an example that runs, and if it is the LAST that is told, what is near. */
void help_topic(struct shell *sh, const struct topic *t, bool last);
/* Each of these tells all that NAME is there; false: it is nothing there. */
bool help_named(struct shell *sh, const char *name);  /* a topic, by any of its names */
bool help_family(struct shell *sh, const char *name); /* w3, velocity.w1, bin2.p */
bool help_own_word(struct shell *sh, const char *name); /* "poly", "balanced" */

/* TEXT is what somebody asks about: a word, several, other people's, or a question.
 * What is no word is looked for in all that help knows. */
bool help_text(struct shell *sh, const char *text, struct err *err);

#endif
