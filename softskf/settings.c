/* SPDX-License-Identifier: Apache-2.0 */
#include "softskf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct setting *find(const struct settings *settings, const char *key)
{
    for (size_t i = 0; i < settings->count; i++) {
        if (strcmp(settings->entry[i].key, key) == 0) {
            return &settings->entry[i];
        }
    }
    return NULL;
}

const char *settings_get(const struct settings *settings, const char *key)
{
    const struct setting *setting = find(settings, key);
    return setting == NULL ? NULL : setting->value;
}

long settings_number(const struct settings *settings, const char *key, long otherwise)
{
    const char *value = settings_get(settings, key);
    return value == NULL ? otherwise : strtol(value, NULL, 0);
}

static bool add(struct settings *settings, const char *key, const char *value)
{
    struct setting fresh = {strdup(key), strdup(value)};
    struct setting *more = realloc(settings->entry, (settings->count + 1) * sizeof *more);
    if (more != NULL) {
        settings->entry = more;
    }
    if (more == NULL || fresh.key == NULL || fresh.value == NULL) {
        free(fresh.key);
        free(fresh.value);
        return false;
    }
    more[settings->count++] = fresh;
    return true;
}

bool settings_set(struct settings *settings, const char *key, const char *value)
{
    struct setting *setting = find(settings, key);
    if (setting == NULL) {
        return add(settings, key, value);
    }
    char *copy = strdup(value);
    if (copy == NULL) {
        return false;
    }
    free(setting->value);
    setting->value = copy;
    return true;
}

bool settings_set_number(struct settings *settings, const char *key, long value)
{
    char text[32];
    snprintf(text, sizeof text, "%ld", value);
    return settings_set(settings, key, text);
}

void settings_remove(struct settings *settings, const char *key)
{
    struct setting *setting = find(settings, key);
    if (setting == NULL) {
        return;
    }
    free(setting->key);
    free(setting->value);
    *setting = settings->entry[--settings->count];
}

static void load_line(struct settings *settings, char *line)
{
    char *equals = strchr(line, '=');
    size_t length = strlen(line);
    if (equals == NULL || line[0] == '#') {
        return;
    }
    if (line[length - 1] == '\r') {
        line[length - 1] = '\0';
    }
    *equals = '\0';
    settings_set(settings, line, equals + 1);
}

void settings_load(struct settings *settings, const struct path *path)
{
    size_t length;
    char *text = (char *)read_file(path, &length);
    settings->count = 0;
    settings->entry = NULL;
    if (text == NULL) {
        return;
    }
    char *rest = text;
    for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        load_line(settings, line);
    }
    free(text);
}

static size_t length_of(const struct setting *setting)
{
    return strlen(setting->key) + strlen(setting->value) + strlen("=\n");
}

bool settings_save(const struct settings *settings, const struct path *path)
{
    size_t length = 0;
    for (size_t i = 0; i < settings->count; i++) {
        length += length_of(&settings->entry[i]);
    }
    char *text = malloc(length + 1);
    if (text == NULL) {
        return false;
    }
    size_t used = 0;
    for (size_t i = 0; i < settings->count; i++) {
        used += (size_t)snprintf(text + used, length + 1 - used, "%s=%s\n", settings->entry[i].key, settings->entry[i].value);
    }
    bool saved = write_file(path, text, used);
    free(text);
    return saved;
}

void settings_free(struct settings *settings)
{
    for (size_t i = 0; i < settings->count; i++) {
        free(settings->entry[i].key);
        free(settings->entry[i].value);
    }
    free(settings->entry);
    settings->entry = NULL;
    settings->count = 0;
}
