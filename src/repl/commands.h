/* The table of commands and the rows of each theme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REPL_COMMANDS_H
#define REPL_COMMANDS_H

#include "repl/command.h"

/* All commands, closed by NULL. */
extern const struct command *const commands[];

extern const struct command command_data, command_datasets, command_add, command_remove,
    command_flip, command_columns, command_split, command_features;
extern const struct command command_line, command_times, command_reset, command_random,
    command_minimize;
extern const struct command command_point, command_fog, command_walk;
extern const struct command command_step, command_pass, command_run, command_fit,
    command_repeat, command_stop;
extern const struct command command_fork, command_back, command_runs, command_diff,
    command_race, command_sweep;
extern const struct command command_undo, command_redo, command_rewind, command_goto,
    command_replay;
extern const struct command command_plot, command_points, command_predict,
    command_describe, command_metrics, command_list, command_best;
extern const struct command command_print, command_explain, command_grad,
    command_checkgrad, command_derive, command_formula;
extern const struct command command_next, command_prev, command_page, command_lesson,
    command_lab, command_menu, command_hint, command_show, command_check, command_skip,
    command_answer, command_progress, command_review, command_quiz, command_notation;
extern const struct command command_set, command_help, command_save, command_load,
    command_share, command_export, command_report, command_record, command_quit;

#endif
