/* The shipped lessons: no fault, and each can be played with its own answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit.h"
#include "repl/commands.h"
#include "repl/draft.h"
#include "repl/play.h"

Suite *suite_lessons(void);

START_TEST(no_fault)
{
    struct shell *sh = kit_shell(true);
    struct str out;

    str_init(&out);
    ck_assert_msg(play_lint(&sh->host, commands, NULL, 0, &out) == 0, "%s", out.s);
    ck_assert_msg(strncmp(out.s, "0 lessons", 9) != 0, "no lesson was found");
    str_done(&out);
    kit_done(sh);
}
END_TEST

/* Enter alone, and whatever the last row names, leads through every page. */
START_TEST(next_reaches_every_page)
{
    struct shell *sh = kit_shell(true);

    for (size_t i = 0; i < shell_shelf(sh)->n; i++) {
        const struct lesson *l = shell_shelf(sh)->lesson[i];

        ck_assert_int_eq(kit_type(sh, "lab"), SHELL_READY);
        ck_assert_int_eq(shell_open_lesson(sh, l->id), SHELL_READY);
        for (size_t page = 0; page + 1 < l->pages; page++) {
            ck_assert_uint_eq(sh->guide->page, page);
            ck_assert_msg(kit_type(sh, "next") == SHELL_READY, "%s", kit_said());
        }
        for (size_t page = l->pages; page-- > 1;)
            ck_assert_msg(kit_type(sh, "prev") == SHELL_READY, "%s", kit_said());
    }
    kit_done(sh);
}
END_TEST

/* `page K` from the first page and `lesson ID K` lead to the same state. */
START_TEST(every_way_to_a_page_is_the_same)
{
    struct shell *sh = kit_shell(true);
    char line[80], *code;

    for (size_t i = 0; i < shell_shelf(sh)->n; i++)
        for (size_t page = 2; page <= shell_shelf(sh)->lesson[i]->pages; page++) {
            struct shell *here = kit_shell(true);

            snprintf(line, sizeof line, "lesson %s %zu", shell_shelf(sh)->lesson[i]->id, page);
            kit_must(here, line);
            kit_must(here, "share");
            code = strdup(kit_said());
            kit_done(here);
            here = kit_shell(true);
            snprintf(line, sizeof line, "lesson %s", shell_shelf(sh)->lesson[i]->id);
            kit_must(here, line);
            snprintf(line, sizeof line, "page %zu", page);
            kit_must(here, line);
            kit_must(here, "share");
            ck_assert_msg(strcmp(kit_said(), code) == 0, "%s, page %zu",
                          shell_shelf(sh)->lesson[i]->id, page);
            free(code);
            kit_done(here);
        }
    kit_done(sh);
}
END_TEST

/* A page is left and found again as it was. */
START_TEST(a_page_is_as_it_was_left)
{
    struct shell *sh = kit_shell(true);
    double intercept;

    kit_type(sh, "lesson 1 3");
    kit_type(sh, "line 2.5 -0.25");
    intercept = kit_value(sh, "intercept");
    kit_type(sh, "next");
    kit_type(sh, "prev");
    ck_assert_double_eq(kit_value(sh, "intercept"), intercept);
    ck_assert_double_eq(intercept, 2.5);
    kit_done(sh);
}
END_TEST

/* ---- broken lessons: each fault is found, on its line ---- */

#define HEAD "# T\n```lesson\nid: t\ngoal: g\nminutes: 5\n```\n## P\n"
#define SETUP "```page\nnew: line add predict step\n```\n```setup\ndata hobbits\nline 2 -3\n```\n"
#define HINTS "hint: one\nhint: two\n"
#define DO "```task a\ndo: x\npass: errors < 5\n" HINTS "solution: line 3 0\n"
#define PREDICT "```task a\npredict: x\nrun: w = 1\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n"
#define CHOOSE "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n"

static char place[64];

static void in_place(void)
{
    snprintf(place, sizeof place, "/tmp/lessons-XXXXXX");
    ck_assert(mkdtemp(place) != NULL);
}

static void write_file(const char *name, const char *text)
{
    char file[128];
    FILE *f;

    snprintf(file, sizeof file, "%s/%s", place, name);
    f = fopen(file, "w");
    ck_assert(f != NULL);
    fputs(text, f);
    fclose(f);
}

static void remove_file(const char *name)
{
    char file[128];

    snprintf(file, sizeof file, "%s/%s", place, name);
    unlink(file);
}

/* The faults of NAME in `place`, without its path: "12: message" lines. */
static void faults_of(const char *name, struct str *out)
{
    struct shell *sh = kit_shell(true);
    struct shell_host alone = sh->host;
    char file[128], *path = file;
    struct str said;

    snprintf(file, sizeof file, "%s/%s", place, name);
    alone.nlesson_dirs = 0;
    str_init(&said);
    play_lint(&alone, commands, &path, 1, &said);
    for (char *s = said.s; (s = strstr(s, file)) != NULL;) {
        size_t n = strcspn(s += strlen(file) + 1, "\n");

        str_addn(out, s, n + 1);
    }
    str_done(&said);
    kit_done(sh);
}

/* TEXT, as NAME, has one fault, which begins with WANT; none if WANT is "". */
static void expect_in(const char *name, const char *text, const char *want)
{
    struct str got;

    str_init(&got);
    write_file(name, text);
    faults_of(name, &got);
    ck_assert_msg(strncmp(got.s, want, strlen(want)) == 0, "%s\n%s\nnot: %s", text,
                  got.s, want);
    ck_assert_msg(got.s[strcspn(got.s, "\n") + !!*want] == '\0', "%s\nmore than: %s",
                  got.s, want);
    str_done(&got);
    remove_file(name);
}

static const struct {
    const char *text, *want;
} broken[] = {
    {HEAD SETUP DO "```\n", ""},
    {HEAD "```setup\ndata archry\n```\n" CHOOSE, "9:1: setup: "},
    {HEAD SETUP DO "forbid: eta, fit\n```\n", ""},
    {HEAD SETUP DO "forbid: set\n```\n",
     "21: forbid: assignments cannot be forbidden; write pass: "},
    {HEAD SETUP DO "forbid: fti\n```\n", "21: forbid: there is no command or setting 'fti'"},
    {HEAD SETUP "```task a\ndo: x\npass: errors < 30\n" HINTS
                "solution: line 3 0\n```\n",
     "17: task 'a': it is passed before anything is done"},
    {HEAD SETUP "```task a\ndo: x\npass: errors < 2\n" HINTS
                "solution: line 3 0\n```\n",
     "20: task 'a': its solution does not pass: line 3 0"},
    {HEAD SETUP DO "try: line 3 0 0\n```\n", "21:6: task 'a': try: line 3 0 0: "},
    {HEAD SETUP DO "if errors > 20: x\n```\n",
     "21: task 'a': 'if errors > 20:' is reached by no probe"},
    {HEAD SETUP DO "if errors > 4: x\nif errors > 6: y\n```\n",
     "22: task 'a': 'if errors > 6:' is reached by no probe"},
    {HEAD SETUP DO "if errors > 4: x\nif w2 > 77: y\n  by: w2 = 78\n```\n",
     "23:3: task 'a': 'by: w2 = 78' does not lead to 'if w2 > 77:'"},
    {HEAD SETUP DO "if w2 > 77: y\n  by: w2 = 78\nif errors > 4: x\n```\n", ""},
    {HEAD SETUP "```task a\nnumber: x\npass: 3 +- 0\n" HINTS
                "if 9: y\nif 9: x\nsolution: 3\n```\n",
     "21: task 'a': 'if 9:' is reached by no probe"},
    {HEAD SETUP "```task a\nnumber: x\npass: 3 +- 0\n" HINTS
                "if within(answer, 7, 8): y\nsolution: 3\n```\n",
     ""},
    {HEAD SETUP "```check\nline 3 0\nassert errors == 4\n```\n", ""},
    {HEAD SETUP "```check\nline 3 0\nassert errors == 5\n```\n",
     "17: check: it does not hold: errors == 5; errors = 5: now 4"},
    {HEAD SETUP "```check\nlyne 3 0\n```\n", "16: check: lyne 3 0: "},
    {HEAD SETUP DO "quest: count(line)\npar: 0\n```\n",
     "22: task 'a': its solution takes count(line) = 1, more than par: 0"},
    {HEAD SETUP DO "quest: count(line)\npar: 3\nbest: 2\nway: line 3 0\n```\n",
     "23: task 'a': its way takes count(line) = 1, best: says 2"},
    {HEAD SETUP DO "```\nAll in all 0.37 of them.\n",
     "22:12: the figure 0.37 is checked nowhere"},
    {HEAD SETUP DO "right: It is 0.37 now.\n```\n", "21:14: the figure 0.37"},
    {HEAD SETUP DO "```\nIt is −0.37.\n```check\nassert near(0.3704, 0.37, 1)\n```\n",
     ""},
    {HEAD SETUP DO "```\nThat is 83.3 %.\n```check\nassert 0.833 > 0\n```\n", ""},
    {HEAD SETUP DO "```\nType `fit` now.\n",
     "22:7: 'fit' is used before a page introduces it: write 'new: fit'"},
    {HEAD SETUP "```task a\ndo: x\npass: errors < 5\nhint: one\nhint: fit 3\n"
                "solution: line 3 0\n```\n",
     "19:7: 'fit' is used before"},
    {HEAD SETUP DO "```\nType `derive x^2` now.\n",
     "22:7: 'derive' before lesson 8: lessons 0 to 7 use the core twelve only"},
    {HEAD SETUP DO "```\nType `trane 10` now.\n",
     "22:7: 'trane 10': there is no command 'trane'"},
    {HEAD SETUP DO "```\nType `line 3` now.\n", "22:7: 'line 3': "},
    {HEAD SETUP DO "```\nThe command `line HEIGHT SLOPE` and `w*x + b`.\n", ""},
    {HEAD "```page\nnew: lyne\n```\n" CHOOSE, "9:6: new: there is no command or setting"},
    {HEAD SETUP DO "```\nSee [that](nowhere).\n",
     "22:12: a link to 'nowhere': there is no lesson with this id"},
    {HEAD SETUP DO "```\nSee [that](t#2) and [this](#p).\n",
     "22:12: a link to 't#2': T has no such page"},
    {HEAD SETUP "```task a\nchoose: x\n- [x] a\n  => r\n- [ ] b\n  => r\n```\n",
     "19: task 'a': options A and B have the same reply"},
    {HEAD "```task a\nchoose: Look at the picture.\n- [x] a\n  => r\n- [ ] b\n"
          "  => s\n```\n",
     "8: task 'a' needs eyes"},
    {"", "1: no \"# Title\", no ```lesson block"},
    {HEAD "a\x07z\n" CHOOSE, "8:2: this line has a control character (byte 07)"},
    {HEAD "Now {w of {b}.\n" CHOOSE, "8:5: a { without its }"},
    {HEAD SETUP "```task a\nchoose: x\n\n```note\nx\n```\n",
     "15: block not closed before line 18: write ```"},
    {HEAD "```page\nstrip: w lss\n```\n" CHOOSE,
     "9:10: strip: there is no reading 'lss'"},
    {HEAD SETUP DO "quest: count(line)\nparr: 2\n```\n",
     "22: task 'a': unknown key 'parr' (did you mean 'par'?)"},
    {HEAD SETUP DO "quest: count(line)\npar: two\n```\n",
     "22: task 'a': write 'par: 18', a number"},
    {HEAD "```task a\npredict: x\nrun: stpe 3\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n",
     "10:6: task 'a': run: stpe 3: write step 3"},
    {HEAD SETUP "```task a\ndo: x\npass: erors < 5\n" HINTS
                "if w2 > 1: x\nsolution: line 3 0\n```\n",
     "17:7: task 'a': erors < 5: There is no 'erors' here."},
    {HEAD SETUP DO "if erors > 4: x\n```\n", "21:4: task 'a': erors > 4: "},
    {HEAD SETUP DO "quest: zz\npar: 3\n```\n", "21:8: task 'a': zz: "},
    {HEAD "```setup\ndata archry\n```\n" CHOOSE "## Q\nx\n",
     "9:1: setup: data archry: write data archery"},
    {HEAD "x\n## Q\n```setup\ndata hobbits\n# a comment\nplot nothing\n```\n" CHOOSE,
     "13:1: setup: plot nothing: There is no picture 'nothing'"},
    {HEAD PREDICT "```again a\npredict: x\nrun: w = 2\n- [x] a\n  => r {acuracy}\n"
                  "- [ ] b\n  => s\n```\n",
     "20:9: again 'a': {acuracy}: There is no 'acuracy' here."},
    {HEAD "```task a\nchoose: x\n- [x] a\n  => r\n- [] b\n  => s\n```\n",
     "12: write \"- [ ] text\" for an option"},
    {HEAD SETUP "```task a\nnumber: x\npass: 3 +- 0\n" HINTS "solution: 4\n```\n",
     "20: task 'a': its solution does not pass: 4"},
    {HEAD SETUP "```task a\ndo: x\npass: errors < 30\n" HINTS
                "if errors > 40: x\nsolution: line 3 0\n```\n",
     "17: task 'a': it is passed before anything is done"},
    /* whole numbers: a command of the page says nothing about a count of errors */
    {HEAD SETUP DO "```\nIt makes 17 of them.\n", "22:10: the figure 17 is checked nowhere"},
    {HEAD SETUP DO "```\nIt makes 3 errors.\n", "22:10: the figure 3 is checked nowhere"},
    {HEAD SETUP DO "```\nThe height is 3.\n", ""},
    {HEAD SETUP DO "```\nIt makes 4 errors.\n```check\nline 3 0\nassert errors == 4\n```\n",
     ""},
    {HEAD SETUP DO "```\nIt makes {errors}, of 17.\n```check\n# 17\nline 3 0\n```\n",
     "22:23: the figure 17 "},
    {HEAD SETUP DO "hint: Now there are 40.\n```\n", "21:21: the figure 40 "},
    {HEAD SETUP DO "right: First\n  this, then 40.\n```\n", "22:14: the figure 40 "},
    {HEAD "```task a\nchoose: x\n- [x] 40 a\n  => r\n- [ ] 50 b\n  => s\n```\n",
     "10:7: the figure 40 "},
    {HEAD "Both, 2 at (7, 9) in 1838, base 10, log(9), 1e-9, from 27 May on.\n" CHOOSE, ""},
    {HEAD "Here 21/28 = 0.75, 2 + 3*4 = 14 and −(9 - 3)/2 = −3; 3/4 = 75 %.\n" CHOOSE,
     ""},
    {HEAD "So 21/28 = 0.76 of them.\n" CHOOSE, "8:4: 21/28 = 0.76: the left side is 0.75"},
    {HEAD "As 2*3 = 7 and w*3 = 8*b.\n" CHOOSE, "8:4: 2*3 = 7: "},
    {HEAD "See lesson 77.\n" CHOOSE, "8:12: lesson 77: there is no lesson"},
    {HEAD "    p 0.3  {w}\n    q 0.7\n\nx\n" CHOOSE, "9:7: the figure 0.7 "},
    {"# T\n```lesson\nid: t\ngoal: g\nminutes: 5\npaths: curse\n```\n## P\n",
     "6:8: paths: there is no path 'curse'"},
    {"# T\n```lesson\nid: t\ngoal: g\nminutes: 5\npart: see\n```\n## P\n" CHOOSE,
     "1: no quest"},
};

START_TEST(each_broken_lesson)
{
    in_place();
    expect_in("01-t.md", broken[_i].text, broken[_i].want);
    rmdir(place);
}
END_TEST

#define LESSON(id, part, more)                                                         \
    "# " id "\n```lesson\nid: " id "\ngoal: g\nminutes: 5\n" part "```\n## P\n" more

/* What only the lessons around it tell. */
START_TEST(lessons_beside_each_other)
{
    in_place();
    write_file("05-b.md", LESSON("b", "part: measure\n", "The **odd word** is new.\n"));
    expect_in("02-t.md", LESSON("t", "", "An odd word.\n"),
              "8: 'odd word' is introduced later (lesson 5, page 'P')");
    expect_in("06-t.md", LESSON("t", "", "An odd word, see [it](b).\n"), "");
    expect_in("07-b.md", LESSON("b", "", "x\n"), "3:1: id: 'b' is the id of");
    expect_in("06-t.md", LESSON("t", "part: see\n", "```task q\ndo: x\npass: w > 1\n"
              "quest: w\npar: 2\n" HINTS "solution: w = 2\n```\n```task r\nchoose: x\n"
              "recall: yes\n- [x] a\n  => r\n- [ ] b\n  => s\n```\n"),
              "6:1: part: 'see' comes before 'measure', where lesson 5 is");
    write_file("01-a.md", LESSON("a", "part: see\n", "```page\nnew: fit\n```\nx\n"));
    expect_in("02-t.md", LESSON("t", "", "Now `fit` it.\n"),
              "1: lesson: no part: the lessons around it have one");
    expect_in("06-t.md", LESSON("t", "", "Now `fit` it.\n"), "");
    remove_file("01-a.md");
    remove_file("05-b.md");
    rmdir(place);
}
END_TEST

/* ---- languages ---- */

static const struct lesson *taken(struct shelf *s, const char *language, size_t *faults)
{
    const char *const dirs[] = {place};
    struct faults f = {0};

    shelf_load_as(s, dirs, 1, language, &f);
    *faults = f.n;
    faults_done(&f);
    return shelf_find(s, "t");
}

START_TEST(a_made_up_language)
{
    struct shelf s;
    size_t faults;
    char dir[80];

    in_place();
    snprintf(dir, sizeof dir, "%s/xx", place);
    ck_assert_int_eq(mkdir(dir, 0700), 0);
    write_file("01-t.md", HEAD);
    write_file("02-u.md", "# U\n```lesson\nid: u\n```\n## Q\n");
    write_file("xx/01-t.md", "# Tlön\n```lesson\nid: t\n```\n## Axaxas\n");
    ck_assert_str_eq(taken(&s, "xx", &faults)->title, "Tlön");
    ck_assert_str_eq(shelf_find(&s, "u")->title, "U");
    ck_assert_int_eq(shelf_find(&s, "t")->number, 1);
    shelf_done(&s);
    ck_assert_str_eq(taken(&s, "yy", &faults)->title, "T");
    shelf_done(&s);
    ck_assert_str_eq(taken(&s, NULL, &faults)->title, "T");
    ck_assert_uint_eq(faults, 0);
    shelf_done(&s);
    write_file("xx/01-t.md", "# Tlön\n```lesson\nid: t\n```\n## Axaxas\n{(}\n");
    ck_assert_str_eq(taken(&s, "xx", &faults)->title, "T");
    ck_assert_uint_ge(faults, 1);
    shelf_done(&s);
    write_file("xx/01-t.md", "# Tlön\n```lesson\nid: other\n```\n## Axaxas\n");
    ck_assert_str_eq(taken(&s, "xx", &faults)->title, "T");
    ck_assert_uint_eq(faults, 1);
    ck_assert_ptr_null(shelf_find(&s, "other"));
    shelf_done(&s);
    remove_file("xx/01-t.md");
    remove_file("01-t.md");
    remove_file("02-u.md");
    rmdir(dir);
    rmdir(place);
}
END_TEST

/* ---- a lesson that is being written ---- */

START_TEST(a_draft_is_followed)
{
    struct shell *sh = kit_shell(true);
    struct draft *d;
    struct str run, say;
    char file[128];

    in_place();
    snprintf(file, sizeof file, "%s/09-d.md", place);
    str_init(&run);
    str_init(&say);
    write_file("09-d.md", "# D\n```lesson\nid: d\n```\n## P\none\n## Q\ntwo\n");
    d = draft_new(file);
    ck_assert(draft_follow(d, sh, &run, &say));
    ck_assert_str_eq(run.s, "lesson d 1");
    kit_must(sh, run.s);
    kit_must(sh, "next");
    ck_assert(!draft_follow(d, sh, &run, &say));
    write_file("09-d.md", "# D\n```lesson\nid: d\n```\n## P\none\n## Q\nTWO\n");
    str_clear(&run);
    ck_assert(draft_follow(d, sh, &run, &say));
    ck_assert_str_eq(run.s, "lesson d 2");
    kit_must(sh, run.s);
    ck_assert_str_eq(guide_page(sh->guide)->block[0].text, "TWO");
    write_file("09-d.md", "# D\n```lesson\nid: d\n```\n## P\n{(}\n");
    str_clear(&run);
    ck_assert(draft_follow(d, sh, &run, &say));
    ck_assert_uint_eq(run.len, 0);
    ck_assert_msg(strstr(say.s, "09-d.md:6:") != NULL, "%s", say.s);
    ck_assert_str_eq(guide_page(sh->guide)->block[0].text, "TWO");
    remove_file("09-d.md");
    rmdir(place);
    str_done(&run);
    str_done(&say);
    kit_done(sh);
    draft_free(d);
}
END_TEST

/* ---- the example of doc/lessons.md ---- */

START_TEST(the_example_is_a_lesson)
{
    char *doc = kit_file("../doc/lessons.md"), *from = strstr(doc, "````markdown\n"), *end;

    ck_assert(from != NULL);
    from += strlen("````markdown\n");
    end = strstr(from, "\n````\n");
    ck_assert(end != NULL);
    end[1] = '\0';
    in_place();
    expect_in("01-middle-line.md", from, "");
    rmdir(place);
    free(doc);
}
END_TEST

Suite *suite_lessons(void)
{
    Suite *s = suite_create("lessons");
    TCase *t = tcase_create("lessons");

    tcase_add_test(t, no_fault);
    tcase_add_test(t, next_reaches_every_page);
    tcase_add_test(t, a_page_is_as_it_was_left);
    tcase_add_test(t, every_way_to_a_page_is_the_same);
    tcase_add_loop_test(t, each_broken_lesson, 0, sizeof broken / sizeof *broken);
    tcase_add_test(t, lessons_beside_each_other);
    tcase_add_test(t, a_made_up_language);
    tcase_add_test(t, a_draft_is_followed);
    tcase_add_test(t, the_example_is_a_lesson);
    suite_add_tcase(s, t);
    return s;
}
