/*
 * Common parts of the library's tests: a device of their own, made anew for each, and checks that name the line.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SOFTSKF_BENCH_H
#define SOFTSKF_BENCH_H

#include "../skf.h"

#include <openssl/evp.h>
#include <stdbool.h>
#include <stddef.h>

#define DEVICE "TOKEN-1"
#define APPLICATION "SIGNING"
#define SM2_CONTAINER "{SM2}"
#define RSA_CONTAINER "{RSA}"
#define PIN "123456"
#define ADMIN_PIN "12345678"

/* Ends the test with the line and both numbers. */
#define EQUAL(wanted, found) equal(__FILE__, __LINE__, #found, (unsigned long long)(wanted), (unsigned long long)(found))
#define OK(call) EQUAL(SAR_OK, call)
#define TRUE_THAT(condition) EQUAL(1, (condition) ? 1 : 0)
void equal(const char *file, int line, const char *what, unsigned long long wanted, unsigned long long found);

/* A device with a container for each kind of key, each with a pair to sign and one to encrypt; the keys of the pairs in the container's name. */
void provision(void);
EVP_PKEY *provisioned_key(const char *container, bool sign);

/* Replaces the control file. */
void control_file(const char *text);
void tool(const char *arguments);
/* Returns the number that the tool prints. */
long tool_number(const char *arguments);
void home_path(char path[512], const char *below);

/* Opened from the device down; closed by DisConnectDev. */
struct opened {
    DEVHANDLE device;
    HAPPLICATION application;
    HCONTAINER container;
};
struct opened open_all(const char *container);
void login(HAPPLICATION application);
ULONG tries_left(HAPPLICATION application, ULONG type);

/* Runs the body in another process and gives back what it returned. */
int elsewhere(int (*body)(void));

/* The tests; main.c lists them. */
void test_layout(void);
void test_enumeration(void);
void test_names_in_gbk(void);
void test_device_information(void);
void test_certificates(void);
void test_pin_tries(void);
void test_pin_lock_across_processes(void);
void test_simultaneous_tries(void);
void test_no_comparison_without_a_try(void);
void test_pin_change(void);
void test_unblocking(void);
void test_login_ends(void);
void test_exclusive_device(void);
void test_sm2_signature(void);
void test_rsa_signature(void);
void test_signing_needs_login(void);
void test_unplugging(void);
void test_unplugging_in_the_middle(void);
void test_events(void);
void test_event_for_small_buffer(void);
void test_cancelled_wait(void);
void test_events_at_once(void);
void test_no_device_is_an_error(void);
void test_wrong_pin_of_a_vendor(void);
void test_shared_login(void);
void test_wrapped_length(void);
void test_wrong_key_of_a_vendor(void);
void test_key_unchecked(void);
void test_own_padding(void);
void test_update_held(void);
void test_final_untold(void);
void test_most_bytes(void);
void test_session_key_needs_login(void);
void test_vendors_decryption(void);
void test_injected_codes(void);
void test_latency(void);
void test_printing(void);
void test_hanging_and_crashing(void);
void test_stale_handles(void);
void test_foreign_handles(void);
void test_missing_arguments(void);
void test_digests(void);
void test_external_keys(void);
void test_session_keys(void);
void test_cipher_modes(void);
void test_macs(void);
void test_sm2_envelope(void);
void test_rsa_envelope(void);
void test_generated_pairs(void);
void test_device_authentication(void);
void test_applications(void);
void test_containers(void);
void test_files(void);
void test_unsupported(void);

#endif
