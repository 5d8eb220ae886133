package signinghelper.token.pkcs11;

import java.nio.file.Path;

/** Watches a library and prints what comes of it, one line each, until it is killed. */
final class WatchProgram {
    private WatchProgram() {}

    /** {@code LIBRARY}. */
    public static void main(String[] arguments) throws Exception {
        var driver = new Pkcs11Driver("watched", Path.of(arguments[0]));
        var watch = driver.watch(() -> System.out.println("changed"));
        System.out.println(watch.isPresent() ? "watching" : "no events");
        for (var command = System.in.read(); watch.isPresent() && command >= 0; command = System.in.read()) {
            System.out.println(driver.list().size() + " tokens" + (watch.get().hasNoEvents() ? ", no events" : ""));
        }
    }
}
