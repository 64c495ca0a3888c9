/* Expressions: what can be wrong with the text, and the edit that mends it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "learn/formula_tree.h"

struct node *parse_flaw(struct parser *p, size_t at, const char *fmt, ...)
{
    va_list args;

    if (p->flaw.message[0]) {
        p->flaw.settled = true;
        return NULL;
    }
    p->flaw.at = at;
    va_start(args, fmt);
    vsnprintf(p->flaw.message, sizeof p->flaw.message, fmt, args);
    va_end(args);
    return NULL;
}

struct node *parse_edit(struct parser *p, bool show, size_t edit, size_t cut,
                        const char *put)
{
    if (p->flaw.settled || p->flaw.plain || strlen(put) >= sizeof p->flaw.put)
        return NULL;
    p->flaw.plain = true;
    p->flaw.show = show;
    p->flaw.edit = edit;
    p->flaw.cut = cut;
    snprintf(p->flaw.put, sizeof p->flaw.put, "%s", put);
    return NULL;
}

void parse_remedy(struct parser *p, enum remedy remedy)
{
    if (!p->flaw.settled)
        p->flaw.remedy = remedy;
}

struct node *flaw_missing(struct parser *p)
{
    const struct token *t = &p->token, *b = &p->before;

    if (t->kind == TOKEN_END && b->end == 0)
        return parse_flaw(p, t->at, "An expression is missing here.");
    if (b->end &&
        (t->kind == TOKEN_END || t->kind == TOKEN_CLOSE || t->kind == TOKEN_COMMA))
        return parse_flaw(p, t->at, "Something is missing after %.*s.",
                          (int)(b->end - b->at), p->text + b->at);
    if (t->kind == TOKEN_ASSIGN)
        return parse_flaw(p, t->at, "Something is missing before =.");
    return parse_flaw(p, t->at, "Something is missing before %.*s.",
                      (int)(t->end - t->at), p->text + t->at);
}

/* "λw1": the letter is spelled out in what is offered. */
static struct node *greek_times(struct parser *p)
{
    const struct token *t = &p->token, *b = &p->before;
    char put[FORMULA_NAME + 1];

    lex_name(p, b, put);
    strcat(put, "*");
    parse_flaw(p, t->at, "A * is missing");
    return parse_edit(p, true, b->at, t->at - b->at, put);
}

static struct node *side_by_side(struct parser *p)
{
    const struct token *t = &p->token, *b = &p->before;
    bool product = b->kind == TOKEN_CLOSE || t->kind == TOKEN_OPEN ||
                   (b->kind == TOKEN_NUMBER && t->kind == TOKEN_NAME);

    if (b->kind == TOKEN_NAME && t->kind == TOKEN_NAME && b->end == t->at)
        return greek_times(p);
    if (product) {
        parse_flaw(p, t->at, "A * is missing");
        return parse_edit(p, true, b->end, t->at - b->end, "*");
    }
    return parse_flaw(p, t->at, "Between %.*s and %.*s an operator is missing.",
                      (int)(b->end - b->at), p->text + b->at, (int)(t->end - t->at),
                      p->text + t->at);
}

static struct node *extra_comma(struct parser *p)
{
    const struct token *t = &p->token;
    char after = p->text[t->end];

    if (p->before.kind == TOKEN_NUMBER && p->before.end == t->at && after >= '0' &&
        after <= '9') {
        parse_flaw(p, t->at, "Decimals are written with a point");
        return parse_edit(p, true, t->at, 1, ".");
    }
    return parse_flaw(p, t->at, "One value is wanted here; the comma begins another.");
}

struct node *flaw_unexpected(struct parser *p)
{
    const struct token *t = &p->token;

    if (t->kind == TOKEN_CLOSE) {
        parse_flaw(p, t->at, "There is a ) too many");
        return parse_edit(p, true, t->at, 1, "");
    }
    if (t->kind == TOKEN_COMMA)
        return extra_comma(p);
    if (t->kind == TOKEN_ASSIGN) {
        parse_flaw(p, t->at, "= sets, == asks");
        parse_remedy(p, REMEDY_ASKS);
        return parse_edit(p, true, t->at, 1, "==");
    }
    if (lex_begins_value(t))
        return side_by_side(p);
    return parse_flaw(p, t->at, "%.*s cannot stand here.", (int)(t->end - t->at),
                      p->text + t->at);
}

void flaw_unclosed(struct parser *p)
{
    char put[FORMULA_DEPTH + 1];
    int n = p->brackets < FORMULA_DEPTH ? p->brackets : FORMULA_DEPTH;

    if (n == 1)
        parse_flaw(p, p->token.at, "A ) is missing at the end.");
    else
        parse_flaw(p, p->token.at, "%d ) are missing at the end.", n);
    memset(put, ')', (size_t)n);
    put[n] = '\0';
    parse_edit(p, false, p->before.end, 0, put);
}

/* 0 < x < 1 means 0 < x and x < 1; the x begins at MIDDLE. */
void flaw_second_comparison(struct parser *p, size_t middle)
{
    struct str put;
    size_t end = p->before.end;

    str_init(&put);
    str_addf(&put, " and %.*s", (int)(end - middle), p->text + middle);
    parse_flaw(p, p->token.at, "One comparison at a time");
    parse_edit(p, true, end, 0, put.s);
    str_done(&put);
}
