/* A lesson that is made of questions of others: a review, a test, a quiz.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_COMPOSED_H
#define LESSON_COMPOSED_H

#include "lesson/progress.h"

enum composed_kind {
    COMPOSED_REVIEW, /* what failed, asked again with other numbers */
    COMPOSED_TEST,   /* a lesson's questions: who has them all right need not take it */
    COMPOSED_BEFORE, /* the questions of the quiz in their first form … */
    COMPOSED_AFTER,  /* … and in their second */
};

enum result { RESULT_OPEN, RESULT_RIGHT, RESULT_WRONG };

/* Where page I of it comes from. */
struct question {
    const struct lesson *from;
    size_t page;
    const struct task *task; /* there; its `again` may be what is asked */
    enum result result;      /* of the first answer */
};

/* It borrows from the lessons it is made of: they must live longer. `lesson` is for the
 * guide: one question a page, without hints in a test and a quiz. */
struct composed {
    struct lesson lesson;
    enum composed_kind kind;
    struct question *question; /* by page */
};

enum { QUIZ_QUESTIONS = 8 };

/* Each is NULL if it would have no question. EXCEPT: no questions of that lesson, it
 * has only now been taken; may be NULL. */
struct composed *composed_review(const struct shelf *s, const struct progress *p,
                                 const struct lesson *except);
struct composed *composed_test(const struct lesson *l);
struct composed *composed_quiz(const struct shelf *s, bool after);
void composed_free(struct composed *c);

/* Only the first answer counts, and nothing helps. */
bool composed_is_test(const struct composed *c);
/* Nothing is said before the end. */
bool composed_is_quiz(const struct composed *c);

/* How many questions wait for a review. */
size_t review_count(const struct shelf *s, const struct progress *p,
                    const struct lesson *except);

/* The first answer to question I was RIGHT, or not: notes it there and in P. */
void composed_answered(struct composed *c, size_t i, bool right, struct progress *p);
/* T of G has had its only answer: the page is over, whatever it was. */
void composed_close(struct guide *g, const struct task *t, enum task_state state,
                    const char *reply);
/* How many have been answered rightly so far. */
size_t composed_right(const struct composed *c);

#endif
