/*
 * Clause 7.2, access control: PINs and who is logged in.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Login state of this process. It belongs to the application on the device, for every handle that the PIN came through. */
static struct login {
    struct login *next;
    char device[NAME_ROOM];
    char application[NAME_ROOM];
    struct presence presence;
    struct presence logout; /* the latest logout by any program before this login */
    ULONG rights;
} *logins;

/*
 * Returns the file of the latest logout. When the login is shared by the card, a logout by one program is a logout for all.
 * It leaves this file, another one each time.
 */
static struct presence logout_of(const struct object *application)
{
    struct path path;
    struct stat status;
    struct presence logout = {0};
    if (application_path(&path, application, "logout") && stat(path.text, &status) == 0) {
        logout.file = status.st_ino;
        logout.since = status.st_ctim;
    }
    return logout;
}

static struct login *login_of(const struct object *application)
{
    const struct object *device = application->parent;
    for (struct login *login = logins; login != NULL; login = login->next) {
        if (strcmp(login->device, device->name) == 0 && strcmp(login->application, application->name) == 0 &&
            presence_same(&login->presence, &device->presence)) {
            return login;
        }
    }
    return NULL;
}

static struct login *login_new(const struct object *application)
{
    struct login *login = calloc(1, sizeof *login);
    if (login != NULL) {
        memcpy(login->device, application->parent->name, NAME_ROOM);
        memcpy(login->application, application->name, NAME_ROOM);
        login->presence = application->parent->presence;
        login->next = logins;
        logins = login;
    }
    return login;
}

void login_set(const struct object *application, ULONG type, bool logged_in)
{
    ULONG right = type == ADMIN_TYPE ? SECURE_ADM_ACCOUNT : SECURE_USER_ACCOUNT;
    struct login *login = login_of(application);
    if (login == NULL && logged_in) {
        login = login_new(application);
    }
    if (login != NULL) {
        login->rights = logged_in ? login->rights | right : login->rights & ~right;
        login->logout = logout_of(application);
    }
}

bool login_covers(const struct object *application, ULONG rights)
{
    const struct login *login = login_of(application);
    struct presence logout = logout_of(application);
    return rights == SECURE_ANYONE_ACCOUNT || (login != NULL && (login->rights & rights) != 0 && presence_same(&login->logout, &logout));
}

ULONG login_needed(const struct object *container)
{
    return login_covers(container->parent, SECURE_USER_ACCOUNT) ? SAR_OK : SAR_USER_NOT_LOGGED_IN;
}

ULONG login_needed_of(struct object *device, const char *application)
{
    struct object closed = {.kind = APPLICATION, .parent = device};
    memcpy(closed.name, application, NAME_ROOM);
    return login_covers(&closed, SECURE_USER_ACCOUNT) ? SAR_OK : SAR_USER_NOT_LOGGED_IN;
}

void logins_forget(const char *device, const char *application)
{
    struct login **link = &logins;
    while (*link != NULL) {
        struct login *login = *link;
        if (strcmp(login->device, device) == 0 && (application == NULL || strcmp(login->application, application) == 0)) {
            *link = login->next;
            free(login);
        } else {
            link = &login->next;
        }
    }
}

/* ---- PINs --------------------------------------------------------------------------------------------------------- */

/* The application behind the handle and its file of PINs. */
static ULONG pins_of(struct object **application, struct path *file, HAPPLICATION handle, ULONG type)
{
    ULONG answer = object_use(application, handle, APPLICATION);
    if (answer != SAR_OK) {
        return answer;
    }
    if (type != ADMIN_TYPE && type != USER_TYPE) {
        return SAR_USER_TYPE_INVALID;
    }
    return application_path(file, *application, "pins") ? SAR_OK : SAR_FAIL;
}

/* A PIN of impossible length costs no try. */
static ULONG try_pin(const struct object *application, const struct path *file, ULONG type, const char *pin, ULONG *tries)
{
    long left;
    struct settings pins;
    if (!pin_length_fits(pin)) {
        settings_load(&pins, file);
        *tries = (ULONG)pin_state(&pins, type).left;
        settings_free(&pins);
        return SAR_PIN_LEN_RANGE;
    }
    ULONG answer = pin_check(file, type, pin, &left);
    *tries = (ULONG)left;
    login_set(application, type, answer == SAR_OK);
    return answer;
}

static ULONG verify(HAPPLICATION handle, ULONG type, const char *pin, ULONG *tries)
{
    struct object *application;
    struct path file;
    ULONG answer = pins_of(&application, &file, handle, type);
    if (answer != SAR_OK || pin == NULL || tries == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    return try_pin(application, &file, type, pin, tries);
}

ULONG DEVAPI SKF_VerifyPIN(HAPPLICATION hApplication, ULONG ulPINType, LPSTR szPIN, ULONG *pulRetryCount)
{
    ANSWER(verify(hApplication, ulPINType, szPIN, pulRetryCount));
}

static ULONG get_info(HAPPLICATION handle, ULONG type, ULONG *most, ULONG *left, BOOL *standard)
{
    struct object *application;
    struct path file;
    struct settings pins;
    ULONG answer = pins_of(&application, &file, handle, type);
    if (answer != SAR_OK || most == NULL || left == NULL || standard == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    settings_load(&pins, &file);
    struct pin_state state = pin_state(&pins, type);
    settings_free(&pins);
    *most = (ULONG)state.most;
    *left = (ULONG)state.left;
    *standard = state.standard ? TRUE : FALSE;
    return SAR_OK;
}

ULONG DEVAPI SKF_GetPINInfo(HAPPLICATION hApplication, ULONG ulPINType, ULONG *pulMaxRetryCount, ULONG *pulRemainRetryCount, BOOL *pbDefaultPin)
{
    ANSWER(get_info(hApplication, ulPINType, pulMaxRetryCount, pulRemainRetryCount, pbDefaultPin));
}

static ULONG set_pin(const struct path *file, ULONG type, const char *pin)
{
    struct settings pins;
    settings_load(&pins, file);
    bool written = pin_write(&pins, type, pin, pin_state(&pins, type).most, false) && settings_save(&pins, file);
    settings_free(&pins);
    return written ? SAR_OK : SAR_WRITEFILEERR;
}

static ULONG change(HAPPLICATION handle, ULONG type, const char *old, const char *fresh, ULONG *tries)
{
    struct object *application;
    struct path file;
    ULONG answer = pins_of(&application, &file, handle, type);
    if (answer != SAR_OK || old == NULL || fresh == NULL || tries == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!pin_length_fits(fresh)) {
        return try_pin(application, &file, type, "", tries);
    }
    answer = try_pin(application, &file, type, old, tries);
    return answer == SAR_OK ? set_pin(&file, type, fresh) : answer;
}

ULONG DEVAPI SKF_ChangePIN(HAPPLICATION hApplication, ULONG ulPINType, LPSTR szOldPin, LPSTR szNewPin, ULONG *pulRetryCount)
{
    ANSWER(change(hApplication, ulPINType, szOldPin, szNewPin, pulRetryCount));
}

static ULONG unblock(HAPPLICATION handle, const char *admin, const char *fresh, ULONG *tries)
{
    struct object *application;
    struct path file;
    ULONG answer = pins_of(&application, &file, handle, ADMIN_TYPE);
    if (answer != SAR_OK || admin == NULL || fresh == NULL || tries == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!pin_length_fits(fresh)) {
        return try_pin(application, &file, ADMIN_TYPE, "", tries);
    }
    answer = try_pin(application, &file, ADMIN_TYPE, admin, tries);
    return answer == SAR_OK ? set_pin(&file, USER_TYPE, fresh) : answer;
}

ULONG DEVAPI SKF_UnblockPIN(HAPPLICATION hApplication, LPSTR szAdminPIN, LPSTR szNewUserPIN, ULONG *pulRetryCount)
{
    ANSWER(unblock(hApplication, szAdminPIN, szNewUserPIN, pulRetryCount));
}

static ULONG clear(HAPPLICATION handle)
{
    struct object *application;
    ULONG answer = object_use(&application, handle, APPLICATION);
    if (answer != SAR_OK) {
        return answer;
    }
    logins_forget(application->parent->name, application->name);
    struct path logout;
    if (control_is("login", "shared") && !(application_path(&logout, application, "logout") && write_file(&logout, "", 0))) {
        return SAR_WRITEFILEERR;
    }
    return SAR_OK;
}

ULONG DEVAPI SKF_ClearSecureState(HAPPLICATION hApplication)
{
    ANSWER(clear(hApplication));
}
