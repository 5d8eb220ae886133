/*
 * Clause 7.3, applications.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <string.h>

enum { MOST_TRIES = 15 };

bool application_path(struct path *path, const struct object *application, const char *name)
{
    return path_of(path, "devices/%s/applications/%s/%s", application->parent->name, application->name, name);
}

ULONG application_list(HAPPLICATION handle, const char *folder, LPSTR list, ULONG *size)
{
    struct object *application;
    struct path path;
    struct names names;
    ULONG answer = object_use(&application, handle, APPLICATION);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!application_path(&path, application, folder) || !names_in(&names, &path)) {
        return SAR_FAIL;
    }
    answer = list_out(&names, list, size);
    names_free(&names);
    return answer;
}

static ULONG enumerate(DEVHANDLE handle, LPSTR list, ULONG *size)
{
    struct object *device;
    struct path path;
    struct names names;
    ULONG answer = object_use(&device, handle, DEVICE);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!path_of(&path, "devices/%s/applications", device->name) || !names_in(&names, &path)) {
        return SAR_FAIL;
    }
    answer = list_out(&names, list, size);
    names_free(&names);
    return answer;
}

ULONG DEVAPI SKF_EnumApplication(DEVHANDLE hDev, LPSTR szAppName, ULONG *pulSize)
{
    ANSWER(enumerate(hDev, szAppName, pulSize));
}

/* The device, the application's name and its folder, there or not. */
static ULONG locate(struct object **device, char name[NAME_ROOM], struct path *folder, DEVHANDLE handle, const char *text)
{
    ULONG answer = object_use(device, handle, DEVICE);
    if (answer == SAR_OK) {
        answer = name_in(name, text, MAX_APPLICATION_NAME_LEN);
    }
    if (answer != SAR_OK) {
        return answer;
    }
    return path_of(folder, "devices/%s/applications/%s", (*device)->name, name) ? SAR_OK : SAR_FAIL;
}

static ULONG open_application(DEVHANDLE handle, const char *text, HAPPLICATION *application)
{
    struct object *device;
    char name[NAME_ROOM];
    struct path folder;
    ULONG answer = locate(&device, name, &folder, handle, text);
    if (answer != SAR_OK || application == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!exists(&folder)) {
        return SAR_APPLICATION_NOT_EXISTS;
    }
    return object_publish(object_new(APPLICATION, device, name), application);
}

ULONG DEVAPI SKF_OpenApplication(DEVHANDLE hDev, LPSTR szAppName, HAPPLICATION *phApplication)
{
    ANSWER(open_application(hDev, szAppName, phApplication));
}

static ULONG close_application(HAPPLICATION handle)
{
    struct object *application;
    ULONG answer = object_find(&application, handle, APPLICATION);
    if (answer == SAR_OK) {
        object_close(application);
    }
    return answer;
}

ULONG DEVAPI SKF_CloseApplication(HAPPLICATION hApplication)
{
    ANSWER(close_application(hApplication));
}

/* ---- Making and deleting ------------------------------------------------------------------------------------------ */

struct issue {
    const char *admin_pin, *user_pin;
    DWORD admin_tries, user_tries, file_rights;
};

static bool tries_fit(DWORD tries)
{
    return tries >= 1 && tries <= MOST_TRIES;
}

static bool write_pins(const struct path *folder, const struct issue *issue)
{
    struct path path;
    struct settings pins = {0, NULL};
    bool written = pin_write(&pins, ADMIN_TYPE, issue->admin_pin, (long)issue->admin_tries, false) &&
                   pin_write(&pins, USER_TYPE, issue->user_pin, (long)issue->user_tries, true) && path_below(&path, folder, "pins") &&
                   settings_save(&pins, &path);
    settings_free(&pins);
    return written;
}

static bool write_rights(const struct path *folder, const struct issue *issue)
{
    struct path path;
    struct settings settings = {0, NULL};
    bool written = settings_set_number(&settings, "create_file_rights", (long)issue->file_rights) && path_below(&path, folder, "application") &&
                   settings_save(&settings, &path);
    settings_free(&settings);
    return written;
}

static ULONG create(DEVHANDLE handle, const char *text, const struct issue *issue, HAPPLICATION *application)
{
    struct object *device;
    char name[NAME_ROOM];
    struct path folder;
    ULONG answer = locate(&device, name, &folder, handle, text);
    if (answer == SAR_OK) {
        answer = device_authentication_needed(device);
    }
    if (answer != SAR_OK) {
        return answer;
    }
    if (issue->admin_pin == NULL || issue->user_pin == NULL || application == NULL || !tries_fit(issue->admin_tries) || !tries_fit(issue->user_tries)) {
        return SAR_INVALIDPARAMERR;
    }
    if (!pin_length_fits(issue->admin_pin) || !pin_length_fits(issue->user_pin)) {
        return SAR_PIN_LEN_RANGE;
    }
    if (exists(&folder)) {
        return SAR_APPLICATION_EXISTS;
    }
    if (!make_folders(&folder) || !write_pins(&folder, issue) || !write_rights(&folder, issue)) {
        return SAR_WRITEFILEERR;
    }
    return object_publish(object_new(APPLICATION, device, name), application);
}

ULONG DEVAPI SKF_CreateApplication(DEVHANDLE hDev, LPSTR szAppName, LPSTR szAdminPin, DWORD dwAdminPinRetryCount, LPSTR szUserPin,
        DWORD dwUserPinRetryCount, DWORD dwCreateFileRights, HAPPLICATION *phApplication)
{
    struct issue issue = {szAdminPin, szUserPin, dwAdminPinRetryCount, dwUserPinRetryCount, dwCreateFileRights};
    ANSWER(create(hDev, szAppName, &issue, phApplication));
}

static void close_all(const char *device, const char *name)
{
    struct object *application = NULL;
    while ((application = object_next(application, APPLICATION)) != NULL) {
        if (strcmp(application->name, name) == 0 && strcmp(application->parent->name, device) == 0) {
            object_close(application);
            application = NULL;
        }
    }
}

static ULONG delete(DEVHANDLE handle, const char *text)
{
    struct object *device;
    char name[NAME_ROOM];
    struct path folder;
    ULONG answer = locate(&device, name, &folder, handle, text);
    if (answer == SAR_OK) {
        answer = device_authentication_needed(device);
    }
    if (answer != SAR_OK || !exists(&folder)) {
        return answer != SAR_OK ? answer : SAR_APPLICATION_NOT_EXISTS;
    }
    close_all(device->name, name);
    logins_forget(device->name, name);
    return remove_tree(&folder) ? SAR_OK : SAR_FILEERR;
}

ULONG DEVAPI SKF_DeleteApplication(DEVHANDLE hDev, LPSTR szAppName)
{
    ANSWER(delete(hDev, szAppName));
}
