/*
 * SM2: keys, ciphertexts and signatures between the standard's structures and OpenSSL.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "blob.h"

#include <openssl/asn1t.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <string.h>

enum { SM2_POINT = 1 + 2 * SM2_BYTES, SM2_BITS = 256, SM2_LONGEST = 65536 };

/* The standard's SM2 ciphertext, GM/T 0009 clause 7.2. */
typedef struct {
    BIGNUM *x, *y;
    ASN1_OCTET_STRING *hash, *cipher;
} SM2_CIPHERTEXT;

ASN1_SEQUENCE(SM2_CIPHERTEXT) = {
    ASN1_SIMPLE(SM2_CIPHERTEXT, x, BIGNUM),
    ASN1_SIMPLE(SM2_CIPHERTEXT, y, BIGNUM),
    ASN1_SIMPLE(SM2_CIPHERTEXT, hash, ASN1_OCTET_STRING),
    ASN1_SIMPLE(SM2_CIPHERTEXT, cipher, ASN1_OCTET_STRING),
} static_ASN1_SEQUENCE_END(SM2_CIPHERTEXT)

static const BYTE *value_of(const BYTE field[BLOB_BYTES])
{
    return field + BLOB_BYTES - SM2_BYTES;
}

/* ---- Keys --------------------------------------------------------------------------------------------------------- */

static EVP_PKEY *from_data(const BYTE point[SM2_POINT], const BIGNUM *scalar)
{
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    bool built = builder != NULL && OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1 &&
                 OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, SM2_POINT) == 1 &&
                 (scalar == NULL || OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1);
    OSSL_PARAM *parameters = built ? OSSL_PARAM_BLD_to_param(builder) : NULL;
    if (parameters != NULL && context != NULL && EVP_PKEY_fromdata_init(context) == 1) {
        EVP_PKEY_fromdata(context, &key, scalar == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters);
    }
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return key;
}

EVP_PKEY *ecc_public_key(const ECCPUBLICKEYBLOB *blob)
{
    BYTE point[SM2_POINT] = {POINT_CONVERSION_UNCOMPRESSED};
    memcpy(point + 1, value_of(blob->XCoordinate), SM2_BYTES);
    memcpy(point + 1 + SM2_BYTES, value_of(blob->YCoordinate), SM2_BYTES);
    return blob->BitLen == SM2_BITS ? from_data(point, NULL) : NULL;
}

EVP_PKEY *sm2_private_key(const BYTE bytes[SM2_BYTES])
{
    BYTE encoded[SM2_POINT];
    EVP_PKEY *key = NULL;
    BIGNUM *scalar = BN_bin2bn(bytes, SM2_BYTES, NULL);
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    EC_POINT *point = group == NULL ? NULL : EC_POINT_new(group);
    if (scalar != NULL && point != NULL && !BN_is_zero(scalar) && BN_cmp(scalar, EC_GROUP_get0_order(group)) < 0 &&
        EC_POINT_mul(group, point, scalar, NULL, NULL, NULL) == 1 &&
        EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, encoded, sizeof encoded, NULL) == sizeof encoded) {
        key = from_data(encoded, scalar);
    }
    EC_POINT_free(point);
    EC_GROUP_free(group);
    BN_clear_free(scalar);
    return key;
}

EVP_PKEY *ecc_private_key(const ECCPRIVATEKEYBLOB *blob)
{
    return blob->BitLen == SM2_BITS ? sm2_private_key(value_of(blob->PrivateKey)) : NULL;
}

bool ecc_public_blob(ECCPUBLICKEYBLOB *blob, const EVP_PKEY *key)
{
    BIGNUM *x = NULL, *y = NULL;
    memset(blob, 0, sizeof *blob);
    blob->BitLen = SM2_BITS;
    bool done = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_EC_PUB_X, &x) == 1 && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_EC_PUB_Y, &y) == 1 &&
                BN_bn2binpad(x, blob->XCoordinate, BLOB_BYTES) == BLOB_BYTES && BN_bn2binpad(y, blob->YCoordinate, BLOB_BYTES) == BLOB_BYTES;
    BN_free(x);
    BN_free(y);
    return done;
}

EVP_PKEY *generate_sm2(void)
{
    return EVP_PKEY_Q_keygen(NULL, NULL, "SM2");
}

/* ---- Signatures --------------------------------------------------------------------------------------------------- */

static bool spread(ECCSIGNATUREBLOB *out, const BYTE *der, size_t length)
{
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &der, (long)length);
    bool done = signature != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(signature), out->r, BLOB_BYTES) == BLOB_BYTES &&
                BN_bn2binpad(ECDSA_SIG_get0_s(signature), out->s, BLOB_BYTES) == BLOB_BYTES;
    ECDSA_SIG_free(signature);
    return done;
}

bool ecc_sign_digest(ECCSIGNATUREBLOB *out, EVP_PKEY *key, const BYTE *digest)
{
    BYTE der[128];
    size_t length = sizeof der;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool done = context != NULL && EVP_PKEY_sign_init(context) == 1 && EVP_PKEY_sign(context, der, &length, digest, SM2_BYTES) == 1 &&
                spread(out, der, length);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return done;
}

/* r and s as OpenSSL wants them; the caller frees *der. */
static int gather(BYTE **der, const ECCSIGNATUREBLOB *blob)
{
    int length = -1;
    ECDSA_SIG *signature = ECDSA_SIG_new();
    BIGNUM *r = BN_bin2bn(blob->r, BLOB_BYTES, NULL), *s = BN_bin2bn(blob->s, BLOB_BYTES, NULL);
    if (signature != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(signature, r, s) == 1) {
        r = s = NULL;
        length = i2d_ECDSA_SIG(signature, der);
    }
    BN_free(r);
    BN_free(s);
    ECDSA_SIG_free(signature);
    return length;
}

bool ecc_verify_digest(const ECCSIGNATUREBLOB *signature, EVP_PKEY *key, const BYTE *digest)
{
    BYTE *der = NULL;
    int length = gather(&der, signature);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool right = length > 0 && context != NULL && EVP_PKEY_verify_init(context) == 1 &&
                 EVP_PKEY_verify(context, der, (size_t)length, digest, SM2_BYTES) == 1;
    EVP_PKEY_CTX_free(context);
    OPENSSL_free(der);
    ERR_clear_error();
    return right;
}

/* ---- Ciphertexts -------------------------------------------------------------------------------------------------- */

static bool cipher_out(ECCCIPHERBLOB *out, const BYTE *der, size_t length)
{
    SM2_CIPHERTEXT *text = (SM2_CIPHERTEXT *)ASN1_item_d2i(NULL, &der, (long)length, ASN1_ITEM_rptr(SM2_CIPHERTEXT));
    bool done = text != NULL && ASN1_STRING_length(text->hash) == (int)sizeof out->HASH &&
                BN_bn2binpad(text->x, out->XCoordinate, BLOB_BYTES) == BLOB_BYTES && BN_bn2binpad(text->y, out->YCoordinate, BLOB_BYTES) == BLOB_BYTES;
    if (done) {
        memcpy(out->HASH, ASN1_STRING_get0_data(text->hash), sizeof out->HASH);
        out->CipherLen = (ULONG)ASN1_STRING_length(text->cipher);
        memcpy((BYTE *)out + offsetof(ECCCIPHERBLOB, Cipher), ASN1_STRING_get0_data(text->cipher), out->CipherLen);
    }
    ASN1_item_free((ASN1_VALUE *)text, ASN1_ITEM_rptr(SM2_CIPHERTEXT));
    return done;
}

bool ecc_encrypt(ECCCIPHERBLOB *out, EVP_PKEY *key, const BYTE *text, size_t length)
{
    size_t size = 0;
    BYTE *der = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool done = length > 0 && length <= SM2_LONGEST && context != NULL && EVP_PKEY_encrypt_init(context) == 1 &&
                EVP_PKEY_encrypt(context, NULL, &size, text, length) == 1 && (der = OPENSSL_malloc(size)) != NULL &&
                EVP_PKEY_encrypt(context, der, &size, text, length) == 1 && cipher_out(out, der, size);
    OPENSSL_free(der);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return done;
}

/* The ciphertext as OpenSSL wants it; the caller frees *der. */
static int cipher_in(BYTE **der, const ECCCIPHERBLOB *blob)
{
    int length = -1;
    SM2_CIPHERTEXT *text = (SM2_CIPHERTEXT *)ASN1_item_new(ASN1_ITEM_rptr(SM2_CIPHERTEXT));
    if (text != NULL && BN_bin2bn(blob->XCoordinate, BLOB_BYTES, text->x) != NULL && BN_bin2bn(blob->YCoordinate, BLOB_BYTES, text->y) != NULL &&
        ASN1_STRING_set(text->hash, blob->HASH, sizeof blob->HASH) == 1 &&
        ASN1_STRING_set(text->cipher, (const BYTE *)blob + offsetof(ECCCIPHERBLOB, Cipher), (int)blob->CipherLen) == 1) {
        length = ASN1_item_i2d((ASN1_VALUE *)text, der, ASN1_ITEM_rptr(SM2_CIPHERTEXT));
    }
    ASN1_item_free((ASN1_VALUE *)text, ASN1_ITEM_rptr(SM2_CIPHERTEXT));
    return length;
}

BYTE *ecc_decrypt(const ECCCIPHERBLOB *blob, EVP_PKEY *key, size_t *length)
{
    BYTE *der = NULL, *text = NULL;
    if (blob->CipherLen == 0 || blob->CipherLen > SM2_LONGEST) {
        return NULL;
    }
    int size = cipher_in(&der, blob);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
    bool begun = size > 0 && context != NULL && EVP_PKEY_decrypt_init(context) == 1 && EVP_PKEY_decrypt(context, NULL, length, der, (size_t)size) == 1;
    if (begun && (text = OPENSSL_malloc(*length)) != NULL && EVP_PKEY_decrypt(context, text, length, der, (size_t)size) != 1) {
        OPENSSL_free(text);
        text = NULL;
    }
    OPENSSL_free(der);
    EVP_PKEY_CTX_free(context);
    ERR_clear_error();
    return text;
}
