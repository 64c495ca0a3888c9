/* The options: one table, from which getopt, --help and the manual page are made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lab/code.h"
#include "version.h"

struct option_row {
    int key;              /* the short letter; above 255 there is none */
    const char *name;     /* the long name; NULL none */
    const char *argument; /* as --help shows it; NULL = takes none */
    const char *help;
    /* NULL = taken; else what was expected instead of VALUE. */
    const char *(*take)(struct options *o, const char *value);
};

static void add_source(struct options *o, bool is_file, const char *text)
{
    o->source = mem_grow(o->source, o->nsources + 1, sizeof *o->source);
    o->source[o->nsources++] = (struct source){is_file, text};
}

static const char *take_commands(struct options *o, const char *value)
{
    add_source(o, false, value);
    return NULL;
}

static const char *take_file(struct options *o, const char *value)
{
    add_source(o, true, value);
    return NULL;
}

static const char *take_keep_going(struct options *o, const char *value)
{
    (void)value;
    o->keep_going = true;
    return NULL;
}

static const char *take_plain(struct options *o, const char *value)
{
    (void)value;
    o->plain = true;
    return NULL;
}

static const char *take_demo(struct options *o, const char *value)
{
    (void)value;
    o->demo = true;
    return NULL;
}

static const char *take_lessons(struct options *o, const char *value)
{
    o->lessons = value;
    return value[0] ? NULL : "a directory";
}

/* A whole number that a double holds exactly, as the setting seed takes it. */
static const char *take_seed(struct options *o, const char *value)
{
    size_t digits = strspn(value, "0123456789");

    o->seeded = true;
    o->seed = digits && digits < 16 ? strtoull(value, NULL, 10) : 0;
    return digits && digits < 16 && !value[digits] ? NULL : "a whole number, 0 or more";
}

/* The place of VALUE among the N words, -1 if it is none of them. */
static int among(const char *value, const char *const *word, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(value, word[i]) == 0)
            return i;
    return -1;
}

static const char *take_colour(struct options *o, const char *value)
{
    static const char *const words[] = {"auto", "always", "never"};
    int at = among(value, words, 3);

    o->colour = at < 0 ? COLOUR_AUTO : (enum colour_when)at;
    return at < 0 ? "auto, always or never" : NULL;
}

static const char *take_charset(struct options *o, const char *value)
{
    static const char *const words[] = {"auto", "braille", "blocks", "ascii"};
    int at = among(value, words, 4);

    o->charset = at < 0 ? CHARSET_AUTO : (enum charset)at;
    return at < 0 ? "auto, braille, blocks or ascii" : NULL;
}

static const char *take_lint(struct options *o, const char *value)
{
    (void)value;
    o->errand = ERRAND_LINT;
    return NULL;
}

static const char *take_preview(struct options *o, const char *value)
{
    o->preview = value;
    return value[0] ? NULL : "a lesson file";
}

static const char *take_doctor(struct options *o, const char *value)
{
    (void)value;
    o->errand = ERRAND_DOCTOR;
    return NULL;
}

static const char *take_help(struct options *o, const char *value)
{
    (void)value;
    o->errand = ERRAND_HELP;
    return NULL;
}

static const char *take_version(struct options *o, const char *value)
{
    (void)value;
    o->errand = ERRAND_VERSION;
    return NULL;
}

enum { NO_LETTER = 256 };

static const struct option_row rows[] = {
    {'e', NULL, "COMMANDS", "run COMMANDS without a terminal, print, exit",
     take_commands},
    {'f', NULL, "FILE", "the same from a script; '-' is standard input", take_file},
    {'k', "keep-going", NULL, "with -e and -f: go on after a fault", take_keep_going},
    {NO_LETTER, "plain", NULL, "a stream of lines instead of the full screen",
     take_plain},
    {NO_LETTER + 7, "demo", NULL, "90 seconds of the best; any key takes over",
     take_demo},
    {NO_LETTER + 1, "lessons", "DIR", "look for lessons in DIR first", take_lessons},
    {NO_LETTER + 6, "seed", "N", "where chance begins in the lab, 1 if not given",
     take_seed},
    {NO_LETTER + 2, "color", "WHEN", "auto, always or never", take_colour},
    {NO_LETTER + 3, "charset", "SET", "auto, braille, blocks or ascii", take_charset},
    {NO_LETTER + 4, "lint", NULL,
     "check lesson files or directories (all, without a name)", take_lint},
    {NO_LETTER + 8, "preview", "FILE", "open a lesson file, and again when it is saved",
     take_preview},
    {NO_LETTER + 5, "doctor", NULL, "what this terminal can do, where files are",
     take_doctor},
    {'h', "help", NULL, "this list", take_help},
    {'V', "version", NULL, "the version, and those of the libraries", take_version},
};

enum { ROWS = sizeof rows / sizeof *rows };

static const struct option_row *row_of(int key)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].key == key)
            return &rows[i];
    return NULL;
}

/* The table as getopt_long wants it. */
static void getopt_tables(char letters[2 * ROWS + 2], struct option longs[ROWS + 1])
{
    size_t nlongs = 0;

    *letters++ = ':'; /* getopt stays quiet: the messages are ours */
    for (size_t i = 0; i < ROWS; i++) {
        int argument = rows[i].argument ? required_argument : no_argument;

        if (rows[i].name)
            longs[nlongs++] =
                (struct option){rows[i].name, argument, NULL, rows[i].key};
        if (rows[i].key >= NO_LETTER)
            continue;
        *letters++ = (char)rows[i].key;
        if (rows[i].argument)
            *letters++ = ':';
    }
    *letters = '\0';
    longs[nlongs] = (struct option){0};
}

static bool wrong(const char *what, const char *which)
{
    fprintf(stderr, "logitty: %s '%s'; see logitty --help\n", what, which);
    return false;
}

static bool refuse(int key, char **argv)
{
    char letter[3] = {'-', (char)optopt, '\0'};
    bool is_letter = optopt > 0 && optopt < NO_LETTER;

    return wrong(key == ':' ? "an argument is missing after" : "unknown option",
                 is_letter ? letter : argv[optind - 1]);
}

static bool take(struct options *o, const struct option_row *row, const char *value)
{
    const char *expected = row->take(o, value);

    if (expected)
        fprintf(stderr, "logitty: --%s '%s': expected %s\n", row->name, value,
                expected);
    return !expected;
}

/* Blanks in a code do not count, here they part operands. */
bool options_code(const struct options *o, struct str *code)
{
    for (size_t i = 0; i < o->noperands; i++)
        str_addf(code, "%s%s", i ? " " : "", o->operand[i]);
    return code_like(code->s) != CODE_NOT;
}

static bool check_operands(const struct options *o)
{
    struct str code;
    bool one;

    str_init(&code);
    one = o->errand == ERRAND_LINT || o->noperands <= 1 || options_code(o, &code);
    str_done(&code);
    return one || wrong("one file, lesson or code at a time; what is", o->operand[1]);
}

bool options_read(struct options *o, int argc, char **argv)
{
    char letters[2 * ROWS + 2];
    struct option longs[ROWS + 1];
    int key;

    *o = (struct options){0};
    getopt_tables(letters, longs);
    while ((key = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        const struct option_row *row = key == '?' || key == ':' ? NULL : row_of(key);

        if (!row)
            return refuse(key, argv);
        if (!take(o, row, optarg))
            return false;
        if (o->errand == ERRAND_HELP || o->errand == ERRAND_VERSION)
            return true;
    }
    o->operand = argv + optind;
    o->noperands = (size_t)(argc - optind);
    return check_operands(o);
}

void options_done(struct options *o)
{
    free(o->source);
    *o = (struct options){0};
}

static void help_row(FILE *out, const struct option_row *row)
{
    char left[40];
    bool letter = row->key < NO_LETTER;
    const char *between = !letter ? "  --" : row->name ? ", --" : "";

    snprintf(left, sizeof left, "%c%c%s%s%s%s", letter ? '-' : ' ',
             letter ? row->key : ' ', between, row->name ? row->name : "",
             row->argument ? " " : "", row->argument ? row->argument : "");
    fprintf(out, "  %-20s  %s\n", left, row->help);
}

void options_help(FILE *out)
{
    fputs("Usage: logitty [OPTION]... [LESSON | FILE.csv | CODE]\n"
          "Learn logistic regression and optimisation in a terminal.\n\n"
          "Without arguments it goes on where you were. LESSON is an id or a number;\n"
          "FILE.csv opens the lab with your data, CODE with what share printed.\n\n",
          out);
    for (size_t i = 0; i < ROWS; i++)
        help_row(out, &rows[i]);
    fputs(
        "\nExit status: 0 all well; 1 a command, lesson or file was at fault; 2 wrong\n"
        "usage; 130 interrupted.\n\n"
        "  logitty sigmoid\n"
        "  logitty -e 'data hobbits; fit; print w1, w2, b'\n\n",
        out);
    fprintf(out, "Report faults to %s\n", REPORT_TO);
}
