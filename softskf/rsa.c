/*
 * RSA: keys between the standard's structures and OpenSSL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "blob.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <string.h>

/* A number of the key and its place in RSAPRIVATEKEYBLOB; the first two are RSAPUBLICKEYBLOB's too, at the same place. */
static const struct part {
    const char *name;
    size_t offset;
    int length;
} parts[] = {
    {OSSL_PKEY_PARAM_RSA_N, offsetof(RSAPRIVATEKEYBLOB, Modulus), MAX_RSA_MODULUS_LEN},
    {OSSL_PKEY_PARAM_RSA_E, offsetof(RSAPRIVATEKEYBLOB, PublicExponent), MAX_RSA_EXPONENT_LEN},
    {OSSL_PKEY_PARAM_RSA_D, offsetof(RSAPRIVATEKEYBLOB, PrivateExponent), MAX_RSA_MODULUS_LEN},
    {OSSL_PKEY_PARAM_RSA_FACTOR1, offsetof(RSAPRIVATEKEYBLOB, Prime1), MAX_RSA_MODULUS_LEN / 2},
    {OSSL_PKEY_PARAM_RSA_FACTOR2, offsetof(RSAPRIVATEKEYBLOB, Prime2), MAX_RSA_MODULUS_LEN / 2},
    {OSSL_PKEY_PARAM_RSA_EXPONENT1, offsetof(RSAPRIVATEKEYBLOB, Prime1Exponent), MAX_RSA_MODULUS_LEN / 2},
    {OSSL_PKEY_PARAM_RSA_EXPONENT2, offsetof(RSAPRIVATEKEYBLOB, Prime2Exponent), MAX_RSA_MODULUS_LEN / 2},
    {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, offsetof(RSAPRIVATEKEYBLOB, Coefficient), MAX_RSA_MODULUS_LEN / 2},
};
enum { PUBLIC_PARTS = 2, PRIVATE_PARTS = sizeof parts / sizeof *parts };

static EVP_PKEY *key_in(const BYTE *blob, size_t count)
{
    EVP_PKEY *key = NULL;
    BIGNUM *number[PRIVATE_PARTS] = {NULL};
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    bool built = context != NULL && builder != NULL;
    for (size_t i = 0; built && i < count; i++) {
        number[i] = BN_bin2bn(blob + parts[i].offset, parts[i].length, NULL);
        built = number[i] != NULL && !BN_is_zero(number[i]) && OSSL_PARAM_BLD_push_BN(builder, parts[i].name, number[i]) == 1;
    }
    OSSL_PARAM *parameters = built ? OSSL_PARAM_BLD_to_param(builder) : NULL;
    if (parameters != NULL && EVP_PKEY_fromdata_init(context) == 1) {
        EVP_PKEY_fromdata(context, &key, count == PUBLIC_PARTS ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters);
    }
    for (size_t i = 0; i < count; i++) {
        BN_clear_free(number[i]);
    }
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return key;
}

EVP_PKEY *rsa_public_key(const RSAPUBLICKEYBLOB *blob)
{
    return key_in((const BYTE *)blob, PUBLIC_PARTS);
}

EVP_PKEY *rsa_private_key(const RSAPRIVATEKEYBLOB *blob)
{
    return key_in((const BYTE *)blob, PRIVATE_PARTS);
}

static bool key_out(BYTE *blob, const EVP_PKEY *key, size_t count)
{
    bool done = EVP_PKEY_get_size(key) <= MAX_RSA_MODULUS_LEN;
    for (size_t i = 0; done && i < count; i++) {
        BIGNUM *number = NULL;
        done = EVP_PKEY_get_bn_param(key, parts[i].name, &number) == 1 && BN_bn2binpad(number, blob + parts[i].offset, parts[i].length) >= 0;
        BN_clear_free(number);
    }
    ERR_clear_error();
    return done;
}

bool rsa_public_blob(RSAPUBLICKEYBLOB *blob, const EVP_PKEY *key)
{
    memset(blob, 0, sizeof *blob);
    blob->AlgID = SGD_RSA;
    blob->BitLen = (ULONG)EVP_PKEY_get_bits(key);
    return key_out((BYTE *)blob, key, PUBLIC_PARTS);
}

bool rsa_private_blob(RSAPRIVATEKEYBLOB *blob, const EVP_PKEY *key)
{
    memset(blob, 0, sizeof *blob);
    blob->AlgID = SGD_RSA;
    blob->BitLen = (ULONG)EVP_PKEY_get_bits(key);
    return key_out((BYTE *)blob, key, PRIVATE_PARTS);
}

EVP_PKEY *generate_rsa(size_t bits)
{
    return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", bits);
}

bool rsa_encrypt(EVP_PKEY *key, int padding, const BYTE *in, size_t length, BYTE *out, size_t *size)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool done = context != NULL && EVP_PKEY_encrypt_init(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, padding) == 1 &&
                EVP_PKEY_encrypt(context, out, size, in, length) == 1;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return done;
}

bool rsa_decrypt(EVP_PKEY *key, int padding, const BYTE *in, size_t length, BYTE *out, size_t *size)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool done = context != NULL && EVP_PKEY_decrypt_init(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, padding) == 1 &&
                EVP_PKEY_decrypt(context, out, size, in, length) == 1;
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return done;
}
