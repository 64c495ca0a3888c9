/* The last row: what can I do now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/footer.h"

#include <stdio.h>
#include <string.h>

#include "plot/text.h"
#include "ui/page.h"

enum { GAP = 2, WORDS_MAX = 8 };

struct word {
    const char *s;
    int n;
};

static int split(const char *list, struct word word[WORDS_MAX])
{
    int n = 0;

    while (*list && n < WORDS_MAX) {
        word[n].s = list;
        word[n].n = (int)strcspn(list, " ");
        list += word[n].n + (list[word[n].n] == ' ');
        n++;
    }
    return n;
}

static bool same(const struct word *a, const struct word *b)
{
    return a->n == b->n && memcmp(a->s, b->s, (size_t)a->n) == 0;
}

/* Appends the words of ORDER that are among the first KEPT of PRIORITY. */
static void choose(const char *priority, const char *order, int room, struct str *out)
{
    struct word wanted[WORDS_MAX], shown[WORDS_MAX];
    int n = split(priority, wanted), m = split(order, shown), kept = 0, used = 0;

    while (kept < n && used + (kept ? GAP : 0) + wanted[kept].n <= room) {
        used += (kept ? GAP : 0) + wanted[kept].n;
        kept++;
    }
    for (int i = 0; i < m; i++)
        for (int k = 0; k < kept; k++)
            if (same(&shown[i], &wanted[k]))
                str_addf(out, "%s%.*s", out->len ? "  " : "", shown[i].n, shown[i].s);
}

void footer_pair(struct grid *g, const struct pane *p, const char *left,
                 const char *right)
{
    int col = grid_text(g, p->row, p->col + 1, p->cols - 1, STYLE_DIM, left);

    if (*right)
        page_right(g, p, col + GAP, STYLE_DIM, right);
}

void footer_words(struct grid *g, const struct pane *p, const char *left,
                  const char *priority, const char *order)
{
    int used = 1 + (int)text_columns(left, g->ascii);
    struct str words;

    str_init(&words);
    choose(priority, order, p->cols - 1 - used - GAP, &words);
    footer_pair(g, p, left, words.s);
    str_done(&words);
}

void footer_add(struct str *out, const struct pane *p, const char *item, bool ascii)
{
    int used = (int)text_columns(out->s, ascii), cols = (int)text_columns(item, ascii);

    if (out->len == 0 || used + GAP + cols <= p->cols - 2)
        str_addf(out, "%s%s", out->len ? "  " : "", item);
}

void footer_add_words(struct str *out, const struct pane *p, const char *list,
                      bool ascii)
{
    struct word word[WORDS_MAX];
    int n = split(list, word);

    for (int i = 0; i < n; i++) {
        char item[32];

        snprintf(item, sizeof item, "%.*s", word[i].n, word[i].s);
        footer_add(out, p, item, ascii);
    }
}
