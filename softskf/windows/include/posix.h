/*
 * The functions of POSIX that the library uses and Windows' C library lacks, or has with another meaning. Included before
 * each of its files when it is built as a DLL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef POSIX_H
#define POSIX_H

#include <windows.h>

#include <direct.h>
#include <dirent.h>
#include <fcntl.h>
#include <io.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define O_CLOEXEC _O_NOINHERIT

/* The state of a file. Unlike Windows' own, it knows one file from another of the same name. */
struct posix_stat {
    unsigned short st_mode;
    int64_t st_size;
    uint64_t st_ino;
    struct timespec st_ctim;
};

int posix_stat(const char *path, struct posix_stat *status);
int posix_fstat(int descriptor, struct posix_stat *status);
int posix_open(const char *path, int flags, ...);
FILE *posix_fopen(const char *path, const char *mode);
int posix_rename(const char *from, const char *to);
int posix_unlink(const char *path);
int dprintf(int descriptor, const char *format, ...) __attribute__((format(gnu_printf, 2, 3)));
char *strsep(char **rest, const char *separators);
void pause(void);

#undef stat
#undef fstat
#define stat posix_stat
#define fstat posix_fstat
#define open posix_open
#define fopen posix_fopen
#define rename posix_rename
#define unlink posix_unlink
#define fsync _commit
#define mkdir(path, mode) _mkdir(path)

#endif
