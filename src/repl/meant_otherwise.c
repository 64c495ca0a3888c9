/* Ways to write a line that was refused, until one of them would be run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "repl/meant.h"
#include "repl/words.h"

/* In the order in which they are tried. What KEEPS stays for those behind it. WHY is
 * said before the line; NULL: that it is written so; "": the refusal says it already.
 */
static const struct {
    meant_way *way;
    bool keeps;
    const char *why;
} ways[] = {
    {bare_outside, true, NULL},
    {bare_politely, true, NULL},
    {order_school, false, NULL},
    {order_minus, false, NULL},
    {order_chain, false, NULL},
    {order_weights, false, "Each weight by itself"},
    {order_statements, false, "Two statements need a ; between them"},
    {until_condition, false, NULL},
    {order_each, false, "One after the other"},
    {bare_quotes, true, NULL},
    {bare_objects, true, NULL},
    {bare_joined, true, NULL},
    {bare_signs, false, NULL},
    {order_named, false, NULL},
    {order_thousands, false, NULL},
    {order_by, false, NULL},
    {word_first, false, NULL},
    {bare_brackets, false, NULL},
    {word_fillers, true, NULL},
    {word_first, false, NULL},
    {until_condition, false, NULL},
    {word_columns, false, NULL},
    {order_left, false, ""},
};

enum { WAYS = sizeof ways / sizeof *ways, MOST = 240 /* bytes of a line */ };

static void offer(struct shell *sh, const char *why, const char *line, struct err *err)
{
    const char *said = why ? why : "Here that is written so";
    bool told = !*said && !(err->meant[0] && strstr(err->message, err->meant));

    if (!told && sh->host.replies)
        err_set(err, "%s: %s", *said ? said : "Here that is written so", line);
    err_meant(err, "%s", line);
    err_remedy(err, REMEDY_WORDED);
}

bool meant_otherwise(struct shell *sh, const char *text, struct err *err)
{
    struct str now, next, line;
    bool found = false;

    str_init(&now);
    str_init(&next);
    str_init(&line);
    str_add(&now, text);
    for (size_t i = 0; !found && i < WAYS && now.len < MOST; i++) {
        str_clear(&next);
        if (!ways[i].way(sh, now.s, &next) || !next.len)
            continue;
        found = meant_settled(sh, next.s, &line);
        if (found)
            offer(sh, ways[i].why, line.s, err);
        if (ways[i].keeps) {
            str_clear(&now);
            str_add(&now, next.s);
        }
    }
    str_done(&line);
    str_done(&next);
    str_done(&now);
    return found;
}
