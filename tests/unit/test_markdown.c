/* Markdown to parts: kinds, lines, styles; hostile bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <string.h>

#include "lesson/markdown.h"
#include "lesson/markup.h"
#include "plot/text.h"

Suite *suite_markdown(void);

static struct markdown md;
static struct faults faults;

static void read_text(const char *text)
{
    memset(&faults, 0, sizeof faults);
    markdown_read("x.md", text, strlen(text), &faults, &md);
}

static void done(void)
{
    markdown_done(&md);
    faults_done(&faults);
}

START_TEST(parts_have_kinds_and_lines)
    {
        read_text(
            "# T\n\n## P *one*\n\ntwo\nlines\n\n    code\n     more\n\n- a\n- b\n\n"
            "3. c\n\n> said\n\n```task x\nk: v\n```\n");
        ck_assert_uint_eq(md.n, 9);
        ck_assert_int_eq(md.part[0].kind, PART_HEADING);
        ck_assert_int_eq(md.part[0].level, 1);
        ck_assert_int_eq(md.part[0].line, 1);
        ck_assert_str_eq(md.part[1].text, "P *one*");
        ck_assert_int_eq(md.part[1].line, 3);
        ck_assert_str_eq(md.part[2].text, "two lines");
        ck_assert_int_eq(md.part[2].line, 5);
        ck_assert_int_eq(md.part[3].block, BLOCK_CODE);
        ck_assert_str_eq(md.part[3].text, "code\n more");
        ck_assert_int_eq(md.part[3].line, 8);
        ck_assert_int_eq(md.part[4].block, BLOCK_ITEM);
        ck_assert_str_eq(md.part[5].text, "b");
        ck_assert_int_eq(md.part[5].line, 12);
        ck_assert_str_eq(md.part[6].text, "3. c");
        ck_assert_int_eq(md.part[6].line, 14);
        ck_assert_int_eq(md.part[7].block, BLOCK_QUOTE);
        ck_assert_int_eq(md.part[8].kind, PART_FENCE);
        ck_assert_str_eq(md.part[8].info, "task x");
        ck_assert_str_eq(md.part[8].text, "k: v\n");
        ck_assert_int_eq(md.part[8].line, 18);
        done();
    }
END_TEST

START_TEST(front_matter_and_comments_keep_the_lines)
    {
        read_text("\xEF\xBB\xBF---\n# no title\n---\n<!-- one -->\n<!-- two\n## no "
                  "page\n-->\n"
                  "# T\r\n\r\n```setup\r\nw = 1\r\n\r\n```\r\n");
        ck_assert_uint_eq(faults.n, 0);
        ck_assert_uint_eq(md.n, 2);
        ck_assert_str_eq(md.part[0].text, "T");
        ck_assert_int_eq(md.part[0].line, 8);
        ck_assert_int_eq(md.part[1].line, 10);
        ck_assert_str_eq(md.part[1].text, "w = 1\n\n");
        done();
    }
END_TEST

START_TEST(styles)
    {
        read_text("a **b `c` d** e &lt; \\* &#955;\n");
        ck_assert_str_eq(md.part[0].text,
                         "a " TEXT_BOLD "b " TEXT_CODE "c" TEXT_END TEXT_BOLD
                         " d" TEXT_END " e < * &#955;");
        done();
    }
END_TEST

/* A single star multiplies and a _ joins names: nothing is emphasis but **bold**. */
START_TEST(single_stars_stay)
    {
        static const struct {
            const char *text, *styled;
        } rows[] = {
            {"It is {a*b + c*d} and *so*.", "It is {a*b + c*d} and *so*."},
            {"2*log(9) is not 3*log(9)*2", "2*log(9) is not 3*log(9)*2"},
            {"so w*(x) = *w* and _b_, x_1 _y_", "so w*(x) = *w* and _b_, x_1 _y_"},
            {"_a *b* c_", "_a *b* c_"},
            {"*a _b_ c*", "*a _b_ c*"},
            {"_**c**_ *_d_*", "_" TEXT_BOLD "c" TEXT_END "_ *_d_*"},
            {"**_e_ f**", TEXT_BOLD "_e_ f" TEXT_END},
            {"_`k` l_ *`` m``*",
             "_" TEXT_CODE "k" TEXT_END " l_ *" TEXT_CODE " m" TEXT_END "*"},
            {"*\\*n* _\\_o_", "**n* __o_"},
        };

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            read_text(rows[i].text);
            ck_assert_str_eq(md.part[0].text, rows[i].styled);
            done();
        }
    }
END_TEST

/* No byte of a file can switch a style or reach the terminal; that it is there is told. */
START_TEST(unprintable_bytes)
    {
        read_text("a\001b\033[31m\x7F z\tq\n");
        ck_assert_str_eq(md.part[0].text, "a b [31m z q");
        ck_assert_uint_eq(faults.n, 1);
        ck_assert_int_eq(faults.err[0].line, 1);
        done();
        read_text("# T\n\ncaf\xE9\n");
        ck_assert_uint_eq(faults.n, 1);
        ck_assert_int_eq(faults.err[0].line, 3);
        done();
    }
END_TEST

START_TEST(unclosed)
    {
        static const struct {
            const char *text;
            int line;
        } rows[] = {{"# T\n\n```task a\nx: y\n``\n", 3},
                    {"a\n\n~~~~setup\n~~~\n", 3},
                    {"---\nno end\n", 1},
                    {"a\n<!-- no end\n\n", 2}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            read_text(rows[i].text);
            ck_assert_uint_eq(faults.n, 1);
            ck_assert_int_eq(faults.err[0].line, rows[i].line);
            ck_assert_str_eq(faults.err[0].file, "x.md");
            done();
        }
    }
END_TEST

START_TEST(fences_in_lists_are_nested)
    {
        read_text("- a\n\n  ```setup\n  w = 1\n  ```\n\n> ```note\n> x\n> "
                  "```\n\n~~~~note\n```\n"
                  "~~~~\n");
        ck_assert_uint_eq(faults.n, 0);
        ck_assert_uint_eq(md.n, 4);
        ck_assert_int_eq(md.part[1].line, 3);
        ck_assert_int_eq(md.part[2].line, 7);
        ck_assert(md.part[2].nested);
        ck_assert(!md.part[3].nested);
        ck_assert_int_eq(md.part[3].line, 11);
        ck_assert_str_eq(md.part[3].text, "```\n");
        done();
    }
END_TEST

START_TEST(inline_marks)
    {
        static const struct {
            const char *text, *styled;
        } rows[] = {{"2*x + 2*y", "2*x + 2*y"},
                    {"type `line 3`!", "type " TEXT_CODE "line 3" TEXT_END "!"},
                    {"**no** ** `", TEXT_BOLD "no" TEXT_END " ** `"},
                    {"``", "``"},
                    {"a_b_c <b>", "a_b_c <b>"}};

        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct str t;

            str_init(&t);
            markup_styled(rows[i].text, &t);
            ck_assert_str_eq(t.s, rows[i].styled);
            str_done(&t);
        }
    }
END_TEST

Suite *suite_markdown(void)
{
    Suite *s = suite_create("markdown");
    TCase *t = tcase_create("markdown");

    tcase_add_test(t, parts_have_kinds_and_lines);
    tcase_add_test(t, front_matter_and_comments_keep_the_lines);
    tcase_add_test(t, styles);
    tcase_add_test(t, single_stars_stay);
    tcase_add_test(t, unprintable_bytes);
    tcase_add_test(t, unclosed);
    tcase_add_test(t, fences_in_lists_are_nested);
    tcase_add_test(t, inline_marks);
    suite_add_tcase(s, t);
    return s;
}
