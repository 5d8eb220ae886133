/*
 * Tool that makes and changes the folders that the library treats as devices. README.md describes their content.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../softskf.h"

#include <fcntl.h>
#include <getopt.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    "softskf-device new HOME NAME [--label L] [--serial S] [--manufacturer M] [--issuer I] [--pin P] [--default-pin] [--admin-pin P]\n"
    "                              [--max-tries N] [--application APP]      a device, plugged in; PINs for the applications made in it\n"
    "softskf-device import HOME NAME APP CON sign|enc KEY.pem CRT          a pair and its certificate (PEM or DER); makes APP and CON if need be\n"
    "softskf-device file HOME NAME APP FILE anyone|user PATH              a file with the content of PATH, and who may read it\n"
    "softskf-device plug HOME NAME\n"
    "softskf-device unplug HOME NAME\n"
    "softskf-device tries HOME NAME APP                                    prints how many tries the user's PIN has left\n"
    "softskf-device logout HOME NAME APP                                   logs out whoever is logged in, in whatever process\n"
    "softskf-device unlock HOME NAME APP                                   gives the user's PIN all its tries back\n";

static void leave(const char *problem, const char *what)
{
    fprintf(stderr, "softskf-device: %s%s%s\n", problem, what == NULL ? "" : ": ", what == NULL ? "" : what);
    exit(1);
}

static void usage(void)
{
    fputs(USAGE, stderr);
    exit(2);
}

static struct path place(const char *device, const char *below)
{
    struct path path;
    if (strchr(device, '/') != NULL || device[0] == '.' || !path_of(&path, "devices/%s%s", device, below)) {
        leave("no name for a device", device);
    }
    return path;
}

static struct path below(const struct path *folder, const char *name)
{
    struct path path;
    if (strchr(name, '/') != NULL || name[0] == '.' || !path_below(&path, folder, name)) {
        leave("not a name", name);
    }
    return path;
}

static void need_folder(const struct path *path)
{
    if (!make_folders(path)) {
        leave("cannot make", path->text);
    }
}

static void need_saved(bool saved, const struct path *path)
{
    if (!saved) {
        leave("cannot write", path->text);
    }
}

/* ---- new ---------------------------------------------------------------------------------------------------------- */

struct issue {
    const char *label, *serial, *manufacturer, *issuer, *pin, *admin_pin, *application;
    long tries;
    bool standard;
};

static struct issue issue_of(int count, char **arguments)
{
    static const struct option options[] = {{"label", 1, NULL, 'l'},        {"serial", 1, NULL, 's'},    {"manufacturer", 1, NULL, 'm'},
                                            {"issuer", 1, NULL, 'i'},       {"pin", 1, NULL, 'p'},       {"admin-pin", 1, NULL, 'a'},
                                            {"application", 1, NULL, 'A'}, {"max-tries", 1, NULL, 't'}, {"default-pin", 0, NULL, 'd'},
                                            {NULL, 0, NULL, 0}};
    struct issue issue = {"softskf", "00000001", "softskf", "softskf", "123456", "12345678", NULL, 6, false};
    optind = 1;
    for (int option = getopt_long(count, arguments, "", options, NULL); option != -1; option = getopt_long(count, arguments, "", options, NULL)) {
        switch (option) {
        case 'l': issue.label = optarg; break;
        case 's': issue.serial = optarg; break;
        case 'm': issue.manufacturer = optarg; break;
        case 'i': issue.issuer = optarg; break;
        case 'p': issue.pin = optarg; break;
        case 'a': issue.admin_pin = optarg; break;
        case 'A': issue.application = optarg; break;
        case 't': issue.tries = strtol(optarg, NULL, 10); break;
        case 'd': issue.standard = true; break;
        default: usage();
        }
    }
    if (!pin_length_fits(issue.pin) || !pin_length_fits(issue.admin_pin)) {
        leave("a PIN has 6 to 16 characters", NULL);
    }
    return issue;
}

static void write_device(const char *device, const struct issue *issue)
{
    struct settings settings = {0, NULL};
    struct path path = place(device, "/device");
    bool saved = settings_set(&settings, "manufacturer", issue->manufacturer) && settings_set(&settings, "issuer", issue->issuer) &&
                 settings_set(&settings, "label", issue->label) && settings_set(&settings, "serial", issue->serial) && settings_save(&settings, &path);
    settings_free(&settings);
    need_saved(saved, &path);
}

/* The PINs that applications of this device begin with. */
static void write_pins(const char *device, const struct issue *issue)
{
    struct settings settings = {0, NULL};
    struct path path = place(device, "/pins");
    bool saved = pin_write(&settings, USER_TYPE, issue->pin, issue->tries, issue->standard) &&
                 pin_write(&settings, ADMIN_TYPE, issue->admin_pin, issue->tries, false) && settings_save(&settings, &path);
    settings_free(&settings);
    need_saved(saved, &path);
}

static struct path need_application(const char *device, const char *application)
{
    struct path applications = place(device, "/applications");
    struct path folder = below(&applications, application);
    struct path containers = below(&folder, "containers");
    struct path pins = below(&folder, "pins");
    struct path template = place(device, "/pins");
    size_t length;
    need_folder(&containers);
    if (!exists(&pins)) {
        unsigned char *bytes = read_file(&template, &length);
        need_saved(bytes != NULL && write_file(&pins, bytes, length), &pins);
        free(bytes);
    }
    return containers;
}

static void plug(const char *device)
{
    struct path known = place(device, "/device");
    struct path path = place(device, "/present");
    if (!exists(&known)) {
        leave("no such device", device);
    }
    int descriptor = open(path.text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
        close(descriptor);
        event_tell("insert", device);
    }
}

static void new(const char *device, int count, char **arguments)
{
    struct issue issue = issue_of(count, arguments);
    struct path applications = place(device, "/applications");
    need_folder(&applications);
    write_device(device, &issue);
    write_pins(device, &issue);
    if (issue.application != NULL) {
        need_application(device, issue.application);
    }
    plug(device);
}

/* ---- import ------------------------------------------------------------------------------------------------------- */

static void import_key(const struct path *target, const char *source)
{
    FILE *file = fopen(source, "re");
    EVP_PKEY *key = file == NULL ? NULL : PEM_read_PrivateKey(file, NULL, NULL, NULL);
    BIO *memory = BIO_new(BIO_s_mem());
    char *text = NULL;
    if (key == NULL || !(is_sm2(key) || is_rsa(key)) || PEM_write_bio_PKCS8PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) != 1) {
        leave("no SM2 or RSA key in PEM", source);
    }
    long length = BIO_get_mem_data(memory, &text);
    need_saved(write_file(target, text, (size_t)length), target);
    BIO_free(memory);
    EVP_PKEY_free(key);
    fclose(file);
}

static void import_certificate(const struct path *target, const char *source)
{
    BIO *file = BIO_new_file(source, "rb");
    X509 *certificate = file == NULL ? NULL : PEM_read_bio_X509(file, NULL, NULL, NULL);
    if (file != NULL && certificate == NULL && BIO_reset(file) == 0) {
        certificate = d2i_X509_bio(file, NULL);
    }
    unsigned char *der = NULL;
    int length = certificate == NULL ? -1 : i2d_X509(certificate, &der);
    if (length < 0) {
        leave("no certificate", source);
    }
    need_saved(write_file(target, der, (size_t)length), target);
    OPENSSL_free(der);
    X509_free(certificate);
    BIO_free(file);
}

static void import(const char *device, char **arguments)
{
    bool sign = strcmp(arguments[2], "sign") == 0;
    if (!sign && strcmp(arguments[2], "enc") != 0) {
        usage();
    }
    struct path containers = need_application(device, arguments[0]);
    struct path container = below(&containers, arguments[1]);
    struct path key = below(&container, sign ? "sign.key.pem" : "enc.key.pem");
    struct path certificate = below(&container, sign ? "sign.crt" : "enc.crt");
    need_folder(&container);
    import_key(&key, arguments[3]);
    import_certificate(&certificate, arguments[4]);
}

/* ---- file --------------------------------------------------------------------------------------------------------- */

static void put_file(const char *device, char **arguments)
{
    bool user = strcmp(arguments[2], "user") == 0;
    if (!user && strcmp(arguments[2], "anyone") != 0) {
        usage();
    }
    need_application(device, arguments[0]);
    struct path applications = place(device, "/applications");
    struct path application = below(&applications, arguments[0]);
    struct path files = below(&application, "files");
    struct path folder = below(&files, arguments[1]);
    struct path data = below(&folder, "data");
    struct path path = below(&folder, "attributes");
    struct path source;
    struct settings attributes = {0, NULL};
    size_t length;
    need_folder(&folder);
    if ((size_t)snprintf(source.text, sizeof source.text, "%s", arguments[3]) >= sizeof source.text) {
        leave("cannot read", arguments[3]);
    }
    unsigned char *bytes = read_file(&source, &length);
    need_saved(bytes != NULL && write_file(&data, bytes, length), &data);
    free(bytes);
    bool saved = settings_set_number(&attributes, "size", (long)length) &&
                 settings_set_number(&attributes, "read_rights", user ? SECURE_USER_ACCOUNT : SECURE_ANYONE_ACCOUNT) &&
                 settings_set_number(&attributes, "write_rights", SECURE_USER_ACCOUNT) && settings_save(&attributes, &path);
    settings_free(&attributes);
    need_saved(saved, &path);
}

/* ---- tries, unlock and logout ------------------------------------------------------------------------------------- */

static struct path pins_of(const char *device, const char *application)
{
    struct path applications = place(device, "/applications");
    struct path folder = below(&applications, application);
    struct path path = below(&folder, "pins");
    if (!exists(&path)) {
        leave("no such application", application);
    }
    return path;
}

static void tries(const char *device, const char *application)
{
    struct settings pins;
    struct path path = pins_of(device, application);
    settings_load(&pins, &path);
    printf("%ld\n", pin_state(&pins, USER_TYPE).left);
    settings_free(&pins);
}

static void unlock(const char *device, const char *application)
{
    struct settings pins;
    struct path path = pins_of(device, application);
    settings_load(&pins, &path);
    bool saved = settings_set_number(&pins, "user_left", pin_state(&pins, USER_TYPE).most) && settings_save(&pins, &path);
    settings_free(&pins);
    need_saved(saved, &path);
}

static void logout(const char *device, const char *application)
{
    struct path applications = place(device, "/applications");
    struct path folder = below(&applications, application);
    struct path path = below(&folder, "logout");
    need_saved(write_file(&path, "", 0), &path);
}

int main(int count, char **arguments)
{
    if (count < 4) {
        usage();
    }
    const char *command = arguments[1], *device = arguments[3];
    setenv("SOFTSKF_HOME", arguments[2], 1);
    if (strcmp(command, "new") == 0) {
        new(device, count - 3, arguments + 3);
    } else if (strcmp(command, "import") == 0 && count == 9) {
        import(device, arguments + 4);
    } else if (strcmp(command, "file") == 0 && count == 8) {
        put_file(device, arguments + 4);
    } else if (strcmp(command, "plug") == 0 && count == 4) {
        plug(device);
    } else if (strcmp(command, "unplug") == 0 && count == 4) {
        device_unplug(device);
    } else if (strcmp(command, "tries") == 0 && count == 5) {
        tries(device, arguments[4]);
    } else if (strcmp(command, "unlock") == 0 && count == 5) {
        unlock(device, arguments[4]);
    } else if (strcmp(command, "logout") == 0 && count == 5) {
        logout(device, arguments[4]);
    } else {
        usage();
    }
    return 0;
}
