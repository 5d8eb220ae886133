package signinghelper.packages.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Start of {@code java -jar signing-helper-packager.jar}: unpacks what the build of packages needs into a folder of its own, lets
 * the program there believe the portal's key, and builds.
 */
public final class Launcher {
    private static final int WRONG_USE = 2;
    private static final String PROFILE_KEY = "--profile-key";

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var given = List.of(arguments);
        var key = valueOf(PROFILE_KEY, given);
        if (key.isEmpty() && !given.contains("--help")) {
            System.err.println(
                    "--profile-key FILE is missing: the key that signs your profile, and that the program in your"
                            + " packages believes.\nIt is made where no such file is. Keep it safe, keep a copy, and tell nobody.");
            System.exit(WRONG_USE);
        }
        System.exit(run(given, key));
    }

    private static int run(List<String> arguments, String key) throws IOException, InterruptedException {
        var unpacked = Unpacked.make();
        try {
            if (!key.isEmpty()) {
                new ProfileKey(Path.of(key)).pinIn(unpacked.folder().resolve("host/program/target/install/app"));
            }
            return new ProcessBuilder(command(unpacked, arguments))
                    .inheritIO()
                    .start()
                    .waitFor();
        } finally {
            unpacked.remove();
        }
    }

    private static List<String> command(Unpacked unpacked, List<String> arguments) throws IOException {
        var folder = unpacked.folder();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("lib") + "/*",
                "signinghelper.packages.Packages",
                "--root",
                folder.toString(),
                "--version-number",
                Files.readString(folder.resolve("version.txt")).strip(),
                "--built",
                Files.readString(folder.resolve("built.txt")).strip()));
        if (valueOf("--out", arguments).isEmpty()) {
            command.addAll(List.of("--out", "signing-helper-packages"));
        }
        command.addAll(arguments);
        return command;
    }

    private static String valueOf(String option, List<String> arguments) {
        for (var index = 0; index < arguments.size(); index++) {
            if (arguments.get(index).startsWith(option + "=")) {
                return arguments.get(index).substring(option.length() + 1);
            }
            if (arguments.get(index).equals(option) && index + 1 < arguments.size()) {
                return arguments.get(index + 1);
            }
        }
        return "";
    }
}
