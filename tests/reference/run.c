/* Compares the engine with numbers of independent implementations, row by row:
 * run [DIR] reads DIR/reference.tsv and DIR/datasets/.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "produce.h"

enum { SHOWN = 20, NAMES = 64, LISTED = 12 };

/* Rows that were not compared, by group. */
struct absent {
    char group[64];
    const char *key[LISTED]; /* the first ones */
    enum answer why;
    size_t n;
};

struct run {
    const char *dir;
    struct rows rows;
    struct subject subject; /* the rows of one data set stand together */
    size_t compared, different, given, unanswered, unreadable;
    struct absent absent[NAMES];
    size_t absents;
};

static const char *reason(enum answer why)
{
    return why == CHAOTIC   ? "rounding decides where these runs go"
           : why == NO_DATA ? "the examples cannot be read"
                            : "the engine has no such quantity";
}

static void take_subject(struct run *r, const char *name)
{
    struct err err = {0};

    if (strcmp(r->subject.name, name) == 0)
        return;
    subject_done(&r->subject);
    if (!subject_load(&r->subject, r->dir, name, &err)) {
        printf("datasets/%s.csv:%d:%d: %s\n", name, err.line, err.column, err.message);
        r->unreadable++;
    }
}

static bool equal(double a, double b, enum closeness how)
{
    static const double share[] = {1e-12, 1e-12, 1e-9, 1e-6, 0};

    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    if (isinf(a) || isinf(b))
        return a == b;
    if (how == COUNTED)
        return fabs(a - b) <= 1;
    /* Where numbers lose their last digits, a few units in the last place. */
    return fabs(a - b) <= share[how] * (fabs(b) + (how != RELATIVE)) + 1e-320;
}

/* The reference's number; words for how separable the classes are count as produced. */
static bool number(const char *value, double *v)
{
    if (strcmp(value, "complete") == 0)
        *v = 1;
    else if (strncmp(value, "quasi", 5) == 0)
        *v = 0.5;
    else if (strcmp(value, "none") == 0)
        *v = 0;
    else
        return rows_number(value, v);
    return true;
}

static bool same(const struct row *row, const struct reply *ours)
{
    double theirs;

    return number(row->value, &theirs) &&
           ((theirs >= ours->least && theirs <= ours->most) ||
            equal(ours->v, theirs, ours->how));
}

/* A run that began 1e-13 away gives another number: then no two programs agree on it. */
static bool chaotic(struct run *r, const struct row *row, const struct reply *ours)
{
    struct reply other = {.answer = NOT_PRODUCED};
    struct question q;

    if (!r->subject.walk || !question_set(&q, &r->rows, row->key))
        return false;
    subject_nudge(&r->subject, 1e-13);
    produce_data(&q, &r->subject, &other);
    subject_nudge(&r->subject, 0);
    return other.answer == PRODUCED && !equal(other.v, ours->v, ours->how);
}

static void compare(struct run *r, const struct row *row, const struct reply *ours)
{
    r->compared++;
    if (same(row, ours))
        return;
    if (r->different++ < SHOWN)
        printf("%s: reference %s, ours %.17g\n", row->key, row->value, ours->v);
}

static void note_absent(struct run *r, const char *group, const char *key,
                        enum answer why)
{
    size_t i = 0;

    while (i < r->absents &&
           (r->absent[i].why != why || strcmp(r->absent[i].group, group) != 0))
        i++;
    if (i == NAMES)
        i--;
    else if (i == r->absents) {
        snprintf(r->absent[i].group, sizeof r->absent[i].group, "%s", group);
        r->absent[r->absents++].why = why;
    }
    if (r->absent[i].n < LISTED)
        r->absent[i].key[r->absent[i].n] = key;
    r->absent[i].n++;
    r->unanswered++;
}

static void one_row(struct run *r, const struct row *row)
{
    struct reply reply = {.answer = NOT_PRODUCED};
    struct question q;
    bool known = question_set(&q, &r->rows, row->key);

    if (known && question_is(&q, 0, "pointwise"))
        produce_point(&q, &reply);
    else if (known && question_is(&q, 0, "datasets") && q.parts > 2) {
        take_subject(r, q.part[1]);
        produce_data(&q, &r->subject, &reply);
    } else if (known && (q.parts == 1 || question_is(&q, 0, "conventions")))
        reply.answer = GIVEN;
    if (reply.answer == PRODUCED && !same(row, &reply) && chaotic(r, row, &reply))
        reply.answer = CHAOTIC;
    if (reply.answer == PRODUCED)
        compare(r, row, &reply);
    else if (reply.answer == GIVEN)
        r->given++;
    else
        note_absent(r, known ? q.part[q.parts > 2 ? q.at : 0] : "malformed keys",
                    row->key, reply.answer);
}

static void list_absent(const struct absent *a)
{
    printf("not produced, %zu of %s: %s\n", a->n, a->group, reason(a->why));
    for (size_t i = 0; i < a->n && i < LISTED; i++)
        printf("    %s\n", a->key[i]);
    if (a->n > LISTED)
        printf("    and %zu more\n", a->n - LISTED);
}

static void report(const struct run *r)
{
    for (size_t i = 0; i < r->absents; i++)
        list_absent(&r->absent[i]);
    if (r->rows.malformed)
        printf("%zu lines without a tab\n", r->rows.malformed);
    printf("reference: %zu rows, %zu compared, %zu different, %zu given, %zu not "
           "produced\n",
           r->rows.n, r->compared, r->different, r->given, r->unanswered);
}

int main(int argc, char **argv)
{
    struct run r = {.dir = argc > 1 ? argv[1] : "."};
    struct err err = {0};
    char file[1024];
    bool ok;

    snprintf(file, sizeof file, "%s/reference.tsv", r.dir);
    if (!rows_load(&r.rows, file, &err)) {
        fprintf(stderr, "%s:%d: %s\n", file, err.line, err.message);
        return 1;
    }
    for (size_t i = 0; i < r.rows.n; i++)
        one_row(&r, &r.rows.row[i]);
    report(&r);
    ok = r.compared && !r.different && !r.rows.malformed && !r.unreadable;
    subject_done(&r.subject);
    rows_done(&r.rows);
    return ok ? 0 : 1;
}
