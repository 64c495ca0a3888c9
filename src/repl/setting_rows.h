/* The rows of the table of settings, by subject.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_SETTING_ROWS_H
#define REPL_SETTING_ROWS_H

#include "lab/field.h"
#include "repl/setting.h"

/* The place of a switch among the preferences. */
#define PREFERS(member) FIELD(bool, struct preferences, member)

/* setting_model.c: what is learned, and what is made small */
extern const struct setting setting_model, setting_bias, setting_scale, setting_loss,
    setting_lambda, setting_classweight;
/* setting_run.c, setting_knob.c: how the weights move */
extern const struct setting setting_optimizer, setting_eta, setting_batch,
    setting_order, setting_seed, setting_beta, setting_rho, setting_beta2, setting_eps;
/* setting_view.c: what is looked at, and how */
extern const struct setting setting_x, setting_y, setting_dx, setting_h, setting_tau,
    setting_field, setting_segments, setting_sorted, setting_aspect, setting_captions,
    setting_derivative, setting_feel, setting_nudge;
/* setting_preference.c: what belongs to the person and the terminal */
extern const struct setting setting_glyphs, setting_theme, setting_preview,
    setting_animate, setting_mouse, setting_guess;

/* What rows share: the words on and off; which numbers fit; V if it is a whole number
 * from LEAST to MOST, else -1. */
const char *setting_on_off(size_t i);
void setting_show_on(bool on, struct str *out);
bool setting_above_zero(double v);
bool setting_not_negative(double v);
double setting_whole(double v, double least, double most);

#endif
