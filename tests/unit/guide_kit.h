/* What tests of the guide share: a lesson, its bench, and what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_GUIDE_KIT_H

/* LINE gets this VERDICT and this REPLY. */
#define TESTS_GUIDE_KIT_H

#include "lab/reading.h"
#include "lesson/guide.h"

/* Of the test that runs; its lesson has pages with tasks of each kind. */
struct fixture {
    struct lesson *l;
    struct bench *b;
    struct guide *g;
    struct scope bench, scope;
    struct str said;
};
extern struct fixture f;

void set_up(void);
void tear_down(void);

void set_weights(double b, double w);
/* Opens PAGE however it got there. */
void open_page(size_t page);
/* Types LINE; the guide's reply is f.said. */
enum verdict answer(const char *line, bool forced);
#define SAYS(line, verdict, reply)                                              \
    do {                                                                        \
        ck_assert_msg(answer(line, false) == verdict, "%s: %s", line, f.said.s); \
        ck_assert_str_eq(f.said.s, reply);                                      \
    } while (0)

/* A command has set the weights. */
bool after(double b, double w);
/* A command that changes nothing. */
bool looked(const char *command);
double value_now(const char *expr);

#endif
