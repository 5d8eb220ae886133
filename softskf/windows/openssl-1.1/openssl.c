/*
 * Functions of OpenSSL 3 in terms of 1.1, which is all that is at hand for 32-bit Windows: those that the functions of
 * minimal.map need. renamed.def has those that 1.1 calls by another name.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/rsa.h>
#include <string.h>

int EVP_PKEY_set_alias_type(EVP_PKEY *key, int type);

/* 1.1 reads an SM2 key as one of EC, and signs by SM2 only once it is told what the key is. */
static int is_sm2(EVP_PKEY *key)
{
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC && EC_GROUP_get_curve_name(EC_KEY_get0_group(EVP_PKEY_get0(key))) == NID_sm2 &&
           EVP_PKEY_set_alias_type(key, EVP_PKEY_SM2);
}

int EVP_PKEY_is_a(const EVP_PKEY *key, const char *name)
{
    return strcmp(name, "SM2") == 0 ? is_sm2((EVP_PKEY *)key) : EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
}

int EVP_PKEY_CTX_set_signature_md(EVP_PKEY_CTX *context, const EVP_MD *digest)
{
    return EVP_PKEY_CTX_ctrl(context, -1, -1, EVP_PKEY_CTRL_MD, 0, (void *)digest);
}

static int coordinate(const EC_KEY *key, BIGNUM *x, BIGNUM *y)
{
    return EC_POINT_get_affine_coordinates(EC_KEY_get0_group(key), EC_KEY_get0_public_key(key), x, y, NULL);
}

/* Knows the public numbers alone. */
int EVP_PKEY_get_bn_param(const EVP_PKEY *key, const char *name, BIGNUM **number)
{
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
        *number = BN_dup(strcmp(name, OSSL_PKEY_PARAM_RSA_N) == 0 ? RSA_get0_n(EVP_PKEY_get0(key)) : RSA_get0_e(EVP_PKEY_get0(key)));
        return *number != NULL;
    }
    *number = BN_new();
    int x = strcmp(name, OSSL_PKEY_PARAM_EC_PUB_X) == 0;
    return coordinate(EVP_PKEY_get0(key), x ? *number : NULL, x ? NULL : *number);
}
