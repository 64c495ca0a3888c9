/* Collected faults put in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LESSON_FAULTS_H
#define LESSON_FAULTS_H

#include "lesson/lesson.h"

/* Appends the faults of FROM to TO in the order of their lines; FROM is empty then. */
void faults_move(struct faults *from, struct faults *to);

#endif
