package signinghelper.packages;

import java.util.Locale;

/** Way in which the program comes to the computers of a fleet; its name in lower case is a folder of the policy kit. */
enum Fleet {
    /** By MSI or {@code .deb}: the host is registered for everyone on a computer. */
    PER_MACHINE,
    /** By setup.exe or by a link: each user registers the host for themselves. */
    PER_USER;

    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
