/* The knobs of the bench and the preferences: the table of settings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/setting.h"

#include <math.h>
#include <string.h>

#include "plot/text.h"
#include "repl/private.h"
#include "repl/setting_rows.h"
#include "repl/words.h"

const struct setting *const settings[] = {
    &setting_model,
    &setting_bias,
    &setting_scale,
    &setting_loss,
    &setting_lambda,
    &setting_classweight,
    &setting_optimizer,
    &setting_eta,
    &setting_batch,
    &setting_order,
    &setting_seed,
    &setting_beta,
    &setting_rho,
    &setting_beta2,
    &setting_eps,
    &setting_x,
    &setting_y,
    &setting_dx,
    &setting_derivative,
    &setting_h,
    &setting_tau,
    &setting_field,
    &setting_segments,
    &setting_sorted,
    &setting_aspect,
    &setting_captions,
    &setting_feel,
    &setting_nudge,
    &setting_glyphs,
    &setting_theme,
    &setting_preview,
    &setting_animate,
    &setting_mouse,
    &setting_guess,
    NULL,
};

const char *setting_subject(enum setting_subject subject)
{
    static const char *const titles[SETTING_SUBJECTS] = {
        "model", "loss", "optimize", "mathematics", "look", "preferences",
    };

    return titles[subject];
}

const char *setting_on_off(size_t i)
{
    static const char *const words[] = {"on", "off", NULL};

    return words[i];
}

void setting_show_on(bool on, struct str *out)
{
    str_add(out, on ? "on" : "off");
}

bool setting_above_zero(double v)
{
    return v > 0;
}

bool setting_not_negative(double v)
{
    return v >= 0;
}

double setting_whole(double v, double least, double most)
{
    return v == floor(v) && v >= least && v <= most ? v : -1;
}

const struct setting *setting_named(const char *name)
{
    for (size_t i = 0; settings[i]; i++)
        if (strcmp(settings[i]->name, name) == 0 ||
            words_among(settings[i]->also, name))
            return settings[i];
    return NULL;
}

/* The word itself, or NULL. */
static const char *own_word(const struct setting *s, const char *word)
{
    for (size_t i = 0; s->word && s->word(i); i++)
        if (strcmp(s->word(i), word) == 0)
            return s->word(i);
    return NULL;
}

bool setting_has(const struct setting *s, const char *word)
{
    return own_word(s, word) != NULL;
}

static bool no_such_word(const struct setting *s, const char *word, struct err *err)
{
    struct str list;

    str_init(&list);
    for (size_t i = 0; s->word && s->word(i); i++)
        str_addf(&list, "%s%s%s", i ? ", " : "", s->word(i),
                 s->counted && strcmp(s->counted, s->word(i)) == 0 ? " NUMBER" : "");
    if (s->range)
        str_addf(&list, "%s%s", list.len ? " or " : "", s->range);
    err_set(err, "%s cannot be '%s'. It can be: %s.", s->name, word, list.s);
    for (size_t i = 0; s->word && s->word(i); i++)
        if (!i || words_distance(s->word(i), word) <= 2)
            err_meant(err, "%s %s", s->name, s->word(i));
    if (!s->word)
        err_meant(err, "%s", s->example);
    str_done(&list);
    return false;
}

bool setting_is_preference(const struct setting *s)
{
    return s->subject == SETTING_PREFERENCES;
}

bool setting_takes_numbers(const struct setting *s)
{
    return s->set_number || s->number;
}

void setting_show(const struct setting *s, const struct shell *sh, struct str *out)
{
    void *owner = setting_is_preference(s) ? (void *)&sh->preferences : sh->bench;

    if (s->flag)
        str_add(out, s->word(!*field_flag(owner, s->flag)));
    else if (s->number)
        text_number(out, *field_number(sh->bench, s->number));
    else if (setting_is_preference(s))
        s->tell(&sh->preferences, out);
    else
        s->show(sh->bench, out);
}

/* WORD is its own first or second. */
static void switch_flag(const struct setting *s, void *owner, const char *word)
{
    *field_flag(owner, s->flag) = word == s->word(0);
}

bool setting_prefers(const struct setting *s, const char *word, struct err *err)
{
    return own_word(s, word) || no_such_word(s, word, err);
}

void setting_prefer(const struct setting *s, struct preferences *p, const char *word)
{
    if (s->flag)
        switch_flag(s, p, own_word(s, word));
    else
        s->prefer(p, own_word(s, word));
    p->version++;
}

/* It holds although it cannot be kept; that is said once. */
static void keep(const struct setting *s, struct shell *sh, const char *word,
                 struct str *note)
{
    struct preferences *p = &sh->preferences;
    struct err err = {0};

    if (!p->here.keep || sh->in->quiet)
        return;
    if (p->file && preferences_save(p, s->name, word, &err))
        return;
    if (!p->told && p->file)
        str_addf(note, "It holds until you leave, but cannot be kept: %s: %s", err.file,
                 err.message);
    else if (!p->told)
        str_add(note, "It holds until you leave: there is no home directory to keep it "
                      "in.");
    p->told = true;
}

static void prefer(const struct setting *s, struct shell *sh, const char *word,
                   struct str *note)
{
    setting_prefer(s, &sh->preferences, word);
    sh->preferences.from[s->preference] = FROM_PERSON;
    preferences_look(&sh->preferences, &sh->host.look);
    sh->out.ascii = sh->host.look.glyphs == GLYPHS_ASCII;
    keep(s, sh, word, note);
}

/* The bench gets the word, or says why not. */
static bool take_word(const struct setting *s, struct bench *b, const char *word,
                      double count, struct str *note, struct err *err)
{
    if (!s->flag)
        return s->set_word(b, word, count, note, err);
    switch_flag(s, b, word);
    if (s->remark)
        s->remark(s, b, note);
    return true;
}

bool setting_word(const struct setting *s, struct shell *sh, const char *word,
                  double count, struct str *note, struct err *err)
{
    const char *own = own_word(s, word);

    if (!own)
        return no_such_word(s, word, err);
    if (setting_is_preference(s)) {
        prefer(s, sh, own, note);
        return true;
    }
    if (!take_word(s, sh->bench, own, count, note, err))
        return false;
    bench_changed(sh->bench);
    return true;
}

static bool take_number(const struct setting *s, struct bench *b, double v,
                        struct str *note, struct err *err)
{
    if (s->set_number)
        return s->set_number(b, v, note, err);
    if (s->fits && !s->fits(v))
        return err_set(err, "%s", s->misfit);
    *field_number(b, s->number) = v;
    if (s->remark)
        s->remark(s, b, note);
    return true;
}

bool setting_number(const struct setting *s, struct shell *sh, double v,
                    struct str *note, struct err *err)
{
    if (!setting_takes_numbers(s)) {
        struct str word;

        str_init(&word);
        text_number(&word, v);
        no_such_word(s, word.s, err);
        str_done(&word);
        return false;
    }
    if (!isfinite(v))
        return err_set(err, "%s needs a finite number.", s->name);
    if (!take_number(s, sh->bench, v, note, err))
        return false;
    bench_changed(sh->bench);
    return true;
}
