/*
 * Clause 7.5, containers and their certificates.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_CONTAINERS = 32, LONGEST_CERTIFICATE = 65536 };

bool container_path(struct path *path, const struct object *container, const char *file)
{
    struct path folder;
    return application_path(path, container->parent, "containers") && path_below(&folder, path, container->name) && path_below(path, &folder, file);
}

static bool pair_path(struct path *path, const struct object *container, bool sign, const char *suffix)
{
    char file[32];
    snprintf(file, sizeof file, "%s.%s", sign ? "sign" : "enc", suffix);
    return container_path(path, container, file);
}

EVP_PKEY *container_key(const struct object *container, bool sign)
{
    struct path path;
    if (!pair_path(&path, container, sign, "key.pem")) {
        return NULL;
    }
    size_t length;
    unsigned char *text = read_file(&path, &length);
    BIO *memory = text == NULL ? NULL : BIO_new_mem_buf(text, (int)length);
    EVP_PKEY *key = memory == NULL ? NULL : PEM_read_bio_PrivateKey(memory, NULL, NULL, NULL);
    BIO_free(memory);
    if (text != NULL) {
        OPENSSL_cleanse(text, length);
    }
    free(text);
    ERR_clear_error();
    return key;
}

bool container_store_key(const struct object *container, bool sign, EVP_PKEY *key)
{
    struct path path;
    char *text = NULL;
    BIO *memory = BIO_new(BIO_s_mem());
    bool stored = memory != NULL && PEM_write_bio_PKCS8PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) == 1 && pair_path(&path, container, sign, "key.pem");
    if (stored) {
        long length = BIO_get_mem_data(memory, &text);
        stored = write_file(&path, text, (size_t)length);
    }
    BIO_free(memory);
    /* The certificate of the pair that was there before would be one for another key. */
    if (stored && pair_path(&path, container, sign, "crt")) {
        unlink(path.text);
    }
    return stored;
}

bool is_sm2(const EVP_PKEY *key)
{
    return EVP_PKEY_is_a(key, "SM2") == 1;
}

bool is_rsa(const EVP_PKEY *key)
{
    return EVP_PKEY_is_a(key, "RSA") == 1;
}

ULONG DEVAPI SKF_EnumContainer(HAPPLICATION hApplication, LPSTR szContainerName, ULONG *pulSize)
{
    ANSWER(application_list(hApplication, "containers", szContainerName, pulSize));
}

/* The application, the container's name and its folder, there or not. */
static ULONG locate(struct object **application, char name[NAME_ROOM], struct path *folder, HAPPLICATION handle, const char *text)
{
    struct path containers;
    ULONG answer = object_use(application, handle, APPLICATION);
    if (answer == SAR_OK) {
        answer = name_in(name, text, MAX_CONTAINER_NAME_LEN);
    }
    if (answer != SAR_OK) {
        return answer;
    }
    return application_path(&containers, *application, "containers") && path_below(folder, &containers, name) ? SAR_OK : SAR_FAIL;
}

static ULONG open_container(HAPPLICATION handle, const char *text, HCONTAINER *container)
{
    struct object *application;
    struct path folder;
    char name[NAME_ROOM];
    ULONG answer = locate(&application, name, &folder, handle, text);
    if (answer != SAR_OK || container == NULL || !exists(&folder)) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR; /* the standard has no code for a container that is not there */
    }
    return object_publish(object_new(CONTAINER, application, name), container);
}

ULONG DEVAPI SKF_OpenContainer(HAPPLICATION hApplication, LPSTR szContainerName, HCONTAINER *phContainer)
{
    ANSWER(open_container(hApplication, szContainerName, phContainer));
}

static bool full(const struct object *application)
{
    struct path path;
    struct names names = {0, NULL};
    bool full = application_path(&path, application, "containers") && names_in(&names, &path) && names.count >= MOST_CONTAINERS;
    names_free(&names);
    return full;
}

static ULONG create(HAPPLICATION handle, const char *text, HCONTAINER *container)
{
    struct object *application;
    struct path folder;
    char name[NAME_ROOM];
    ULONG answer = locate(&application, name, &folder, handle, text);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!login_covers(application, SECURE_USER_ACCOUNT)) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    if (container == NULL || exists(&folder)) {
        return SAR_INVALIDPARAMERR; /* nor one for a container that is there already */
    }
    if (full(application)) {
        return SAR_REACH_MAX_CONTAINER_COUNT;
    }
    return make_folders(&folder) ? object_publish(object_new(CONTAINER, application, name), container) : SAR_WRITEFILEERR;
}

ULONG DEVAPI SKF_CreateContainer(HAPPLICATION hApplication, LPSTR szContainerName, HCONTAINER *phContainer)
{
    ANSWER(create(hApplication, szContainerName, phContainer));
}

static bool same_application(const struct object *one, const struct object *other)
{
    return strcmp(one->name, other->name) == 0 && strcmp(one->parent->name, other->parent->name) == 0;
}

static void close_all(const struct object *application, const char *name)
{
    struct object *container = NULL;
    while ((container = object_next(container, CONTAINER)) != NULL) {
        if (strcmp(container->name, name) == 0 && same_application(container->parent, application)) {
            object_close(container);
            container = NULL;
        }
    }
}

static ULONG delete(HAPPLICATION handle, const char *text)
{
    struct object *application;
    struct path folder;
    char name[NAME_ROOM];
    ULONG answer = locate(&application, name, &folder, handle, text);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!login_covers(application, SECURE_USER_ACCOUNT)) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    if (!exists(&folder)) {
        return SAR_INVALIDPARAMERR;
    }
    close_all(application, name);
    return remove_tree(&folder) ? SAR_OK : SAR_FILEERR;
}

ULONG DEVAPI SKF_DeleteContainer(HAPPLICATION hApplication, LPSTR szContainerName)
{
    ANSWER(delete(hApplication, szContainerName));
}

static ULONG close_container(HCONTAINER handle)
{
    struct object *container;
    ULONG answer = object_find(&container, handle, CONTAINER);
    if (answer == SAR_OK) {
        object_close(container);
    }
    return answer;
}

ULONG DEVAPI SKF_CloseContainer(HCONTAINER hContainer)
{
    ANSWER(close_container(hContainer));
}

static ULONG get_type(HCONTAINER handle, ULONG *type)
{
    struct object *container;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer != SAR_OK || type == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    EVP_PKEY *key = container_key(container, true);
    if (key == NULL) {
        key = container_key(container, false);
    }
    *type = key == NULL ? SKF_CONTAINER_EMPTY : is_rsa(key) ? SKF_CONTAINER_RSA : SKF_CONTAINER_ECC;
    EVP_PKEY_free(key);
    return SAR_OK;
}

ULONG DEVAPI SKF_GetContainerType(HCONTAINER hContainer, ULONG *pulContainerType)
{
    ANSWER(get_type(hContainer, pulContainerType));
}

static ULONG export_certificate(HCONTAINER handle, BOOL sign, BYTE *out, ULONG *size)
{
    struct object *container;
    struct path path;
    size_t length;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer != SAR_OK) {
        return answer;
    }
    unsigned char *certificate = pair_path(&path, container, sign != FALSE, "crt") ? read_file(&path, &length) : NULL;
    if (certificate == NULL) {
        return SAR_CERTNOTFOUNTERR;
    }
    answer = bytes_out(certificate, length, out, size);
    free(certificate);
    return answer;
}

ULONG DEVAPI SKF_ExportCertificate(HCONTAINER hContainer, BOOL bSignFlag, BYTE *pbCert, ULONG *pulCertLen)
{
    ANSWER(export_certificate(hContainer, bSignFlag, pbCert, pulCertLen));
}

static bool is_certificate(const BYTE *bytes, size_t length)
{
    const BYTE *end = bytes;
    X509 *certificate = d2i_X509(NULL, &end, (long)length);
    bool whole = certificate != NULL && end == bytes + length;
    X509_free(certificate);
    ERR_clear_error();
    return whole;
}

static ULONG import_certificate(HCONTAINER handle, BOOL sign, const BYTE *bytes, ULONG length)
{
    struct object *container;
    struct path path;
    ULONG answer = object_use(&container, handle, CONTAINER);
    if (answer == SAR_OK) {
        answer = login_needed(container);
    }
    if (answer != SAR_OK || bytes == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (length == 0 || length > LONGEST_CERTIFICATE) {
        return SAR_INDATALENERR;
    }
    if (!is_certificate(bytes, length)) {
        return SAR_INDATAERR;
    }
    return pair_path(&path, container, sign != FALSE, "crt") && write_file(&path, bytes, length) ? SAR_OK : SAR_WRITEFILEERR;
}

ULONG DEVAPI SKF_ImportCertificate(HCONTAINER hContainer, BOOL bExportSignKey, BYTE *pbCert, ULONG ulCertLen)
{
    ANSWER(import_certificate(hContainer, bExportSignKey, pbCert, ulCertLen));
}
