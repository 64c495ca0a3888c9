/* Compares the engine with numbers of independent implementations, row by row:
 * run [DIR] reads DIR/reference.tsv and DIR/datasets/.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn/csv.h"
#include "produce.h"

enum { SHOWN = 20, NAMES = 64 };

struct count {
    char group[48];
    size_t n;
};

struct run {
    const char *dir;
    struct rows rows;
    struct subject subject; /* the rows of one data set stand together */
    char name[64];
    size_t compared, different, given, absent;
    struct count count[NAMES]; /* absent, by group */
    size_t groups;
};

static void drop_subject(struct run *r)
{
    scaling_done(&r->subject.scaling);
    data_free(r->subject.data);
    data_free(r->subject.scaled);
    r->subject = (struct subject){0};
}

static bool take_subject(struct run *r, const char *name, struct err *err)
{
    struct subject *s = &r->subject;
    const char *text;
    char file[512];

    if (s->data && strcmp(r->name, name) == 0)
        return true;
    drop_subject(r);
    snprintf(r->name, sizeof r->name, "%s", name);
    snprintf(file, sizeof file, "%s/datasets/%s.csv", r->dir, name);
    *s = (struct subject){.rows = &r->rows, .name = r->name};
    s->data = csv_load(file, err);
    if (!s->data)
        return false;
    s->model = s->data->kind == LABEL_VALUE ? &linear_ops : &logistic_ops;
    scaling_of(&s->scaling, s->data);
    s->scaled = scaling_apply(&s->scaling, s->data);
    text = rows_text(&r->rows, "/datasets/%s/separable", name);
    s->separable = text && strcmp(text, "complete") == 0;
    return true;
}

static bool equal(double a, double b, enum closeness how)
{
    static const double share[] = {1e-12, 1e-12, 1e-9, 1e-6};

    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    /* Where numbers lose their last digits, a few units in the last place. */
    return fabs(a - b) <= share[how] * (fabs(b) + (how != RELATIVE)) + 1e-320;
}

static void compare(struct run *r, const struct row *row, double ours,
                    enum closeness how)
{
    double theirs;

    if (strcmp(row->value, "complete") == 0 || strcmp(row->value, "none") == 0)
        theirs = row->value[0] == 'c';
    else if (!rows_number(row->value, &theirs))
        theirs = NAN;
    r->compared++;
    if (equal(ours, theirs, how))
        return;
    if (r->different++ < SHOWN)
        printf("%s: reference %s, ours %.17g\n", row->key, row->value, ours);
}

/* The name to report: pointwise, or what stands behind the data set. */
static void note_absent(struct run *r, const char *key)
{
    char group[48] = "";
    size_t i = 0;

    if (sscanf(key, "/datasets/%*[^/]/%47[^/]", group) != 1)
        sscanf(key, "/%47[^/]", group);
    while (i < r->groups && strcmp(r->count[i].group, group) != 0)
        i++;
    if (i == NAMES)
        i--;
    else if (i == r->groups)
        memcpy(r->count[r->groups++].group, group, sizeof group);
    r->count[i].n++;
    r->absent++;
}

static bool one_row(struct run *r, const struct row *row, struct err *err)
{
    enum closeness how = RELATIVE;
    enum answer answer = GIVEN;
    char name[64];
    double v = 0;
    int used = 0;

    if (strncmp(row->key, "/pointwise/", 11) == 0)
        answer = produce_point(&r->rows, row->key, &v);
    else if (sscanf(row->key, "/datasets/%63[^/]/%n", name, &used) == 1 && used) {
        if (!take_subject(r, name, err))
            return false;
        answer = produce_data(&r->subject, row->key + used, &v, &how);
    }
    if (answer == PRODUCED)
        compare(r, row, v, how);
    else if (answer == NOT_PRODUCED)
        note_absent(r, row->key);
    else
        r->given++;
    return true;
}

static void report(const struct run *r)
{
    for (size_t i = 0; i < r->groups; i++)
        printf("%s%s %zu", i ? ", " : "not produced: ", r->count[i].group,
               r->count[i].n);
    if (r->groups)
        putchar('\n');
    printf("reference: %zu compared, %zu different, %zu not produced, %zu given\n",
           r->compared, r->different, r->absent, r->given);
}

int main(int argc, char **argv)
{
    struct run r = {.dir = argc > 1 ? argv[1] : "."};
    struct err err = {0};
    char file[512];
    bool ok;

    snprintf(file, sizeof file, "%s/reference.tsv", r.dir);
    ok = rows_load(&r.rows, file, &err);
    for (size_t i = 0; ok && i < r.rows.n; i++)
        ok = one_row(&r, &r.rows.row[i], &err);
    if (ok)
        report(&r);
    else
        fprintf(stderr, "%s:%d: %s\n", err.file, err.line, err.message);
    drop_subject(&r);
    rows_done(&r.rows);
    return ok && r.compared && !r.different ? 0 : 1;
}
