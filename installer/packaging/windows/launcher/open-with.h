/* The place of the program behind "open with". */
#ifndef OPEN_WITH_H
#define OPEN_WITH_H

#include <wchar.h>

/*
 * Lists the program for the files that it judges; what opens them by itself stays. Takes the program's name in the registry,
 * the one that users read, and the paths of the program that is started and of its icon. Returns 0 where it fails.
 */
int offer_to_open(const wchar_t *name, const wchar_t *shown, const wchar_t *program, const wchar_t *icon);

/* Removes the program from the lists, also where it is on none. Returns 0 where it fails. */
int stop_offering_to_open(const wchar_t *name);

#endif
