/*
 * Conversion by code page, between UTF-8 and GB18030.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef POSIX_ICONV_H
#define POSIX_ICONV_H

#include <stddef.h>

struct conversion {
    unsigned to;
    unsigned from;
};

typedef struct conversion *iconv_t;

iconv_t iconv_open(const char *to, const char *from);
/* Converts a whole text with the NUL behind it. */
size_t iconv(iconv_t conversion, char **in, size_t *in_left, char **out, size_t *out_left);
int iconv_close(iconv_t conversion);

#endif
