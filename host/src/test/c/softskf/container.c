/*
 * Clause 7.5, containers and their certificates.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>

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
    FILE *file = fopen(path.text, "re");
    if (file == NULL) {
        return NULL;
    }
    EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
    fclose(file);
    ERR_clear_error();
    return key;
}

bool is_sm2(const EVP_PKEY *key)
{
    return EVP_PKEY_is_a(key, "SM2") == 1;
}

bool is_rsa(const EVP_PKEY *key)
{
    return EVP_PKEY_is_a(key, "RSA") == 1;
}

static ULONG enumerate(HAPPLICATION handle, LPSTR list, ULONG *size)
{
    struct object *application;
    struct path path;
    struct names names;
    ULONG answer = object_use(&application, handle, APPLICATION);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!application_path(&path, application, "containers") || !names_in(&names, &path)) {
        return SAR_FAIL;
    }
    answer = list_out(&names, list, size);
    names_free(&names);
    return answer;
}

ULONG DEVAPI SKF_EnumContainer(HAPPLICATION hApplication, LPSTR szContainerName, ULONG *pulSize)
{
    ANSWER(enumerate(hApplication, szContainerName, pulSize));
}

static ULONG open_container(HAPPLICATION handle, const char *text, HCONTAINER *container)
{
    struct object *application;
    struct path path, folder;
    char name[NAME_ROOM];
    ULONG answer = object_use(&application, handle, APPLICATION);
    if (answer == SAR_OK) {
        answer = name_in(name, text, MAX_CONTAINER_NAME_LEN);
    }
    if (answer != SAR_OK || container == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!application_path(&path, application, "containers") || !path_below(&folder, &path, name) || !exists(&folder)) {
        return SAR_INVALIDPARAMERR; /* the standard has no code for a container that is not there */
    }
    return object_publish(object_new(CONTAINER, application, name), container);
}

ULONG DEVAPI SKF_OpenContainer(HAPPLICATION hApplication, LPSTR szContainerName, HCONTAINER *phContainer)
{
    ANSWER(open_container(hApplication, szContainerName, phContainer));
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
