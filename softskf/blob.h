/*
 * Keys and ciphertexts between the standard's structures and OpenSSL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SOFTSKF_BLOB_H
#define SOFTSKF_BLOB_H

#include "softskf.h"

/* NULL for what is no key; the caller frees the others. */
EVP_PKEY *ecc_public_key(const ECCPUBLICKEYBLOB *blob);
EVP_PKEY *ecc_private_key(const ECCPRIVATEKEYBLOB *blob);
EVP_PKEY *sm2_private_key(const BYTE scalar[SM2_BYTES]);
EVP_PKEY *rsa_public_key(const RSAPUBLICKEYBLOB *blob);
EVP_PKEY *rsa_private_key(const RSAPRIVATEKEYBLOB *blob);

/* False if the key does not fit into the structure, as RSA above 2048 bits does not. */
bool ecc_public_blob(ECCPUBLICKEYBLOB *blob, const EVP_PKEY *key);
bool rsa_public_blob(RSAPUBLICKEYBLOB *blob, const EVP_PKEY *key);
bool rsa_private_blob(RSAPRIVATEKEYBLOB *blob, const EVP_PKEY *key);

/* SM2 encryption; the structure has room for as many bytes behind Cipher as the text has. */
bool ecc_encrypt(ECCCIPHERBLOB *out, EVP_PKEY *key, const BYTE *text, size_t length);
/* The text has CipherLen bytes; the caller frees it. NULL if it does not decrypt. */
BYTE *ecc_decrypt(const ECCCIPHERBLOB *blob, EVP_PKEY *key, size_t *length);

/* Signs a digest of 32 bytes, and checks such a signature. */
bool ecc_sign_digest(ECCSIGNATUREBLOB *out, EVP_PKEY *key, const BYTE *digest);
bool ecc_verify_digest(const ECCSIGNATUREBLOB *signature, EVP_PKEY *key, const BYTE *digest);

/* Performs one operation of RSA with the given padding; *size is the room and then the length. */
bool rsa_encrypt(EVP_PKEY *key, int padding, const BYTE *in, size_t length, BYTE *out, size_t *size);
bool rsa_decrypt(EVP_PKEY *key, int padding, const BYTE *in, size_t length, BYTE *out, size_t *size);

EVP_PKEY *generate_sm2(void);
EVP_PKEY *generate_rsa(size_t bits);

#endif
