/* Codes: what share prints brings the same state back, here and elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "chance_kit.h"
#include "code_kit.h"
#include "kit.h"
#include "lab/dataset.h"
#include "lab/figure.h"
#include "learn/digest.h"
#include "repl/setting.h"

Suite *suite_code_states(void);

/* ---- states ---- */

static void same_settings(struct shell *a, struct shell *b, const char *script)
{
    struct str va, vb;

    str_init(&va);
    str_init(&vb);
    for (size_t i = 0; settings[i]; i++) {
        str_clear(&va);
        str_clear(&vb);
        setting_show(settings[i], a, &va);
        setting_show(settings[i], b, &vb);
        /* X and Y of a function of X alone: Y has no meaning */
        if (strcmp(settings[i]->name, "Y") == 0 && a->bench->s.explorer.function)
            continue;
        ck_assert_msg(strcmp(va.s, vb.s) == 0, "%s was %s and is %s:\n%s",
                      settings[i]->name, va.s, vb.s, script);
    }
    str_done(&va);
    str_done(&vb);
}

static void same_state(struct shell *a, struct shell *b, const char *script)
{
    const struct state *s = &a->bench->s, *t = &b->bench->s;
    struct str sa, sb;

    str_init(&sa);
    str_init(&sb);
    code_script(a, &sa);
    code_script(b, &sb);
    ck_assert_msg(strcmp(sa.s, sb.s) == 0, "%s\nbecame\n%s", sa.s, sb.s);
    ck_assert_uint_eq(s->params, t->params);
    ck_assert_msg(memcmp(s->theta, t->theta, s->params * sizeof *s->theta) == 0, "%s",
                  script);
    ck_assert_uint_eq(s->all ? s->all->n : 0, t->all ? t->all->n : 0);
    ck_assert_uint_eq(s->all ? digest_data(s->all) : 0, t->all ? digest_data(t->all) : 0);
    ck_assert_str_eq(figure_now(a->bench) ? figure_now(a->bench)->name : "",
                     figure_now(b->bench) ? figure_now(b->bench)->name : "");
    same_settings(a, b, script);
    str_done(&sa);
    str_done(&sb);
}

START_TEST(states_come_back)
    {
        struct shell *sh = kit_shell(false), *other = kit_shell(true);
        struct str code, line, script;
        struct err err = {0};
        size_t codes = 0;

        str_init(&code);
        str_init(&line);
        str_init(&script);
        for (int i = 0; i < 300; i++) {
            code_random_state(sh);
            code_script(sh, &script);
            str_clear(&code);
            str_clear(&line);
            ck_assert_msg(shell_code(sh, &code, &err), "%s\n%s", err.message, script.s);
            codes++;
            str_addf(&line, "load %s", code.s);
            ck_assert_msg(kit_type(other, line.s) == SHELL_READY, "%s\n%s", kit_said(),
                          script.s);
            same_state(sh, other, script.s);
        }
        ck_assert_uint_eq(codes, 300);
        str_done(&script);
        str_done(&line);
        str_done(&code);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

START_TEST(saved_states_come_back)
    {
        struct shell *sh = kit_shell(false), *other = kit_shell(false);
        char file[] = "/tmp/logitty-code-XXXXXX";
        struct str line, script;
        int fd = mkstemp(file);

        ck_assert_int_ge(fd, 0);
        close(fd);
        str_init(&line);
        str_init(&script);
        for (int i = 0; i < 120; i++) {
            code_random_state(sh);
            code_script(sh, &script);
            str_clear(&line);
            str_addf(&line, "save %s", file);
            kit_must(sh, line.s);
            memcpy(line.s, "load", 4);
            ck_assert_msg(kit_type(other, line.s) == SHELL_READY, "%s\n%s", kit_said(),
                          script.s);
            same_state(sh, other, script.s);
        }
        unlink(file);
        str_done(&script);
        str_done(&line);
        kit_done(other);
        kit_done(sh);
    }
END_TEST

START_TEST(codes_are_short)
    {
        static const char *const after[] = {
            "fit", "line 6 -0.4", "step 7", "scale on; step 40; eta = 0.3; field on",
            "lambda = 0.01; fit; tau = 0.3; optimizer adam; plot contour",
            "split 0.7; step 30; order file; batch = 5",
        };
        struct shell *sh = kit_shell(false);
        struct str line;

        str_init(&line);
        for (size_t i = 0; i < ndatasets; i++)
            for (size_t j = 0; j < sizeof after / sizeof *after; j++) {
                const char *code;

                str_clear(&line);
                str_addf(&line, "reset all; data %s; %s", datasets[i].name, after[j]);
                kit_type(sh, line.s);
                code = code_shared(sh);
                ck_assert_msg(strlen(code) >= 8 &&
                                  (strlen(code) <= 80 || bench_inputs(sh->bench) > 2),
                              "%s: %s", line.s, code);
                for (size_t k = 4; k < strlen(code); k += 5)
                    ck_assert_int_eq(code[k], '-');
            }
        kit_type(sh, "reset all; data hobbits");
        ck_assert_uint_le(strlen(code_shared(sh)), 14); /* weights at zero take no room */
        str_done(&line);
        kit_done(sh);
    }
END_TEST

/* Any six settings, with weights as they are typed, on sets with two features. */
START_TEST(six_settings_fit)
    {
        static const char *const all[] = {
            "eta = 0.1234", "lambda = 0.0125", "tau = 0.375", "beta = 0.9375",
            "rho = 0.9876", "beta2 = 0.9875", "eps = 1.234e-5", "h = 0.0001234",
            "batch = 17", "seed = 1234", "order file", "optimizer nesterov",
            "field score", "segments on", "split 0.8125", "features square", "loss mse",
            "bias penalised", "classweight balanced", "captions on", "aspect equal",
            "sorted on", "plot contour w1 b"};
        enum { N = sizeof all / sizeof *all };
        static const char *const on[] = {"hobbits", "separable", "circles", "moons"};
        struct shell *sh = kit_shell(false);
        struct str line;

        str_init(&line);
        for (int round = 0; round < 400; round++) {
            unsigned chosen = 0;
            const char *code;

            str_clear(&line);
            str_addf(&line, "reset all; data %s", on[below(4)]);
            for (int left = 6; left;) {
                size_t k = round < 60 ? below(10) : below(N);

                if (chosen >> k & 1)
                    continue;
                chosen |= 1u << k;
                left--;
            }
            for (size_t k = 0; k < N; k++)
                if (chosen >> k & 1)
                    str_addf(&line, "; %s", all[k]);
            str_addf(&line, "; w1 = 12.34; w2 = -0.5678; b = 1.234");
            kit_must(sh, line.s);
            code = code_shared(sh);
            ck_assert_msg(strlen(code) <= 80, "%s: %s", line.s, code);
        }
        str_done(&line);
        kit_done(sh);
    }
END_TEST

/* ---- the same elsewhere ---- */

static void picture_of(struct shell *sh, struct str *out)
{
    struct look look = {.glyphs = GLYPHS_BRAILLE};
    const struct figure *f = figure_now(sh->bench);
    struct grid g;

    str_clear(out);
    grid_init(&g, 17, 60, false);
    if (f)
        f->draw(sh->bench, &look, &g);
    for (int row = 0; row < g.rows; row++)
        for (int col = 0; col < g.cols; col++)
            str_addf(out, "%x %d,", (unsigned)grid_at(&g, row, col)->glyph,
                     (int)grid_at(&g, row, col)->style);
    grid_done(&g);
}

/* A shell that has seen much, one that has seen nothing, and the code again. */
START_TEST(machines_show_the_same)
    {
        static const char *const states[] = {
            "data hobbits; step 60; plot contour", "data archery; fit; plot loss log",
            "data xor; features product; optimizer adam; step 30; plot surface",
            "data line; model linear; step 40; plot slice", "data moons; field on; step 9",
            "data tiny; step 3; plot fog", "data hobbits; race gd adam 20; plot loss runs",
        };

        for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
            struct shell *here = kit_shell(true), *there = kit_shell(true);
            char code[4096], line[4200];
            struct str a, b;

            str_init(&a);
            str_init(&b);
            here->host.width = there->host.width = 500;
            kit_must(here, states[i]);
            snprintf(code, sizeof code, "%s", code_shared(here));
            kit_must(here, "w1 = 3; step 5; fork hill; reset weights; step 2");
            snprintf(line, sizeof line, "load %s", code);
            kit_must(here, line);
            kit_must(there, line);
            picture_of(here, &a);
            picture_of(there, &b);
            ck_assert_msg(strcmp(a.s, b.s) == 0, "%s", states[i]);
            ck_assert_str_eq(code_shared(here), code);
            ck_assert_str_eq(code_shared(there), code);
            str_done(&a);
            str_done(&b);
            kit_done(here);
            kit_done(there);
        }
    }
END_TEST

START_TEST(the_run_is_not_in_it)
    {
        struct shell *sh = kit_shell(true);

        kit_must(sh, "data hobbits; step 60");
        kit_gets(sh, "share", "The 60 steps before are not in it, only where they led.");
        kit_must(sh, "reset; optimizer adam; step");
        kit_gets(sh, "share", "The 1 step before is not in it, only where it led; nor is "
                              "what adam remembers.");
        kit_must(sh, "w = 1 2");
        kit_must(sh, "share");
        ck_assert_ptr_null(strstr(kit_said(), "not in it"));
        kit_done(sh);
    }
END_TEST

Suite *suite_code_states(void)
{
    Suite *s = suite_create("code_states");
    TCase *t = tcase_create("code_states");

    tcase_add_test(t, states_come_back);
    tcase_add_test(t, saved_states_come_back);
    tcase_add_test(t, codes_are_short);
    tcase_add_test(t, six_settings_fit);
    tcase_add_test(t, machines_show_the_same);
    tcase_add_test(t, the_run_is_not_in_it);
    suite_add_tcase(s, t);
    return s;
}
