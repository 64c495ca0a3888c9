/* Signals of the full screen: handlers only leave a note and wake the loop; a crash
 * gives the terminal back first. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCREEN_SIGNALS_H
#define SCREEN_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Installs all handlers; to be called before newterm(), which takes what is still
 * SIG_DFL. False = there are no pipes left. */
bool signals_start(void);
void signals_end(void); /* everything as it was */

/* Becomes readable when a note was left. */
int signals_fd(void);
void signals_drain(void);

/* True once for each time that SIGNO (INT, TSTP, CONT, WINCH) came, or came again. */
bool signals_take(int signo);
/* SIGTERM or SIGHUP if one of them came, else 0. A loop that does not leave within two
 * seconds is ended. */
int signals_leaving(void);

/* Stops the process as Ctrl-Z does; returns when it goes on. */
void signals_stop_process(void);
/* Ends the process by SIGNO. */
void signals_die(int signo);

/* What a crash writes to FD and sets there: BYTES (copied) restore the screen, COOKED
 * the modes. Without it, or after crash_disarm(), a crash does nothing of the kind. */
void crash_arm(int fd, const char *bytes, size_t n, const struct termios *cooked);
void crash_disarm(void);

#endif
