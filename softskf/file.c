/*
 * Clause 7.4, files: each is a folder with its data and its attributes.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_FILE = 65536 };

struct file {
    struct object *application;
    char name[NAME_ROOM];
    struct path folder, data, attributes;
    ULONG size, read_rights, write_rights;
};

/* Finds the place of a file with this name, existing or not. */
static ULONG locate(struct file *file, HAPPLICATION handle, const char *text)
{
    struct path files;
    ULONG answer = object_use(&file->application, handle, APPLICATION);
    if (answer == SAR_OK) {
        answer = name_in(file->name, text, MAX_FILE_NAME_LEN - 1);
    }
    if (answer != SAR_OK) {
        return answer;
    }
    bool fits = application_path(&files, file->application, "files") && path_below(&file->folder, &files, file->name) &&
                path_below(&file->data, &file->folder, "data") && path_below(&file->attributes, &file->folder, "attributes");
    return fits ? SAR_OK : SAR_FAIL;
}

/* A file that is there, with its attributes. */
static ULONG find(struct file *file, HAPPLICATION handle, const char *text)
{
    struct settings attributes;
    ULONG answer = locate(file, handle, text);
    if (answer != SAR_OK || !exists(&file->folder)) {
        return answer != SAR_OK ? answer : SAR_FILE_NOT_EXIST;
    }
    settings_load(&attributes, &file->attributes);
    file->size = (ULONG)settings_number(&attributes, "size", 0);
    file->read_rights = (ULONG)settings_number(&attributes, "read_rights", SECURE_ANYONE_ACCOUNT);
    file->write_rights = (ULONG)settings_number(&attributes, "write_rights", SECURE_USER_ACCOUNT);
    settings_free(&attributes);
    return SAR_OK;
}

static ULONG rights_to_create(const struct object *application)
{
    struct path path;
    struct settings settings = {0, NULL};
    if (application_path(&path, application, "application")) {
        settings_load(&settings, &path);
    }
    ULONG rights = (ULONG)settings_number(&settings, "create_file_rights", SECURE_USER_ACCOUNT);
    settings_free(&settings);
    return rights;
}

static bool write_attributes(const struct file *file)
{
    struct settings attributes = {0, NULL};
    bool written = settings_set_number(&attributes, "size", (long)file->size) &&
                   settings_set_number(&attributes, "read_rights", (long)file->read_rights) &&
                   settings_set_number(&attributes, "write_rights", (long)file->write_rights) && settings_save(&attributes, &file->attributes);
    settings_free(&attributes);
    return written;
}

static ULONG create(HAPPLICATION handle, const char *text, ULONG size, ULONG read_rights, ULONG write_rights)
{
    struct file file;
    ULONG answer = locate(&file, handle, text);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!login_covers(file.application, rights_to_create(file.application))) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    if (exists(&file.folder)) {
        return SAR_FILE_ALREADY_EXIST;
    }
    if (size > LONGEST_FILE) {
        return SAR_NO_ROOM;
    }
    file.size = size;
    file.read_rights = read_rights;
    file.write_rights = write_rights;
    BYTE *zeros = calloc(1, (size_t)size + 1);
    bool written = zeros != NULL && make_folders(&file.folder) && write_file(&file.data, zeros, size) && write_attributes(&file);
    free(zeros);
    return written ? SAR_OK : SAR_WRITEFILEERR;
}

ULONG DEVAPI SKF_CreateFile(HAPPLICATION hApplication, LPSTR szFileName, ULONG ulFileSize, ULONG ulReadRights, ULONG ulWriteRights)
{
    ANSWER(create(hApplication, szFileName, ulFileSize, ulReadRights, ulWriteRights));
}

static ULONG delete(HAPPLICATION handle, const char *text)
{
    struct file file;
    ULONG answer = find(&file, handle, text);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!login_covers(file.application, rights_to_create(file.application))) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    return remove_tree(&file.folder) ? SAR_OK : SAR_FILEERR;
}

ULONG DEVAPI SKF_DeleteFile(HAPPLICATION hApplication, LPSTR szFileName)
{
    ANSWER(delete(hApplication, szFileName));
}

ULONG DEVAPI SKF_EnumFiles(HAPPLICATION hApplication, LPSTR szFileList, ULONG *pulSize)
{
    ANSWER(application_list(hApplication, "files", szFileList, pulSize));
}

static ULONG get_info(HAPPLICATION handle, const char *text, FILEATTRIBUTE *info)
{
    struct file file;
    ULONG answer = find(&file, handle, text);
    if (answer != SAR_OK || info == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    memset(info, 0, sizeof *info);
    memcpy(info->FileName, text, strlen(text));
    info->FileSize = file.size;
    info->ReadRights = file.read_rights;
    info->WriteRights = file.write_rights;
    return SAR_OK;
}

ULONG DEVAPI SKF_GetFileInfo(HAPPLICATION hApplication, LPSTR szFileName, FILEATTRIBUTE *pFileInfo)
{
    ANSWER(get_info(hApplication, szFileName, pFileInfo));
}

static ULONG read_part(HAPPLICATION handle, const char *text, ULONG offset, ULONG size, BYTE *out, ULONG *length)
{
    struct file file;
    size_t whole = 0;
    ULONG answer = find(&file, handle, text);
    if (answer != SAR_OK) {
        return answer;
    }
    if (!login_covers(file.application, file.read_rights)) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    BYTE *data = read_file(&file.data, &whole);
    if (data == NULL) {
        return SAR_READFILEERR;
    }
    if (offset > whole) {
        answer = SAR_INVALIDPARAMERR;
    } else {
        answer = bytes_out(data + offset, size < whole - offset ? size : whole - offset, out, length);
    }
    free(data);
    return answer;
}

ULONG DEVAPI SKF_ReadFile(HAPPLICATION hApplication, LPSTR szFileName, ULONG ulOffset, ULONG ulSize, BYTE *pbOutData, ULONG *pulOutLen)
{
    ANSWER(read_part(hApplication, szFileName, ulOffset, ulSize, pbOutData, pulOutLen));
}

static ULONG write_part(HAPPLICATION handle, const char *text, ULONG offset, const BYTE *bytes, ULONG size)
{
    struct file file;
    size_t whole = 0;
    ULONG answer = find(&file, handle, text);
    if (answer != SAR_OK || bytes == NULL) {
        return answer != SAR_OK ? answer : SAR_INVALIDPARAMERR;
    }
    if (!login_covers(file.application, file.write_rights)) {
        return SAR_USER_NOT_LOGGED_IN;
    }
    BYTE *data = read_file(&file.data, &whole);
    if (data == NULL) {
        return SAR_READFILEERR;
    }
    if (offset > whole || size > whole - offset) {
        answer = SAR_NO_ROOM;
    } else {
        memcpy(data + offset, bytes, size);
        answer = write_file(&file.data, data, whole) ? SAR_OK : SAR_WRITEFILEERR;
    }
    free(data);
    return answer;
}

ULONG DEVAPI SKF_WriteFile(HAPPLICATION hApplication, LPSTR szFileName, ULONG ulOffset, BYTE *pbData, ULONG ulSize)
{
    ANSWER(write_part(hApplication, szFileName, ulOffset, pbData, ulSize));
}
