/* SPDX-License-Identifier: Apache-2.0 */
#include "softskf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool path_of(struct path *path, const char *format, ...)
{
    const char *home = getenv("SOFTSKF_HOME");
    if (home == NULL || *home == '\0') {
        return false;
    }
    int used = snprintf(path->text, sizeof path->text, "%s/", home);
    if (used < 0 || (size_t)used >= sizeof path->text) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    int more = vsnprintf(path->text + used, sizeof path->text - (size_t)used, format, arguments);
    va_end(arguments);
    return more >= 0 && (size_t)used + (size_t)more < sizeof path->text;
}

bool path_below(struct path *path, const struct path *folder, const char *name)
{
    struct path below;
    int length = snprintf(below.text, sizeof below.text, "%s/%s", folder->text, name);
    if (length < 0 || (size_t)length >= sizeof below.text) {
        return false;
    }
    *path = below;
    return true;
}

bool exists(const struct path *path)
{
    return access(path->text, F_OK) == 0;
}

bool make_folders(const struct path *path)
{
    struct path part = *path;
    for (char *slash = strchr(part.text + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(part.text, 0777) != 0 && errno != EEXIST) {
            return false;
        }
        *slash = '/';
    }
    return mkdir(path->text, 0777) == 0 || errno == EEXIST;
}

bool remove_tree(const struct path *path)
{
    if (unlink(path->text) == 0) {
        return true;
    }
    DIR *folder = opendir(path->text);
    if (folder == NULL) {
        return false;
    }
    bool removed = true;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        struct path below;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            removed = path_below(&below, path, entry->d_name) && remove_tree(&below) && removed;
        }
    }
    closedir(folder);
    return removed && rmdir(path->text) == 0;
}

unsigned char *read_file(const struct path *path, size_t *length)
{
    FILE *file = fopen(path->text, "rbe");
    if (file == NULL) {
        return NULL;
    }
    unsigned char *bytes = NULL;
    struct stat status;
    if (fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode)) {
        bytes = malloc((size_t)status.st_size + 1);
    }
    if (bytes != NULL) {
        *length = fread(bytes, 1, (size_t)status.st_size, file);
        bytes[*length] = '\0';
    }
    fclose(file);
    return bytes;
}

static bool write_all(int descriptor, const unsigned char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

bool write_file(const struct path *path, const void *bytes, size_t length)
{
    struct path fresh;
    int fits = snprintf(fresh.text, sizeof fresh.text, "%s.%ld", path->text, (long)getpid());
    if (fits < 0 || (size_t)fits >= sizeof fresh.text) {
        return false;
    }
    int descriptor = open(fresh.text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return false;
    }
    bool written = write_all(descriptor, bytes, length) && fsync(descriptor) == 0;
    written = close(descriptor) == 0 && written;
    if (!written || rename(fresh.text, path->text) != 0) {
        unlink(fresh.text);
        return false;
    }
    return true;
}

static int by_name(const void *one, const void *other)
{
    return strcmp(one, other);
}

static bool is_folder(const struct path *folder, const char *name)
{
    struct path below;
    struct stat status;
    return name[0] != '.' && strlen(name) < NAME_ROOM && path_below(&below, folder, name) && stat(below.text, &status) == 0 && S_ISDIR(status.st_mode);
}

bool names_in(struct names *names, const struct path *path)
{
    names->count = 0;
    names->entry = NULL;
    DIR *folder = opendir(path->text);
    if (folder == NULL) {
        return errno == ENOENT;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (!is_folder(path, entry->d_name)) {
            continue;
        }
        char(*more)[NAME_ROOM] = realloc(names->entry, (names->count + 1) * sizeof *more);
        if (more == NULL) {
            names_free(names);
            closedir(folder);
            return false;
        }
        names->entry = more;
        strcpy(names->entry[names->count++], entry->d_name);
    }
    closedir(folder);
    if (names->count > 1) {
        qsort(names->entry, names->count, sizeof *names->entry, by_name);
    }
    return true;
}

void names_free(struct names *names)
{
    free(names->entry);
    names->entry = NULL;
    names->count = 0;
}
