/* The table of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "repl/commands.h"

const struct command *const commands[] = {
    &command_line,     &command_data,     &command_add,
    &command_predict,  &command_step,     &command_run,
    &command_fit,      &command_plot,     &command_explain,
    &command_undo,     &command_hint,     &command_datasets,
    &command_columns,  &command_remove,   &command_flip,
    &command_points,   &command_split,    &command_features,
    &command_times,    &command_random,   &command_minimize,
    &command_walk,     &command_point,    &command_reset,
    &command_pass,     &command_repeat,   &command_stop,
    &command_redo,     &command_rewind,   &command_goto,
    &command_replay,   &command_fork,     &command_back,
    &command_runs,     &command_diff,     &command_race,
    &command_sweep,    &command_describe, &command_fog,
    &command_metrics,  &command_list,     &command_best,
    &command_print,    &command_grad,     &command_checkgrad,
    &command_derive,   &command_formula,  &command_next,
    &command_prev,     &command_page,     &command_lesson,
    &command_lab,      &command_menu,     &command_show,
    &command_check,    &command_skip,     &command_answer,
    &command_progress, &command_review,   &command_quiz,
    &command_notation, &command_set,      &command_help,
    &command_save,     &command_load,     &command_share,
    &command_export,   &command_report,   &command_record,
    &command_quit,     0,
};
