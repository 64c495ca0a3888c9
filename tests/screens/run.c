/* The screen tests: plays NAME.keys into the full-screen program without a terminal and
 * compares what it draws with NAME.screen.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     run [--write] [--print] NAME.keys...
 *
 * --write makes NAME.screen new, --print only prints. LOGITTY_DATA (else srcdir, else
 * the present directory) has lessons/ and datasets/. A line of NAME.keys:
 *
 * - `size 80x24`: at the beginning or later (a resize)
 * - `ascii`: before the start, a terminal that has only ASCII
 * - `lessons DIR`: before the start, lessons from there instead of lessons/
 * - `open FILE`: starts in the lab with a file; the shipped ones are datasets/NAME.csv
 * - `lesson WORD`: starts in a lesson
 * - `lab`: starts in the lab; without any of these: as on the first run
 * - `type TEXT`: types the text
 * - `key NAME...`: enter tab right left home end backspace pgup pgdn esc ? ctrl-c f1 …
 * - `line TEXT`: types the text, then Enter
 * - `wait`: until long work has ended
 * - `tick N`: N turns of the clock
 * - `show [TITLE]`: draws the screen; without any show, once at the end
 * - `styles [TITLE]`: draws it, and the styles below the glyphs
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "repl/commands.h"
#include "ui/app.h"
#include "ui/keymap.h"

enum { WAIT_TICKS = 20000 };

/* The program under test and what readline would hold. */
struct player {
    struct shell_host host;
    const char *root, *dir; /* of the lessons, below the root */
    char *lessons[1];
    struct shell *sh;
    struct app *app;
    struct str line;
    size_t point;
    int rows, cols;
    bool ascii, shown;
    int64_t now;
    struct str out;
};

/* ---- starting ---- */

static void places(struct player *p)
{
    struct path_env env = {.logitty_data = p->root};
    struct str dir;

    path_places(&p->host.places, &env);
    str_init(&dir);
    path_join(&dir, p->root, p->dir ? p->dir : "lessons");
    p->lessons[0] = str_take(&dir);
    str_done(&dir);
    p->host.lesson_dirs = (const char *const *)p->lessons;
    p->host.nlesson_dirs = 1;
}

static void make_shell(struct player *p)
{
    places(p);
    p->host.look.glyphs = p->ascii ? GLYPHS_ASCII : GLYPHS_BRAILLE;
    p->host.look.tints = !p->ascii;
    p->host.width = 78;
    p->host.replies = true;
    p->sh = shell_new(&p->host, commands);
}

static void open_file(struct player *p, const char *name)
{
    struct str file;

    str_init(&file);
    path_join(&file, p->root, name);
    shell_open_file(p->sh, file.s);
    str_done(&file);
}

static void start(struct player *p, const char *how, const char *what)
{
    if (p->app)
        return;
    make_shell(p);
    if (strcmp(how, "open") == 0)
        open_file(p, what);
    else if (strcmp(how, "lesson") == 0)
        shell_open_lesson(p->sh, what);
    else if (strcmp(how, "lab") != 0)
        shell_resume(p->sh);
    p->app = app_new(p->sh, p->ascii);
    app_resize(p->app, p->rows, p->cols);
}

static void finish(struct player *p)
{
    app_free(p->app);
    shell_free(p->sh);
    path_places_done(&p->host.places);
    free(p->lessons[0]);
    str_done(&p->line);
    str_done(&p->out);
}

/* ---- the keyboard, as readline would answer it ---- */

static void typed(struct player *p)
{
    app_typed(p->app, "> ", p->line.s, p->point);
}

static void insert(struct player *p, const char *text)
{
    char *rest = mem_text(p->line.s + p->point);

    str_cut(&p->line, p->point);
    str_add(&p->line, text);
    p->point = p->line.len;
    str_add(&p->line, rest);
    free(rest);
    typed(p);
}

static void type_text(struct player *p, const char *text)
{
    for (size_t left = strlen(text); left;) {
        uint32_t cp;
        size_t used = utf8_decode(text, left, &cp);
        char one[5] = {0};

        memcpy(one, text, used);
        if (!(used == 1 && !p->line.len && app_key(p->app, *one)) &&
            (strcmp(one, "?") != 0 || !app_action(p->app, ACTION_HELP)))
            insert(p, one);
        text += used;
        left -= used;
    }
}

static void enter(struct player *p)
{
    char *line = str_take(&p->line);

    p->point = 0;
    app_line(p->app, line);
    free(line);
    typed(p);
}

/* The longest beginning that all matches share. */
static size_t common(char **match)
{
    size_t n = strlen(match[0]);

    for (size_t i = 1; match[i]; i++)
        for (size_t k = 0; k < n; k++)
            if (match[i][k] != match[0][k])
                n = k;
    return n;
}

static void complete(struct player *p)
{
    size_t begin = 0, n = 0;
    char **match = shell_complete(p->sh, p->line.s, p->point, &begin);

    while (match && match[n])
        n++;
    if (n) {
        char *rest = mem_textn(match[0], common(match));

        if (strlen(rest) > p->point - begin)
            insert(p, rest + (p->point - begin));
        else if (n > 1)
            app_show_matches(p->app, match, n);
        free(rest);
    }
    for (size_t i = 0; i < n; i++)
        free(match[i]);
    free(match);
}

static void take(struct player *p)
{
    char *text = app_take_insert(p->app);

    if (text)
        insert(p, text);
    free(text);
}

/* One column left or right, by whole characters. */
static void move(struct player *p, int way)
{
    do
        if (way < 0 ? p->point > 0 : p->point < p->line.len)
            p->point += way < 0 ? (size_t)-1 : 1;
    while (((unsigned char)p->line.s[p->point] & 0xC0) == 0x80);
    typed(p);
}

static void backspace(struct player *p)
{
    size_t end = p->point;
    char *rest = mem_text(p->line.s + end);

    move(p, -1);
    str_cut(&p->line, p->point);
    str_add(&p->line, rest);
    free(rest);
    typed(p);
}

static const struct {
    const char *name;
    enum action action;
} actions[] = {
    {"tab", ACTION_TAB},          {"right", ACTION_RIGHT},
    {"left", ACTION_LEFT},        {"up", ACTION_UP},
    {"down", ACTION_DOWN},        {"pgup", ACTION_PAGE_UP},
    {"pgdn", ACTION_PAGE_DOWN},   {"esc", ACTION_ESCAPE},
    {"?", ACTION_HELP},           {"f1", ACTION_HELP},
    {"ctrl-c", ACTION_INTERRUPT}, {"alt-j", ACTION_NEXT_PAGE},
    {"alt-k", ACTION_PREV_PAGE},  {"alt-z", ACTION_UNDO},
    {"ctrl-l", ACTION_REDRAW},    {"alt-p", ACTION_POINT},
    {"alt-left", ACTION_FAR_LEFT}, {"alt-right", ACTION_FAR_RIGHT},
    {"alt-up", ACTION_FAR_UP},    {"alt-down", ACTION_FAR_DOWN},
};

static enum action action_named(const char *name)
{
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, name) == 0)
            return actions[i].action;
    return ACTION_NONE;
}

/* What readline does with a key that the program did not use up. */
static void usual(struct player *p, const char *name)
{
    if (strcmp(name, "tab") == 0)
        complete(p);
    else if (strcmp(name, "right") == 0 || strcmp(name, "left") == 0)
        move(p, name[0] == 'r' ? 1 : -1);
    else if (strcmp(name, "?") == 0)
        insert(p, "?");
    else if (strcmp(name, "ctrl-c") == 0) {
        str_clear(&p->line);
        p->point = 0;
        typed(p);
    }
}

static bool key(struct player *p, const char *name)
{
    enum action action = action_named(name);

    if (strcmp(name, "enter") == 0) {
        enter(p);
    } else if (strcmp(name, "backspace") == 0) {
        backspace(p);
    } else if (strcmp(name, "home") == 0 || strcmp(name, "end") == 0) {
        p->point = name[0] == 'h' ? 0 : p->line.len;
        typed(p);
    } else if (action == ACTION_NONE) {
        return false;
    } else if (app_action(p->app, action)) {
        take(p);
    } else {
        usual(p, name);
    }
    return true;
}

static void ticks(struct player *p, int n)
{
    while (n-- > 0) {
        int wait = app_tick(p->app, p->now);

        if (wait < 0)
            break;
        p->now += wait ? wait : 20;
    }
}

/* ---- the screen ---- */

static void show(struct player *p, const char *title, bool styles)
{
    struct grid g;
    int row = 0, col = 0;

    grid_init(&g, p->rows, p->cols, p->ascii);
    app_draw(p->app, &g, &row, &col);
    str_addf(&p->out, "%s==== %dx%d cursor %d,%d%s%s\n", p->shown ? "\n" : "", p->cols,
             p->rows, row + 1, col + 1, *title ? " " : "", title);
    grid_dump(&g, &p->out);
    if (styles) {
        str_add(&p->out, "---- styles\n");
        grid_dump_styles(&g, &p->out);
    }
    grid_done(&g);
    p->shown = true;
}

/* ---- the script ---- */

static bool resize(struct player *p, const char *text)
{
    if (sscanf(text, "%dx%d", &p->cols, &p->rows) != 2 || p->cols < 1 || p->rows < 1 ||
        p->cols > 1000 || p->rows > 1000)
        return false;
    if (p->app)
        app_resize(p->app, p->rows, p->cols);
    return true;
}

static bool keys(struct player *p, char *names)
{
    char *rest = names, *name;

    while ((name = strtok_r(rest, " ", &rest)))
        if (!key(p, name))
            return false;
    return true;
}

static bool play(struct player *p, const char *verb, char *text)
{
    if (strcmp(verb, "size") == 0)
        return resize(p, text);
    if (strcmp(verb, "ascii") == 0)
        return p->ascii = true;
    if (strcmp(verb, "lessons") == 0) {
        p->dir = text;
        return !p->app;
    }
    start(p, verb, text);
    if (strcmp(verb, "open") == 0 || strcmp(verb, "lesson") == 0 ||
        strcmp(verb, "lab") == 0)
        return true;
    if (strcmp(verb, "type") == 0)
        type_text(p, text);
    else if (strcmp(verb, "key") == 0)
        return keys(p, text);
    else if (strcmp(verb, "line") == 0) {
        insert(p, text);
        enter(p);
    } else if (strcmp(verb, "wait") == 0)
        ticks(p, WAIT_TICKS);
    else if (strcmp(verb, "tick") == 0)
        ticks(p, atoi(text));
    else if (strcmp(verb, "show") == 0 || strcmp(verb, "styles") == 0)
        show(p, text, verb[1] == 't');
    else
        return false;
    return true;
}

static bool play_file(struct player *p, const char *file, char *text)
{
    char *rest = text, *line;

    for (int n = 1; (line = strsep(&rest, "\n")); n++) {
        size_t verb = strcspn(line, " ");
        bool more = line[verb] == ' ';

        if (!line[0] || line[0] == '#')
            continue;
        line[verb] = '\0';
        if (!play(p, line, line + verb + more)) {
            fprintf(stderr, "%s:%d: I do not understand this line.\n", file, n);
            return false;
        }
    }
    start(p, "", "");
    if (!p->shown)
        show(p, "", false);
    return true;
}

/* ---- comparing ---- */

static void differ(const char *file, char *want, char *got)
{
    char *w = want, *g = got;

    printf("%s: the screen is another one.\n", file);
    for (int row = 1; w || g; row++) {
        char *a = strsep(&w, "\n"), *b = strsep(&g, "\n");

        if (a && b && strcmp(a, b) == 0)
            continue;
        if (a && *a)
            printf("%4d - %s\n", row, a);
        if (b && *b)
            printf("%4d + %s\n", row, b);
    }
}

static bool compare(const char *file, struct str *got)
{
    struct err err = {0};
    size_t len;
    char *want = path_read(file, 1u << 22, &len, &err);
    bool same = want && strcmp(want, got->s) == 0;

    if (!want)
        printf("%s: %s\n", file, err.message);
    else if (!same)
        differ(file, want, got->s);
    free(want);
    return same;
}

static bool write_screen(const char *file, const struct str *got)
{
    FILE *f = fopen(file, "w");
    bool ok = f && fwrite(got->s, 1, got->len, f) == got->len;

    if (f && fclose(f) != 0)
        ok = false;
    if (!ok)
        perror(file);
    return ok;
}

/* NAME.keys -> NAME.screen */
static char *screen_of(const char *file)
{
    size_t n = strlen(file);
    struct str out;
    char *name;

    str_init(&out);
    str_addn(&out, file, n > 5 && strcmp(file + n - 5, ".keys") == 0 ? n - 5 : n);
    str_add(&out, ".screen");
    name = str_take(&out);
    str_done(&out);
    return name;
}

static bool one(const char *file, const char *root, const char *mode)
{
    struct player p = {.root = root, .rows = 24, .cols = 80};
    struct err err = {0};
    size_t len;
    char *text = path_read(file, 1u << 20, &len, &err), *screen = screen_of(file);
    bool ok = text != NULL;

    str_init(&p.line);
    str_init(&p.out);
    if (!ok)
        fprintf(stderr, "%s: %s\n", file, err.message);
    ok = ok && play_file(&p, file, text);
    if (ok && strcmp(mode, "--print") == 0)
        fputs(p.out.s, stdout);
    else if (ok)
        ok = strcmp(mode, "--write") == 0 ? write_screen(screen, &p.out)
                                          : compare(screen, &p.out);
    finish(&p);
    free(text);
    free(screen);
    return ok;
}

int main(int argc, char **argv)
{
    const char *root = getenv("LOGITTY_DATA"), *mode = "";
    int failed = 0;

    if (!root || !*root)
        root = getenv("srcdir");
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-')
            mode = argv[i];
        else if (!one(argv[i], root && *root ? root : ".", mode))
            failed++;
    if (failed)
        printf("%d of the screens failed. If they are meant: run --write, then git "
               "diff.\n",
               failed);
    return failed ? 1 : 0;
}
