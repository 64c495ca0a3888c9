/* Taking a lesson that is made of questions of others: review, test, quiz.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_COMPOSING_H
#define REPL_COMPOSING_H

#include "lesson/composed.h"
#include "repl/private.h"

/* Opens C (taken over); the place where the learner is comes back at its end. */
bool composing_begin(struct shell *sh, struct composed *c, struct err *err);
/* What it came to, and back to where the learner was. */
bool composing_end(struct shell *sh, struct err *err);
/* The present lesson is one whose questions get no help. */
bool composing_is_test(const struct shell *sh);

/* T has been answered, with verdict V and words SAID: what counts is noted. True: all
 * that follows has been done, nothing more is to be said. */
bool composing_answered(struct shell *sh, const struct task *t, enum verdict v,
                        const struct str *said, struct err *err);
/* After the reply: where that is taught. */
void composing_advise(struct shell *sh, enum verdict v);

/* The quiz as a table of topics; nothing if it was never taken. True: it was. */
bool quiz_show(struct shell *sh);

#endif
