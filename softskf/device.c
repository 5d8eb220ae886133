/*
 * Clause 7.1, device management.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void connection_end(void *detail)
{
    struct connection *connection = detail;
    if (connection->lock >= 0) {
        close(connection->lock);
    }
    OPENSSL_cleanse(connection, sizeof *connection);
    free(connection);
}

bool device_path(struct path *path, const char *device, const char *file)
{
    return path_of(path, "devices/%s/%s", device, file);
}

bool device_present(const char *device, struct presence *presence)
{
    struct path path;
    struct stat status;
    if (!device_path(&path, device, "present") || stat(path.text, &status) != 0) {
        return false;
    }
    presence->file = status.st_ino;
    presence->since = status.st_ctim;
    return true;
}

bool presence_same(const struct presence *one, const struct presence *other)
{
    return one->file == other->file && one->since.tv_sec == other->since.tv_sec && one->since.tv_nsec == other->since.tv_nsec;
}

void device_unplug(const char *device)
{
    struct path path;
    if (device_path(&path, device, "present") && unlink(path.text) == 0) {
        event_tell("remove", device);
    }
}

/* ---- Which devices there are -------------------------------------------------------------------------------------- */

static void only_present(struct names *names)
{
    struct presence presence;
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (device_present(names->entry[i], &presence)) {
            memmove(names->entry[kept++], names->entry[i], NAME_ROOM);
        }
    }
    names->count = kept;
}

static ULONG enumerate(BOOL present, LPSTR list, ULONG *size)
{
    struct path path;
    struct names names = {0, NULL};
    if (path_of(&path, "devices") && !names_in(&names, &path)) {
        return SAR_FAIL;
    }
    if (present) {
        only_present(&names);
    }
    const char *error = names.count == 0 ? control("no_device") : NULL;
    ULONG answer = error == NULL ? list_out(&names, list, size) : (ULONG)strtoul(error, NULL, 0);
    names_free(&names);
    return answer;
}

ULONG DEVAPI SKF_EnumDev(BOOL bPresent, LPSTR szNameList, ULONG *pulSize)
{
    ANSWER(enumerate(bPresent, szNameList, pulSize));
}

static ULONG state(const char *text, ULONG *state)
{
    char name[NAME_ROOM];
    struct path path;
    struct presence presence;
    ULONG answer = name_in(name, text, NAME_ROOM - 1);
    if (answer != SAR_OK || state == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (device_present(name, &presence)) {
        *state = DEV_PRESENT_STATE;
    } else {
        *state = device_path(&path, name, "device") && exists(&path) ? DEV_ABSENT_STATE : DEV_UNKNOW_STATE;
    }
    return SAR_OK;
}

ULONG DEVAPI SKF_GetDevState(LPSTR szDevName, ULONG *pulDevState)
{
    ANSWER(state(szDevName, pulDevState));
}

/* ---- Connecting --------------------------------------------------------------------------------------------------- */

static struct object *device_new(const char *name, const struct presence *presence)
{
    struct object *device = object_new(DEVICE, NULL, name);
    struct connection *connection = calloc(1, sizeof *connection);
    if (device == NULL || connection == NULL) {
        free(connection);
        object_drop(device);
        return NULL;
    }
    connection->lock = -1;
    device->presence = *presence;
    device->detail = connection;
    device->dispose = connection_end;
    return device;
}

static ULONG connect_device(const char *text, DEVHANDLE *handle)
{
    char name[NAME_ROOM];
    struct presence presence;
    ULONG answer = name_in(name, text, NAME_ROOM - 1);
    if (answer != SAR_OK || handle == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!device_present(name, &presence)) {
        return SAR_DEVICE_REMOVED;
    }
    return object_publish(device_new(name, &presence), handle);
}

ULONG DEVAPI SKF_ConnectDev(LPSTR szName, DEVHANDLE *phDev)
{
    ANSWER(connect_device(szName, phDev));
}

static bool connected(const char *name)
{
    struct object *device = NULL;
    while ((device = object_next(device, DEVICE)) != NULL) {
        if (strcmp(device->name, name) == 0) {
            return true;
        }
    }
    return false;
}

static ULONG disconnect(DEVHANDLE handle)
{
    struct object *device;
    ULONG answer = object_find(&device, handle, DEVICE);
    if (answer == SAR_OK) {
        char name[NAME_ROOM];
        memcpy(name, device->name, sizeof name);
        object_close(device);
        if (!connected(name)) {
            logins_forget(name, NULL);
        }
    }
    return answer;
}

ULONG DEVAPI SKF_DisConnectDev(DEVHANDLE hDev)
{
    ANSWER(disconnect(hDev));
}

/* ---- What a device says of itself --------------------------------------------------------------------------------- */

static void describe(CHAR *field, size_t room, const struct settings *device, const char *key)
{
    char text[NAME_ROOM * 2];
    const char *value = settings_get(device, key);
    if (value != NULL && text_out(text, sizeof text, value)) {
        size_t length = strlen(text);
        memcpy(field, text, length < room ? length : room - 1);
    }
}

static ULONG get_info(DEVHANDLE handle, DEVINFO *info)
{
    struct object *device;
    struct path path;
    struct settings settings;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || info == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!device_path(&path, device->name, "device")) {
        return SAR_FAIL;
    }
    settings_load(&settings, &path);
    memset(info, 0, sizeof *info);
    info->Version.major = info->HWVersion.major = info->FirmwareVersion.major = 1;
    describe(info->Manufacturer, sizeof info->Manufacturer, &settings, "manufacturer");
    describe(info->Issuer, sizeof info->Issuer, &settings, "issuer");
    describe(info->Label, sizeof info->Label, &settings, "label");
    describe(info->SerialNumber, sizeof info->SerialNumber, &settings, "serial");
    info->AlgSymCap = SGD_SMS4_ECB | SGD_SMS4_CBC | SGD_SMS4_CFB | SGD_SMS4_OFB | SGD_SMS4_MAC;
    info->AlgAsymCap = SGD_RSA | SGD_SM2_1 | SGD_SM2_2 | SGD_SM2_3;
    info->AlgHashCap = SGD_SM3 | SGD_SHA1 | SGD_SHA256;
    info->DevAuthAlgId = SGD_SMS4_ECB;
    info->TotalSpace = 131072;
    info->FreeSpace = 65536;
    info->MaxECCBufferSize = 1024;
    info->MaxBufferSize = 65536;
    settings_free(&settings);
    return SAR_OK;
}

ULONG DEVAPI SKF_GetDevInfo(DEVHANDLE hDev, DEVINFO *pDevInfo)
{
    ANSWER(get_info(hDev, pDevInfo));
}

static ULONG set_label(DEVHANDLE handle, const char *text)
{
    char label[NAME_ROOM];
    struct object *device;
    struct path path;
    struct settings settings;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK || text == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (strnlen(text, sizeof ((DEVINFO *)NULL)->Label) >= sizeof ((DEVINFO *)NULL)->Label) {
        return SAR_INDATALENERR;
    }
    if (!text_in(label, sizeof label, text) || strpbrk(label, "\r\n") != NULL) {
        return SAR_INDATAERR;
    }
    if (!device_path(&path, device->name, "device")) {
        return SAR_FAIL;
    }
    settings_load(&settings, &path);
    bool saved = settings_set(&settings, "label", label) && settings_save(&settings, &path);
    settings_free(&settings);
    return saved ? SAR_OK : SAR_WRITEFILEERR;
}

ULONG DEVAPI SKF_SetLabel(DEVHANDLE hDev, LPSTR szLabel)
{
    ANSWER(set_label(hDev, szLabel));
}

/* There is no card behind this library that would understand a command. */
static ULONG transmit(DEVHANDLE handle)
{
    struct object *device;
    ULONG answer = object_use(&device, handle, DEVICE);
    return answer == SAR_OK ? SAR_NOTSUPPORTYETERR : answer;
}

ULONG DEVAPI SKF_Transmit(DEVHANDLE hDev, BYTE *pbCommand, ULONG ulCommandLen, BYTE *pbData, ULONG *pulDataLen)
{
    (void)pbCommand;
    (void)ulCommandLen;
    (void)pbData;
    (void)pulDataLen;
    ANSWER(transmit(hDev));
}
