/* The list of suites, rooms from the bottom up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITES                                                                          \
    SUITE(base)                                                                         \
    SUITE(mat) SUITE(data) SUITE(csv) SUITE(objective) SUITE(opt) SUITE(fit)            \
    SUITE(trace) SUITE(metric) SUITE(formula) SUITE(formula_ends) SUITE(derive)         \
    SUITE(simplify) SUITE(function) SUITE(graph) SUITE(function_picture)                \
    SUITE(plot_f) SUITE(definition) SUITE(definition_commands)                          \
    SUITE(text) SUITE(grid) SUITE(paper) SUITE(canvas) SUITE(axis)                      \
    SUITE(bench) SUITE(view) SUITE(reading) SUITE(reading_words) SUITE(explain)         \
    SUITE(explain_sums) SUITE(explain_any) SUITE(figure) SUITE(pictures)                \
    SUITE(pictures_any) SUITE(loss) SUITE(held_back) SUITE(loss_runs) SUITE(plane)      \
    SUITE(plane_marks) SUITE(crowds)                                                    \
    SUITE(markdown) SUITE(lesson) SUITE(lesson_faults) SUITE(guide)                     \
    SUITE(guide_answers) SUITE(predict) SUITE(asked) SUITE(quest) SUITE(taking)         \
    SUITE(wanted) SUITE(restart) SUITE(advice) SUITE(progress) SUITE(menu)              \
    SUITE(lint)                                                                         \
    SUITE(language) SUITE(language_slips) SUITE(tables) SUITE(said) SUITE(help)         \
    SUITE(complete) SUITE(review) SUITE(lessons) SUITE(monkey)                          \
    SUITE(lexer) SUITE(prompt) SUITE(layout) SUITE(strip) SUITE(nudge) SUITE(fold)      \
    SUITE(app) SUITE(preview) SUITE(obeys) SUITE(encore) SUITE(knob) SUITE(ladder)      \
    SUITE(pointer) SUITE(pointer_mouse) SUITE(demo) SUITE(film) SUITE(second)           \
    SUITE(rng) SUITE(generate) SUITE(best_line) SUITE(experiments)                      \
    SUITE(settings) SUITE(preferences) SUITE(preferences_file) SUITE(theme)             \
    SUITE(training) SUITE(work)                                                         \
    SUITE(inner) SUITE(evaluate)                                                        \
    SUITE(columns) SUITE(expand) SUITE(source)                                          \
    SUITE(cost) SUITE(mlp) SUITE(descend) SUITE(fit_hard) SUITE(fit_work)               \
    SUITE(methods) SUITE(bfgs) SUITE(batch)                                             \
    SUITE(explain_steps) SUITE(explain_true) SUITE(rise) SUITE(guess)                   \
    SUITE(notation)                                                                     \
    SUITE(svg) SUITE(export) SUITE(export_model) SUITE(export_program)                  \
    SUITE(export_table) SUITE(report) SUITE(record) SUITE(numbers) SUITE(sizes)         \
    SUITE(sizes_words)                                                                  \
    SUITE(decision) SUITE(confusion) SUITE(roc) SUITE(reliability)                      \
    SUITE(contour) SUITE(heights) SUITE(landscape) SUITE(slice) SUITE(fog)              \
    SUITE(walk) SUITE(timeline) SUITE(goto)                                             \
    SUITE(structure) SUITE(net) SUITE(matrix) SUITE(race) SUITE(race_own)               \
    SUITE(forks) SUITE(sweep)                                                           \
    SUITE(code) SUITE(code_symbols) SUITE(minimized_state) SUITE(code_states)           \
    SUITE(code_rows) SUITE(code_slips) SUITE(by_hand) SUITE(by_hand_axes)               \
    SUITE(coverage)
