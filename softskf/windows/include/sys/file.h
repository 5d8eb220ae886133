/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POSIX_SYS_FILE_H
#define POSIX_SYS_FILE_H

enum { LOCK_EX = 2, LOCK_NB = 4 };

/* Waits for the file, or with LOCK_NB fails with EWOULDBLOCK. Closing it gives it back. */
int flock(int descriptor, int operation);

#endif
