/*
 * Clause 7.3, applications.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

bool application_path(struct path *path, const struct object *application, const char *name)
{
    return path_of(path, "devices/%s/applications/%s/%s", application->parent->name, application->name, name);
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
