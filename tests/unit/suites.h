/* The list of suites, rooms from the bottom up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define SUITES                                                                          \
    SUITE(base)                                                                         \
    SUITE(mat) SUITE(data) SUITE(csv) SUITE(objective) SUITE(opt) SUITE(fit)            \
    SUITE(trace) SUITE(metric) SUITE(formula) SUITE(derive) SUITE(function) SUITE(graph) SUITE(function_picture) SUITE(definition)                                           \
    SUITE(text) SUITE(grid) SUITE(paper) SUITE(canvas) SUITE(axis)                      \
    SUITE(bench) SUITE(view) SUITE(reading) SUITE(explain) SUITE(explain_sums) SUITE(explain_any) SUITE(figure) SUITE(pictures) SUITE(loss) SUITE(plane) SUITE(crowds)            \
    SUITE(markdown) SUITE(lesson) SUITE(guide) SUITE(predict) SUITE(asked) SUITE(quest) SUITE(taking) SUITE(restart) SUITE(progress) SUITE(menu) SUITE(lint)              \
    SUITE(language) SUITE(tables) SUITE(said) SUITE(help) SUITE(complete) SUITE(review) SUITE(lessons) SUITE(monkey)                            \
    SUITE(lexer) SUITE(prompt) SUITE(layout) SUITE(strip) SUITE(nudge) SUITE(fold) SUITE(app) SUITE(preview) SUITE(obeys) SUITE(encore) SUITE(knob) SUITE(pointer) SUITE(demo)        \
    SUITE(rng) SUITE(generate) SUITE(best_line) SUITE(experiments)        \
    SUITE(settings) SUITE(preferences) SUITE(theme) SUITE(training) SUITE(work)                                                     \
    SUITE(inner) SUITE(evaluate)                                            \
    SUITE(columns) SUITE(expand) SUITE(source)        \
    SUITE(cost) SUITE(mlp) SUITE(descend) SUITE(fit_hard) SUITE(fit_work) \
    SUITE(methods) SUITE(bfgs) SUITE(batch) \
    SUITE(explain_steps) SUITE(rise) SUITE(guess) SUITE(notation) \
    SUITE(svg) SUITE(export) SUITE(export_model) SUITE(report) SUITE(record) SUITE(numbers) SUITE(sizes) \
    SUITE(decision) SUITE(confusion) SUITE(roc) SUITE(reliability) \
    SUITE(contour) SUITE(heights) SUITE(landscape) SUITE(fog) SUITE(walk) SUITE(timeline) \
    SUITE(structure) SUITE(race) SUITE(sweep) \
    SUITE(code) SUITE(by_hand) SUITE(coverage)
