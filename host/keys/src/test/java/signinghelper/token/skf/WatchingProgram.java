package signinghelper.token.skf;

import java.nio.file.Path;

/** {@code LIBRARY}: watches until its input ends, and prints what happens. */
final class WatchingProgram {
    private WatchingProgram() {}

    public static void main(String[] arguments) throws Exception {
        var driver = new SkfDriver("soft", Path.of(arguments[0]), RsaInput.DIGEST_INFO, null);
        var watch = driver.watch(() -> System.out.println("changed"));
        System.out.println(watch.isPresent() ? "watching" : "no events");
        for (var line = System.in.read(); line >= 0; line = System.in.read()) {
            var known = watch.isEmpty() || watch.get().hasNoEvents() ? ", no events" : "";
            System.out.println("listed " + driver.list().size() + known);
        }
        watch.ifPresent(watching -> watching.close());
        System.out.println("closed");
    }
}
