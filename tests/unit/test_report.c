/* The report of a session: what is in it, what it can bear, how large it grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "repl/private.h"
#include "shell_kit.h"

Suite *suite_report(void);

/* The report as it is now (heap). */
static char *report(void)
{
    struct err err = {0};
    size_t len;
    char *text;

    kit_gets(sh, "report r.md", "r.md is written");
    text = path_read("r.md", 1 << 24, &len, &err);
    ck_assert_msg(text != NULL, "%s", err.message);
    ck_assert_uint_eq(strlen(text), len);
    return text;
}

/* PARTS, closed by NULL, stand in TEXT in this order. */
static void in_order(const char *text, const char *const *parts)
{
    const char *at = text;

    for (size_t i = 0; parts[i]; i++) {
        const char *next = strstr(at, parts[i]);

        ck_assert_msg(next != NULL, "'%s' is not there, or too early: %s", parts[i], text);
        at = next + strlen(parts[i]);
    }
}

START_TEST(lines_and_replies_in_order)
    {
        char *text;

        kit_must(sh, "data hobbits");
        kit_must(sh, "line 3 -0.4");
        kit_must(sh, "plot scatter");
        kit_type(sh, "frobnicate");
        kit_must(sh, "explain p(2, 3)");
        kit_must(sh, "step 5; print 6*7");
        text = report();
        in_order(text, (const char *const[]){
                           "<!-- logitty report -->\n", "# A session with logitty\n",
                           "```text\n> data hobbits\n24 rows.", "```\n",
                           "```text\n> line 3 -0.4\nerrors 12 → 0", "```\n",
                           "> plot scatter\n", "scatter of hobbits:\n\n```text\n", "┤",
                           "> frobnicate\nI do not know 'frobnicate'.",
                           "> explain p(2, 3)\n", "> step 5; print 6*7\n5 steps", "\n42\n",
                           "## At the end\n", "24 hobbits, 12 heroes.",
                           "These commands bring it back:\n\n```text\n", "data hobbits\n",
                           NULL});
        free(text);
    }
END_TEST

/* What the same line has said before is in it already. */
START_TEST(a_report_in_the_middle_of_a_line)
    {
        char *text;
        struct err err = {0};
        size_t len;

        kit_must(sh, "data hobbits; step 3; report m.md; print 6*7");
        text = path_read("m.md", 1 << 20, &len, &err);
        in_order(text, (const char *const[]){"> data hobbits; step 3; report m.md",
                                             "24 rows", "3 steps", "## At the end", NULL});
        ck_assert_ptr_null(strstr(text, "42\n"));
        free(text);
        text = report();
        in_order(text, (const char *const[]){"24 rows", "3 steps", "m.md is written",
                                             "\n42\n", NULL});
        free(text);
    }
END_TEST

START_TEST(a_lesson_has_its_page_and_results)
    {
        char *text;

        kit_must(sh, "lesson decision-boundary");
        kit_must(sh, "line 3 0");
        kit_must(sh, "page 2");
        kit_type(sh, "b");
        kit_type(sh, "a");
        kit_must(sh, "page 3");
        kit_must(sh, "hint");
        text = report();
        in_order(text,
                 (const char *const[]){
                     "> lesson decision-boundary\n",
                     "## Lesson 1, page 1 of ", "(decision-boundary)\n",
                     "> line 3 0\n", "## Lesson 1, page 2 of ", "> b\n", "> a\n",
                     "## Lesson 1, page 3 of ", "> hint\n", "## Where the lesson is\n",
                     "Lesson `decision-boundary` (", "), page 3 of ",
                     "- page 1, task 1: done", "- page 2, task 1: ",
                     "- page 3, task 1: open, 1 hint\n", NULL});
        free(text);
    }
END_TEST

/* A whole report as a reader meets it; WRITE_REPORT in the environment rewrites it. */
START_TEST(a_session_as_it_is_read)
    {
        char *lines = kit_file("reports/session.lt"), *rest = lines, *line, *text, *want;
        struct str file;
        struct err err = {0};

        while ((line = strsep(&rest, "\n")))
            if (*line && *line != '#')
                kit_type(sh, line);
        text = report();
        str_init(&file);
        path_join(&file, getenv("TESTS_DIR") ? getenv("TESTS_DIR") : "tests",
                  "reports/session.md");
        if (getenv("WRITE_REPORT"))
            ck_assert(path_publish(file.s, text, strlen(text), &err));
        want = kit_file("reports/session.md");
        ck_assert_str_eq(text, want);
        free(lines), free(text), free(want);
        str_done(&file);
    }
END_TEST

/* ---- Markdown ---- */

struct found {
    int headings, fences, html, links;
    bool in_code, in_html;
    struct str code;
};

static int enter_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    struct found *f = self;

    (void)detail;
    f->headings += type == MD_BLOCK_H;
    f->fences += type == MD_BLOCK_CODE;
    f->html += type == MD_BLOCK_HTML;
    f->in_html = type == MD_BLOCK_HTML;
    f->in_code = type == MD_BLOCK_CODE;
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    (void)type, (void)detail;
    ((struct found *)self)->in_code = ((struct found *)self)->in_html = false;
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *self)
{
    (void)detail;
    ((struct found *)self)->links += type == MD_SPAN_A || type == MD_SPAN_IMG;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *self)
{
    (void)type, (void)detail, (void)self;
    return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *s, MD_SIZE n, void *self)
{
    struct found *f = self;

    f->html += type == MD_TEXT_HTML && !f->in_html;
    if (f->in_code)
        str_addn(&f->code, s, n);
    return 0;
}

static void read_markdown(const char *text, struct found *f)
{
    const MD_PARSER parser = {0, MD_DIALECT_GITHUB, enter_block, leave_block, enter_span,
                              leave_span, take_text, NULL, NULL};

    *f = (struct found){0};
    str_init(&f->code);
    ck_assert_int_eq(md_parse(text, (MD_SIZE)strlen(text), &parser, f), 0);
}

/* Whatever is typed or a name of the data, it stays text. */
START_TEST(nothing_typed_becomes_markdown)
    {
        static const char *const typed[] = {
            "```", "````text", "# a heading", "</pre><script>alert(1)</script>",
            "[link](http://example.com)", "~~~~", "``````````", "<!--", "* * *",
            "\x1b[31mred", "\xff\xfe bytes"};
        struct found f;
        struct data *d;
        char *text;

        for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
            kit_type(sh, typed[i]);
        log_add(&sh->in->log, LOG_SAID, "```\n# out of its fence\n# once more\n```");
        kit_must(sh, "data hobbits");
        d = data_like(sh->bench->s.data, 2);
        d->y[0] = 1;
        free(d->names[0]), free(d->names[1]), free(d->source);
        d->names[0] = strdup("`a` <b>[c](d)");
        d->names[1] = strdup("```");
        d->source = strdup("# [x](http://example.com) <script>");
        data_classify(d);
        bench_set_data(sh->bench, d);
        kit_must(sh, "plot scatter");
        text = report();
        for (const char *s = text; *s; s++)
            ck_assert_msg((unsigned char)*s >= ' ' || *s == '\n', "byte %d", *s);
        read_markdown(text, &f);
        ck_assert_int_eq(f.headings, 2);
        ck_assert_int_eq(f.links, 0);
        ck_assert_int_eq(f.html, 1); /* the mark of the first line */
        in_order(f.code.s, (const char *const[]){"> ````text\n", "> </pre><script>alert",
                                                 "> [link](http://example.com)\n",
                                                 "\xef\xbf\xbd", NULL});
        str_done(&f.code);
        free(text);
    }
END_TEST

/* ---- memory ---- */

START_TEST(a_long_session_is_bounded)
    {
        const struct log *log = &sh->in->log;
        struct str line;
        char *text;

        str_init(&line);
        for (size_t i = 0; i < 3 * LOG_BYTES; i++)
            str_addc(&line, 'x');
        log_add(&sh->in->log, LOG_SAID, line.s);
        ck_assert_uint_eq(log->bytes, LOG_ENTRY_BYTES);
        kit_must(sh, "print 1");
        for (int i = 0; i < 12000; i++) {
            str_clear(&line);
            str_addf(&line, "print %d%0*d", i, i % 700, 0);
            kit_type(sh, i % 3 ? line.s : "print 2");
            ck_assert_uint_le(log->bytes, LOG_BYTES);
            ck_assert_uint_le(log->n, LOG_ENTRIES);
        }
        ck_assert_uint_gt(log->dropped, 10000);
        ck_assert_uint_gt(log->n, LOG_ENTRIES / 3);
        text = report();
        ck_assert_ptr_nonnull(strstr(text, "entries are no longer kept."));
        ck_assert_ptr_nonnull(strstr(text, "> print 11999"));
        free(text);
        str_done(&line);
    }
END_TEST

/* ---- the file ---- */

START_TEST(only_own_reports_are_replaced)
    {
        struct err err = {0};

        kit_must(sh, "report a.md"), kit_must(sh, "report a.md");
        ck_assert(path_save("notes.md", "# mine\n", 7, &err));
        ck_assert_int_eq(kit_type(sh, "report notes.md"), SHELL_FAULT);
        ck_assert_ptr_nonnull(strstr(kit_row(), "report did not write it"));
        ck_assert_str_eq(sh->fault.meant, "report notes2.md");
        ck_assert_int_eq(kit_type(sh, "report notes"), SHELL_FAULT);
        ck_assert_str_eq(sh->fault.meant, "report notes.md");
        ck_assert_int_eq(kit_type(sh, "report no/a.md"), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, "report -"), SHELL_FAULT);
        ck_assert_int_eq(kit_type(sh, "report"), SHELL_FAULT);
    }
END_TEST

Suite *suite_report(void)
{
    Suite *s = suite_create("report");
    TCase *tc = tcase_create("report");

    tcase_add_checked_fixture(tc, sh_open_in_folder, sh_close_in_folder);
    tcase_add_test(tc, lines_and_replies_in_order);
    tcase_add_test(tc, a_report_in_the_middle_of_a_line);
    tcase_add_test(tc, a_lesson_has_its_page_and_results);
    tcase_add_test(tc, a_session_as_it_is_read);
    tcase_add_test(tc, nothing_typed_becomes_markdown);
    tcase_add_test(tc, a_long_session_is_bounded);
    tcase_add_test(tc, only_own_reports_are_replaced);
    suite_add_tcase(s, tc);
    return s;
}
