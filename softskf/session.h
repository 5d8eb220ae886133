/*
 * A session key and what is being done with it.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SOFTSKF_SESSION_H
#define SOFTSKF_SESSION_H

#include "softskf.h"

enum { SM4_BYTES = 16 };

struct session_key {
    ULONG algorithm;
    BYTE key[SM4_BYTES];
    EVP_CIPHER_CTX *encryption, *decryption;
    BYTE held[SM4_BYTES]; /* with update=held: plaintext that comes with the next call */
    int holds;
    char application[NAME_ROOM]; /* whose login it needs with session_keys=login; of imported keys */
};

/* Gives the key of a device its handle. SAR_NOTSUPPORTYETERR for ciphers that are not SM4, whose algorithms are not in OpenSSL. */
ULONG session_key_publish(struct object *device, ULONG algorithm, const BYTE key[SM4_BYTES], HANDLE *handle);
bool session_algorithm_known(ULONG algorithm);

#endif
