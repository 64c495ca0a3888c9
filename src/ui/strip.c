/* The strip: a thin line that carries the numbers of the page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/strip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lab/reading.h"
#include "plot/text.h"
#include "ui/layout.h"

/* ---- what the bench says ---- */

/* Losses are positive and mostly small: all decimals of the strip where they say
 * something, else 3 significant digits. */
static void write_value(const struct reading *r, double v, struct str *out)
{
    if (r->decimals == READING_WHOLE)
        str_addf(out, "%.0f", v);
    else if (r->decimals >= 0 && v < 10 && v >= pow(10, 1 - r->decimals))
        text_fixed(out, v, r->decimals);
    else
        text_short(out, v);
}

/* A measure of the fit shows where it came from; a weight was set, everybody knows to
 * what. */
static bool tells_before(const struct reading *r, const struct value *was)
{
    return r && r->decimals != READING_WHOLE && strcmp(r->group, "fit") == 0 &&
           was->kind == VALUE_NUMBER;
}

/* "loss 2.261" → "loss 0.405 → 2.261": the value follows the label and a blank. */
static void show_before(const struct reading *r, const struct value *was,
                        struct str *shown)
{
    const char *label = r->label ? r->label : r->name;
    size_t at = strlen(label) + 1;
    struct str all;

    if (shown->len <= at || strncmp(shown->s, label, at - 1) != 0)
        return;
    str_init(&all);
    str_addn(&all, shown->s, at);
    write_value(r, was->number, &all);
    str_add(&all, " → ");
    str_add(&all, shown->s + at);
    str_clear(shown);
    str_add(shown, all.s);
    str_done(&all);
}

/* It follows from the weights; what is typed, nobody needs to be told. */
static bool follows(const struct reading *r)
{
    return r && (strcmp(r->group, "fit") == 0 || strcmp(r->group, "evaluation") == 0);
}

/* Every point has a side: errors can be counted. */
static bool has_sides(struct bench *b, const struct reading *r)
{
    return strcmp(r->name, "errors") != 0 || !bench_fitness(b)->half;
}

/* The value of R as it is written; "" if it has none. */
static void write_reading(struct bench *b, const struct reading *r, struct str *out)
{
    struct value v;

    if (reading_get(b, r->name, &v) && v.kind == VALUE_NUMBER && has_sides(b, r))
        write_value(r, v.number, out);
}

/* "errors 4 → 1?": the value now, if it has one, and the one that the line being typed
 * would bring. A count is told even if it stays the same, and in full. */
static bool show_ahead(struct bench *b, struct bench *ahead, const struct reading *r,
                       struct str *shown, struct str *brief)
{
    const char *label = r->label ? r->label : r->name;
    bool counted = r->decimals == READING_WHOLE, asks;
    struct str is, then;

    str_init(&is);
    str_init(&then);
    write_reading(b, r, &is);
    write_reading(ahead, r, &then);
    asks = then.len && (counted || strcmp(is.s, then.s) != 0);
    if (asks)
        str_addf(shown, "%s %s%s%s?", label, is.s, is.len ? " → " : "", then.s);
    if (asks && !counted)
        str_addf(brief, "%s %s?", label, then.s);
    str_done(&is);
    str_done(&then);
    return asks;
}

static bool is_weight(const char *name)
{
    return strcmp(name, "b") == 0 ||
           (name[0] == 'w' && name[1] >= '1' && name[1] <= '9');
}

/* BRIEF gets it without the value before, if that is told. */
static bool write_part(struct shell *sh, const char *name, struct bench *ahead,
                       struct strip_part *part, struct str *shown, struct str *brief)
{
    const struct reading *r = reading_named(name);
    struct value was;

    part->changed = true;
    part->rank = r && r->decimals == READING_WHOLE ? STRIP_COUNTED : STRIP_ASKED;
    if (ahead && follows(r) && show_ahead(sh->bench, ahead, r, shown, brief))
        return true;
    part->rank = STRIP_USUAL;
    if (!reading_show(sh->bench, name, shown))
        return false;
    part->changed = shell_was(sh, name, &was);
    if (part->changed && tells_before(r, &was) &&
        !strstr(shell_strip(sh), "lastmove")) {
        str_add(brief, shown->s);
        show_before(r, &was, shown);
    }
    return true;
}

/* False: it has no value now. */
static bool read_part(struct shell *sh, const char *name, struct bench *ahead,
                      struct strip_part *part)
{
    struct str shown, brief;
    bool ok;

    str_init(&shown);
    str_init(&brief);
    ok = write_part(sh, name, ahead, part, &shown, &brief);
    part->text = ok ? str_take(&shown) : NULL;
    part->brief = ok && brief.len ? str_take(&brief) : NULL;
    str_clear(&brief);
    part->mark = ok && reading_nudge(sh->bench, name, &brief) ? str_take(&brief) : NULL;
    str_done(&shown);
    str_done(&brief);
    return ok;
}

size_t strip_read(struct shell *sh, const char *but, struct bench *ahead,
                  struct strip_part part[STRIP_MAX])
{
    char *names = mem_text(shell_strip(sh)), *rest = names, *name;
    bool weight = false, pair = strstr(names, "w2") != NULL;
    size_t n = 0;

    while (n < STRIP_MAX && (name = strtok_r(rest, " ", &rest))) {
        if ((but && strcmp(name, but) == 0) || !read_part(sh, name, ahead, &part[n]))
            continue;
        part[n].close = pair && weight && is_weight(name);
        weight = is_weight(name);
        n++;
    }
    free(names);
    return n;
}

void strip_done(struct strip_part *part, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(part[i].text);
        free(part[i].brief);
        free(part[i].mark);
    }
}

/* ---- the line ---- */

static void add_rule(struct str *out, int n)
{
    while (n-- > 0)
        str_add(out, "─");
}

/* How the parts are put. */
struct manner {
    int gap;
    bool ascii, brief, marked;
};

static const char *text_of(const struct strip_part *part, const struct manner *m)
{
    return m->brief && part->brief ? part->brief : part->text;
}

static int blanks_before(const struct strip_part *part, size_t i,
                         const struct manner *m)
{
    return i == 0 ? 0 : part[i].close ? 2 : m->gap;
}

static int columns_of(const struct strip_part *part, size_t n, const struct manner *m)
{
    int cols = 0;

    for (size_t i = 0; i < n; i++)
        cols +=
            blanks_before(part, i, m) +
            (int)text_columns(text_of(&part[i], m), m->ascii) +
            (m->marked && part[i].mark ? 1 + (int)text_columns(part[i].mark, m->ascii)
                                       : 0);
    return cols;
}

/* Fewer words where the room is short. */
static void shorten(const struct strip_part *part, size_t n, int room, struct manner *m)
{
    m->marked = true;
    m->marked = columns_of(part, n, m) <= room;
    m->brief = columns_of(part, n, m) > room;
}

/* Takes away the last part of the lowest rank; returns how many are left. */
static size_t drop_one(struct strip_part *part, size_t n)
{
    size_t least = 0;

    for (size_t i = 0; i < n; i++)
        least = part[i].rank <= part[least].rank ? i : least;
    for (n--; least < n; least++)
        part[least] = part[least + 1];
    return n;
}

/* Appends the parts that fit into ROOM columns; returns the columns used. */
static int add_parts(const struct strip_part *part, size_t n, const struct manner *m,
                     int room, struct str *out)
{
    struct strip_part kept[STRIP_MAX];

    n = n < STRIP_MAX ? n : STRIP_MAX;
    memcpy(kept, part, n * sizeof *kept);
    while (n && columns_of(kept, n, m) > room)
        n = drop_one(kept, n);
    for (size_t i = 0; i < n; i++)
        str_addf(out, "%*s%s%s%s%s" TEXT_END, blanks_before(kept, i, m), "",
                 kept[i].changed ? TEXT_BOLD : "\001 ", text_of(&kept[i], m),
                 m->marked && kept[i].mark ? " " : "",
                 m->marked && kept[i].mark ? kept[i].mark : "");
    return columns_of(kept, n, m);
}

void strip_line(const struct strip_part *part, size_t n, const char *corner, int width,
                bool ascii, struct str *out)
{
    bool narrow = width < LAYOUT_TAB_COLS;
    int lead = narrow ? 1 : 2, end = (int)text_columns(corner, ascii), used;
    int room = width - 2 * lead - 2, ends = narrow || !end ? 0 : end + 3;
    struct manner m = {.gap = narrow ? 2 : 3, .ascii = ascii};

    if (width < 2 * lead + 4) {
        add_rule(out, width);
        return;
    }
    add_rule(out, lead);
    used = lead;
    if (n) {
        str_addc(out, ' ');
        shorten(part, n, room - ends, &m);
        used += 2 + add_parts(part, n, &m, room, out);
        str_addc(out, ' ');
    }
    if (narrow || !end || used + 2 + 1 + end + 1 + lead > width) {
        add_rule(out, width - used);
        return;
    }
    add_rule(out, width - used - end - 2 - lead);
    str_addf(out, " \001 %s" TEXT_END " ", corner);
    add_rule(out, lead);
}
