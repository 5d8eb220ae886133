/*
 * The file of an application's PINs: salted hashes and the tries left.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_BYTES = 32, SALT_BYTES = 16, ITERATIONS = 1000, DEFAULT_TRIES = 6 };

static void key_of(char key[32], ULONG type, const char *name)
{
    snprintf(key, 32, "%s_%s", type == ADMIN_TYPE ? "admin" : "user", name);
}

static const char *value_of(const struct settings *pins, ULONG type, const char *name)
{
    char key[32];
    key_of(key, type, name);
    return settings_get(pins, key);
}

static long number_of(const struct settings *pins, ULONG type, const char *name, long otherwise)
{
    char key[32];
    key_of(key, type, name);
    return settings_number(pins, key, otherwise);
}

static bool set_number(struct settings *pins, ULONG type, const char *name, long value)
{
    char key[32];
    key_of(key, type, name);
    return settings_set_number(pins, key, value);
}

static bool set_hex(struct settings *pins, ULONG type, const char *name, const unsigned char *bytes, size_t length)
{
    char key[32], text[2 * HASH_BYTES + 1];
    key_of(key, type, name);
    for (size_t i = 0; i < length; i++) {
        sprintf(text + 2 * i, "%02x", bytes[i]);
    }
    return settings_set(pins, key, text);
}

bool pin_length_fits(const char *pin)
{
    size_t length = strnlen(pin, MAX_PIN_LEN + 1);
    return length >= MIN_PIN_LEN && length <= MAX_PIN_LEN;
}

static bool hash_of(unsigned char hash[HASH_BYTES], const char *pin, const unsigned char *salt, int salt_length)
{
    return PKCS5_PBKDF2_HMAC(pin, (int)strlen(pin), salt, salt_length, ITERATIONS, EVP_sha256(), HASH_BYTES, hash) == 1;
}

bool pin_write(struct settings *pins, ULONG type, const char *pin, long most, bool standard)
{
    unsigned char salt[SALT_BYTES], hash[HASH_BYTES];
    return RAND_bytes(salt, sizeof salt) == 1 && hash_of(hash, pin, salt, sizeof salt) && set_hex(pins, type, "salt", salt, sizeof salt) &&
           set_hex(pins, type, "hash", hash, sizeof hash) && set_number(pins, type, "max", most) && set_number(pins, type, "left", most) &&
           set_number(pins, type, "default", standard);
}

struct pin_state pin_state(const struct settings *pins, ULONG type)
{
    struct pin_state state;
    state.most = number_of(pins, type, "max", DEFAULT_TRIES);
    state.left = number_of(pins, type, "left", state.most);
    state.left = state.left < 0 ? 0 : state.left;
    state.standard = number_of(pins, type, "default", 0) != 0;
    return state;
}

/* Returns true when the PIN is right. The time it takes does not depend on the number of right digits. */
static bool matches(const struct settings *pins, ULONG type, const char *pin)
{
    unsigned char hash[HASH_BYTES];
    long salt_length = 0, wanted_length = 0;
    unsigned char *salt = OPENSSL_hexstr2buf(value_of(pins, type, "salt"), &salt_length);
    unsigned char *wanted = OPENSSL_hexstr2buf(value_of(pins, type, "hash"), &wanted_length);
    bool right = salt != NULL && wanted != NULL && wanted_length == HASH_BYTES && hash_of(hash, pin, salt, (int)salt_length) &&
                 CRYPTO_memcmp(hash, wanted, HASH_BYTES) == 0;
    OPENSSL_free(salt);
    OPENSSL_free(wanted);
    return right;
}

/* Libraries differ in what they say to the wrong PIN that used up the last try. */
static ULONG wrong(long left)
{
    const char *own = control("wrong_pin");
    if (own != NULL) {
        return (ULONG)strtoul(own, NULL, 0);
    }
    return left > 0 || control_is("last_wrong_pin", "incorrect") ? SAR_PIN_INCORRECT : SAR_PIN_LOCKED;
}

static ULONG check(struct settings *pins, const struct path *file, ULONG type, const char *pin, long *left)
{
    struct pin_state state = pin_state(pins, type);
    *left = state.left;
    if (value_of(pins, type, "hash") == NULL || value_of(pins, type, "salt") == NULL) {
        return SAR_USER_PIN_NOT_INITIALIZED;
    }
    if (state.left == 0) {
        return SAR_PIN_LOCKED;
    }
    /* Pulling the plug between comparing and writing must not give the try back. */
    if (!set_number(pins, type, "left", state.left - 1) || !settings_save(pins, file)) {
        return SAR_WRITEFILEERR;
    }
    *left = state.left - 1;
    if (!matches(pins, type, pin)) {
        return wrong(*left);
    }
    *left = state.most;
    return set_number(pins, type, "left", state.most) && settings_save(pins, file) ? SAR_OK : SAR_WRITEFILEERR;
}

ULONG pin_check(const struct path *file, ULONG type, const char *pin, long *left)
{
    struct settings pins;
    settings_load(&pins, file);
    ULONG answer = check(&pins, file, type, pin, left);
    settings_free(&pins);
    return answer;
}
