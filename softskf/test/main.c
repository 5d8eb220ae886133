/*
 * Runs all tests, or one, with folders of their own in an empty folder. The environment variable SOFTSKF_DEVICE names the tool.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEST(name) {#name, test_##name}

static const struct {
    const char *name;
    void (*run)(void);
} tests[] = {
    TEST(layout),
    TEST(enumeration),
    TEST(names_in_gbk),
    TEST(device_information),
    TEST(certificates),
    TEST(pin_tries),
    TEST(pin_lock_across_processes),
    TEST(simultaneous_tries),
    TEST(no_comparison_without_a_try),
    TEST(pin_change),
    TEST(unblocking),
    TEST(login_ends),
    TEST(exclusive_device),
    TEST(sm2_signature),
    TEST(rsa_signature),
    TEST(signing_needs_login),
    TEST(unplugging),
    TEST(unplugging_in_the_middle),
    TEST(events),
    TEST(event_for_small_buffer),
    TEST(cancelled_wait),
    TEST(events_at_once),
    TEST(no_device_is_an_error),
    TEST(wrong_pin_of_a_vendor),
    TEST(shared_login),
    TEST(wrapped_length),
    TEST(wrong_key_of_a_vendor),
    TEST(key_unchecked),
    TEST(own_padding),
    TEST(update_held),
    TEST(final_untold),
    TEST(most_bytes),
    TEST(session_key_needs_login),
    TEST(vendors_decryption),
    TEST(injected_codes),
    TEST(latency),
    TEST(printing),
    TEST(hanging_and_crashing),
    TEST(stale_handles),
    TEST(foreign_handles),
    TEST(missing_arguments),
    TEST(digests),
    TEST(external_keys),
    TEST(session_keys),
    TEST(cipher_modes),
    TEST(macs),
    TEST(sm2_envelope),
    TEST(rsa_envelope),
    TEST(generated_pairs),
    TEST(device_authentication),
    TEST(applications),
    TEST(containers),
    TEST(files),
    TEST(unsupported),
};
enum { TESTS = sizeof tests / sizeof *tests };

/* Each test has a process and a copy of the provisioned devices for itself, and a minute. */
static int run(int test, const char *folder)
{
    int status = 0;
    char command[2048], home[1024];
    snprintf(home, sizeof home, "%s/%s", folder, tests[test].name);
    snprintf(command, sizeof command, "cp -a '%s/provisioned' '%s'", folder, home);
    EQUAL(0, system(command));
    setenv("SOFTSKF_HOME", home, 1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(60);
        tests[test].run();
        exit(0);
    }
    TRUE_THAT(child > 0 && waitpid(child, &status, 0) == child);
    printf("%s %s\n", status == 0 ? "passed" : "failed", tests[test].name);
    return status == 0 ? 0 : 1;
}

int main(int count, char **arguments)
{
    char home[1024];
    int failed = 0, done = 0;
    if (count < 2) {
        fprintf(stderr, "softskf-test FOLDER [NAME]\n");
        return 2;
    }
    snprintf(home, sizeof home, "%s/provisioned", arguments[1]);
    setenv("SOFTSKF_HOME", home, 1);
    provision();
    for (int i = 0; i < TESTS; i++) {
        if (count == 2 || strcmp(arguments[2], tests[i].name) == 0) {
            failed += run(i, arguments[1]);
            done++;
        }
    }
    return failed == 0 && done > 0 ? 0 : 1;
}
