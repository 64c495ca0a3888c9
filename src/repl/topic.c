/* Every word that help knows: the tables one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/topic.h"

#include <string.h>

#include "lab/dataset.h"
#include "lab/reading.h"
#include "learn/generate.h"
#include "plot/text.h"
#include "repl/setting.h"
#include "repl/words.h"

/* ---- the tables ---- */

static bool command_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct command *c = sh->commands[i];

    if (c)
        *t = (struct topic){TOPIC_COMMAND, c->name, c->also, c->help, c};
    return c != NULL;
}

static bool setting_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct setting *s = settings[i];

    (void)sh;
    if (s)
        *t = (struct topic){TOPIC_SETTING, s->name, s->also, s->help, s};
    return s != NULL;
}

static bool reading_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct reading *r = readings[i];

    (void)sh;
    if (r)
        *t = (struct topic){TOPIC_READING, r->name, NULL, r->help, r};
    return r != NULL;
}

static bool family_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct reading_family *f = &reading_families[i];

    (void)sh;
    if (f->prefix)
        *t = (struct topic){TOPIC_FAMILY, f->example, NULL, f->help, f};
    return f->prefix != NULL;
}

static bool task_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const char *help, *name = guide_name(i, &help);

    (void)sh;
    if (name)
        *t = (struct topic){TOPIC_TASK, name, NULL, help, NULL};
    return name != NULL;
}

static bool figure_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct figure *f = figures[i];

    (void)sh;
    if (f)
        *t = (struct topic){TOPIC_FIGURE, f->name, NULL, f->help, f};
    return f != NULL;
}

static bool method_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const struct method *m = methods[i];

    (void)sh;
    if (m)
        *t = (struct topic){TOPIC_METHOD, m->name, NULL, m->help, m};
    return m != NULL;
}

static bool function_topic(const struct shell *sh, size_t i, struct topic *t)
{
    const char *name = formula_function(i);

    (void)sh;
    if (name)
        *t = (struct topic){TOPIC_FUNCTION, name, NULL, formula_help(name), NULL};
    return name != NULL;
}

static bool point_topic(const struct shell *sh, size_t i, struct topic *t)
{
    static const struct {
        const char *name, *help;
    } rows[] = {
        {"x", "the features of a point, x1, x2 …: each point has its own, and mean(x) "
              "is over all of them"},
        {"y",
         "the label of a point, 0 or 1: each point has its own, and sum(y) is over "
         "all of them"},
        {"z", "the score of a point, z = w*x + b: each point has its own; z(..) is the "
              "model's at a place"},
        {"p", "the probability of class 1, p = sigmoid(z): each point has its own; "
              "p(..) is the model's at a place"},
    };

    (void)sh;
    if (i < sizeof rows / sizeof *rows)
        *t = (struct topic){TOPIC_POINT, rows[i].name, NULL, rows[i].help, &rows[i]};
    return i < sizeof rows / sizeof *rows;
}

static bool dataset_topic(const struct shell *sh, size_t i, struct topic *t)
{
    (void)sh;
    if (i < ndatasets)
        *t = (struct topic){TOPIC_DATASET, datasets[i].name, NULL, datasets[i].help,
                            &datasets[i]};
    return i < ndatasets;
}

static bool (*const tables[])(const struct shell *, size_t, struct topic *) = {
    [TOPIC_COMMAND] = command_topic, [TOPIC_SETTING] = setting_topic,
    [TOPIC_READING] = reading_topic, [TOPIC_FAMILY] = family_topic,
    [TOPIC_TASK] = task_topic,       [TOPIC_FIGURE] = figure_topic,
    [TOPIC_METHOD] = method_topic,   [TOPIC_FUNCTION] = function_topic,
    [TOPIC_POINT] = point_topic,     [TOPIC_DATASET] = dataset_topic,
};

bool topics_next(struct topics *at, struct topic *out)
{
    for (; at->kind < TOPIC_KINDS; at->kind++, at->i = 0)
        if (tables[at->kind](at->sh, at->i, out)) {
            at->i++;
            return true;
        }
    return false;
}

bool topic_named(const struct shell *sh, const char *name, struct topic *out)
{
    for (struct topics at = {.sh = sh}; topics_next(&at, out);)
        if (strcmp(out->name, name) == 0 || words_among(out->also, name))
            return true;
    return false;
}

/* ---- how it is told ---- */

/* The line for all of a kind whose rows bring none. */
static const char *const lines[TOPIC_KINDS] = {
    [TOPIC_READING] = "explain %s",  [TOPIC_FAMILY] = "explain %s",
    [TOPIC_TASK] = "print %s",       [TOPIC_FIGURE] = "plot %s",
    [TOPIC_METHOD] = "optimizer %s", [TOPIC_POINT] = "mean(%s)",
    [TOPIC_DATASET] = "data %s",
};

/* The row's own example; NULL: it has none. */
static const char *own_example(const struct topic *t)
{
    switch (t->kind) {
    case TOPIC_COMMAND:
        return ((const struct command *)t->row)->example;
    case TOPIC_SETTING:
        return ((const struct setting *)t->row)->example;
    case TOPIC_FIGURE:
        return ((const struct figure *)t->row)->example;
    case TOPIC_FUNCTION:
        return formula_example(t->name);
    default:
        return NULL;
    }
}

void topic_example(const struct topic *t, struct str *out)
{
    const struct command *c = t->kind == TOPIC_COMMAND ? t->row : NULL;
    const char *own = own_example(t);

    if (c && c->before)
        str_addf(out, "%s; ", c->before);
    if (own)
        str_add(out, own);
    else if (lines[t->kind])
        str_addf(out, lines[t->kind], t->name);
    if (t->kind == TOPIC_DATASET && law_named(t->name))
        str_add(out, " n=40 seed=7");
}

const char *topic_help(const struct topic *t)
{
    size_t n = strlen(t->name);
    const char *s = t->help;
    const char *colon = strstr(s, ": ");

    if (t->kind == TOPIC_SETTING && strncmp(s, t->name, n) == 0 && colon &&
        (s[n] == ':' || s[n] == ' '))
        return colon + 2;
    return s;
}

/* A part says too little if it is shorter than this and leaves most of the room empty.
 */
enum { LEAST_PART = 14, SHARE = 4 };

/* What stands behind the first comma, with one of these, can be left out; else the
 * comma is one of a list. */
static bool may_stop(const char *text, const char *comma)
{
    static const char goes_on[] =
        "or and so but not to as without for on where with down";
    struct str next;
    bool ok;

    if (memchr(text, ',', (size_t)(comma - text)))
        return false;
    str_init(&next);
    str_addn(&next, comma + 1 + strspn(comma + 1, " "),
             strcspn(comma + 1 + strspn(comma + 1, " "), " .,"));
    ok = words_among(goes_on, next.s);
    str_done(&next);
    return ok;
}

/* The bytes of TEXT up to a place outside brackets where it may end, the last that
 * leaves at most ROOM columns; 0: there is none. STOPS are the marks that end a part.
 */
static size_t part(const char *text, size_t room, bool ascii, const char *stops)
{
    size_t best = 0;
    int depth = 0;
    struct str t;

    str_init(&t);
    for (size_t n = 0; text[n]; n++) {
        depth += (text[n] == '(') - (text[n] == ')');
        if (depth || !strchr(stops, text[n]) || (text[n + 1] && text[n + 1] != ' ') ||
            (text[n] == ',' && !may_stop(text, text + n)))
            continue;
        str_clear(&t);
        str_addn(&t, text, n);
        if (text_columns(t.s, ascii) <= room)
            best = n;
    }
    str_done(&t);
    return best;
}

/* Whole words and what stands for the rest. */
static void cut(const char *text, size_t room, bool ascii, struct str *out)
{
    size_t from = out->len, end = from;
    const char *more = ascii ? "..." : "…";
    size_t tail = ascii ? 3 : 1;

    for (const char *s = text; *s;) {
        size_t n = strcspn(s, " ") ? strcspn(s, " ") : 1;

        str_addn(out, s, n);
        s += n;
        if (text_columns(out->s + from, ascii) + tail > room)
            break;
        end = out->len;
    }
    while (end > from && strchr(" .,:;(", out->s[end - 1]))
        end--;
    str_cut(out, end);
    if (room >= tail)
        str_add(out, more);
}

void topic_phrase(const char *text, size_t room, bool ascii, struct str *out)
{
    static const char *const stops[] = {".", ".;:", ".;:,"};
    size_t n = 0;

    if (text_columns(text, ascii) <= room + (*text && text[strlen(text) - 1] == '.'))
        n = room < 1 ? 0 : strlen(text) - (*text && text[strlen(text) - 1] == '.');
    for (size_t i = 0; !n && i < sizeof stops / sizeof *stops; i++)
        n = part(text, room, ascii, stops[i]);
    if (n && (!text[n] || !text[n + 1] || n >= LEAST_PART || n >= room / SHARE))
        str_addn(out, text, n);
    else
        cut(text, room, ascii, out);
}
