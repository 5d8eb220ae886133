package signinghelper.app;

import java.nio.file.Path;

/** A program that uses copies below its argument until its input ends. */
final class CopyHolder {
    private CopyHolder() {}

    public static void main(String[] arguments) throws Exception {
        new CopiesInUse(Path.of(arguments[0])).hold();
        System.out.println("held");
        System.exit(System.in.read());
    }
}
