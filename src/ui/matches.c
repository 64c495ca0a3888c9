/* What could stand at the end of the line: a list over the body, told where it is
 * short. SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/text.h"
#include "repl/topic.h"
#include "ui/app_state.h"

enum { LEAST_TOLD = 20 };

static void add_columns(struct paper *p, char *const *matches, size_t n, int width)
{
    size_t widest = 1, per_row;
    struct str row;

    for (size_t i = 0; i < n; i++) {
        size_t cols = text_columns(matches[i], p->ascii);

        widest = cols > widest ? cols : widest;
    }
    per_row = (size_t)width / (widest + 2) ? (size_t)width / (widest + 2) : 1;
    str_init(&row);
    for (size_t i = 0; i < n; i++) {
        int pad = (int)(widest + 2 - text_columns(matches[i], p->ascii));

        str_addf(&row, "%s%*s", matches[i], pad, "");
        if (i % per_row == per_row - 1 || i == n - 1) {
            paper_line(p, STYLE_PLAIN, row.s);
            str_clear(&row);
        }
    }
    str_done(&row);
}

/* One word a row, with what it is, as far as the row goes; false: nothing is said of
 * any. */
static bool add_told(struct app *app, struct paper *p, char *const *matches, size_t n,
                     int width)
{
    size_t widest = 1, told = 0;
    struct str row;

    for (size_t i = 0; i < n; i++) {
        size_t cols = text_columns(matches[i], p->ascii);

        widest = cols > widest ? cols : widest;
        told += *shell_offered(app->sh, matches[i]) != '\0';
    }
    if (!told || (int)widest + 2 + LEAST_TOLD > width)
        return false;
    str_init(&row);
    for (size_t i = 0; i < n; i++) {
        int pad = (int)(widest + 2 - text_columns(matches[i], p->ascii));

        str_clear(&row);
        str_addf(&row, TEXT_CODE "%s" TEXT_END "%*s", matches[i], pad, "");
        topic_phrase(shell_offered(app->sh, matches[i]), (size_t)width - widest - 2,
                     p->ascii, &row);
        paper_line(p, STYLE_PLAIN, row.s);
    }
    str_done(&row);
    return true;
}

void app_show_matches(struct app *app, char *const *matches, size_t n)
{
    struct paper p;
    int width = app->at.body.cols - 2;
    bool few = (int)n <= app->at.body.rows;

    paper_init(&p, app->ascii);
    if (!few || !add_told(app, &p, matches, n, width))
        add_columns(&p, matches, n, width);
    overlay_open(&app->over, "what can stand here", &p);
    app->over.fleeting = true;
    paper_done(&p);
}
