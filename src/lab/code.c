/* Codes: the script packed statement by statement, and the symbols.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/code.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/code_fill.h"
#include "lab/code_symbols.h"

enum {
    SPARE_BITS = 5, /* the last symbol may have fewer than these to spare */
    SHORT_BITS = 3, /* of the number of a form, behind a 0; behind a 1 how far it is */
    ORDER_LONG = 2, /* behind the last such one, round about: */
    FIRST_LONG = 1 << SHORT_BITS,
    LONG = 64,
    PAYLOAD_MOST = SYMBOLS_MOST - SYMBOLS_SEAL - 1, /* symbols */
};

/* ---- statements ---- */

/* The form behind F that has another place. */
static const struct code_form *next_place(const struct code_form *f)
{
    do
        f++;
    while (f->also);
    return f;
}

/* The first form of F's place. */
static const struct code_form *place_of(const struct code_form *f)
{
    while (f->also)
        f--;
    return f;
}

static void put_form(struct code_fill *c, int number)
{
    int last = c->last ? c->last : FIRST_LONG;

    bits_put(&c->bits, number >= FIRST_LONG, 1);
    if (number < FIRST_LONG)
        bits_put(&c->bits, (uint64_t)number, SHORT_BITS);
    else
        bits_put_count(&c->bits, (uint64_t)(number - last + LONG) % LONG, ORDER_LONG);
}

static int take_form(struct code_fill *c)
{
    int last = c->last ? c->last : FIRST_LONG;
    uint64_t on;

    if (!bits_take(&c->bits, 1))
        return (int)bits_take(&c->bits, SHORT_BITS);
    on = bits_take_count(&c->bits, ORDER_LONG);
    c->bits.bad = c->bits.bad || on >= LONG;
    return c->bits.bad ? 0 : FIRST_LONG + (last - FIRST_LONG + (int)on) % LONG;
}

static void note_form(struct code_fill *c, int number)
{
    if (number >= FIRST_LONG)
        c->last = number;
}

/* Puts STATEMENT by the first form at *PLACE or behind that it has; *PLACE is where the
 * next one may stand. */
static bool put_statement(struct code_fill *c, const char *statement,
                          const struct code_form **place)
{
    for (const struct code_form *f = *place; f->number; f++) {
        size_t from = c->bits.n;
        bool usual = f->usual && strcmp(f->usual, statement) == 0;

        put_form(c, f->number);
        if (!usual && !code_fill_put(c, f, statement)) {
            bits_cut(&c->bits, from);
            continue;
        }
        if (usual)
            bits_cut(&c->bits, from);
        else
            note_form(c, f->number);
        *place = f->many ? place_of(f) : next_place(f);
        return true;
    }
    return false;
}

/* "w = 0 0, b = 0" and the like: what weights are without a word. */
static bool zero_weights(const char *statement)
{
    return strncmp(statement, "w = ", 4) == 0 &&
           strspn(statement + 4, " 0,b=") == strlen(statement + 4);
}

static bool put_script(struct code_fill *c, const char *script, struct err *err)
{
    const struct code_form *place = code_forms;
    char *copy = mem_text(script), *rest = copy, *line;
    bool ok = true;

    while (ok && (line = strsep(&rest, "\n"))) {
        if (!*line || zero_weights(line))
            continue;
        ok = put_statement(c, line, &place);
        if (!ok)
            err_set(err, "A code has no room for this: %.200s", line);
    }
    free(copy);
    return ok;
}

/* What is left out from PLACE to END. */
static void add_usual(const struct code_form *place, const struct code_form *end,
                      struct str *script)
{
    for (; place != end; place++)
        if (place->usual)
            str_addf(script, "%s\n", place->usual);
}

/* The next statement; *PLACE is where it may stand at the earliest. */
static bool take_statement(struct code_fill *c, const struct code_form **place,
                           struct str *script)
{
    const struct code_form *f = code_form_numbered(take_form(c));

    c->newer = c->newer || (!f && !c->bits.bad);
    if (!f || place_of(f) < *place)
        return false;
    note_form(c, f->number);
    add_usual(*place, place_of(f), script);
    *place = f->many ? place_of(f) : next_place(f);
    if (!code_fill_take(c, f, script))
        return false;
    str_addc(script, '\n');
    return true;
}

/* Nothing but zeros is left, which only fill the last symbol. */
static bool at_end(const struct bits *b)
{
    for (size_t i = b->at; i < b->n; i++)
        if (b->bit[i])
            return false;
    return bits_left(b) < SPARE_BITS;
}

static bool take_script(struct code_fill *c, struct str *script)
{
    const struct code_form *place = code_forms, *end = code_forms;

    while (!at_end(&c->bits))
        if (!take_statement(c, &place, script))
            return false;
    while (end->number)
        end++;
    add_usual(place, end, script);
    return true;
}

/* ---- code and script ---- */

static bool newer(struct err *err)
{
    return err_set(err, "This code was made by a newer logitty. It is as it was made, "
                        "but says what this one does not know.");
}

static bool take_all(const struct symbols *s, struct code_fill *c, struct str *script,
                     struct err *err)
{
    size_t from = script->len;

    if (s->v[0] > CODE_VERSION)
        return newer(err);
    if (s->v[0] == CODE_VERSION &&
        symbols_unpack(s->v + 1, s->n - SYMBOLS_SEAL - 1, &c->bits) &&
        take_script(c, script))
        return true;
    str_cut(script, from);
    return c->newer ? newer(err)
                    : err_set(err, "This is no code that logitty makes: its characters "
                                   "are right, but they say nothing.");
}

bool code_unpack(const char *code, const char *source, struct code_file *file,
                 struct str *script, struct err *err)
{
    struct symbols s;
    struct code_fill c = {.source = source};
    bool ok = code_read(code, &s, err) && take_all(&s, &c, script, err);

    *file = c.file;
    bits_done(&c.bits);
    return ok;
}

/* The bits as symbols, with version and seal. */
static void seal(struct bits *b, struct str *code)
{
    unsigned char v[SYMBOLS_MOST];
    size_t n = 1 + symbols_pack(b, v + 1);

    v[0] = CODE_VERSION;
    symbols_seal(v, n, v + n);
    code_write(v, n + SYMBOLS_SEAL, code);
}

/* How many of SCRIPT's lines are edits of the data. */
static size_t count_edits(const char *script)
{
    size_t n = 0;

    for (const char *line = script; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        n += strncmp(line, "add ", 4) == 0 || strncmp(line, "remove ", 7) == 0 ||
             strncmp(line, "flip ", 5) == 0;
    }
    return n;
}

static bool too_long(const char *script, struct err *err)
{
    size_t edits = count_edits(script);

    if (edits > 20)
        return err_set(err, "This state does not fit a code: %zu points were edited.",
                       edits);
    return err_set(err, "This state does not fit a code: its numbers and formulas are "
                        "too many.");
}

bool code_pack(const char *script, const struct code_file *file, struct str *code,
               struct err *err)
{
    struct code_fill c = {.file = *file};
    bool ok = put_script(&c, script, err);

    if (ok && c.bits.n > symbols_hold(PAYLOAD_MOST))
        ok = too_long(script, err);
    if (ok)
        seal(&c.bits, code);
    bits_done(&c.bits);
    return ok;
}
