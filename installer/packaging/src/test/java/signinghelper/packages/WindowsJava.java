package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Java for Windows, made by the build for tests alone. Tests see it through links and leave it as it is. */
final class WindowsJava {
    private static final Path HOME =
            Path.of("../../windows-tests/target/java").toAbsolutePath().normalize();

    private WindowsJava() {}

    /** Makes a folder of a Java by a link. */
    static void linkTo(Path folder) throws IOException {
        Files.createSymbolicLink(folder, home());
    }

    /** Makes a folder of a Java by links to all but the file that says its version. */
    static void linkToParts(Path folder) throws IOException {
        Files.createDirectory(folder);
        for (var part : new String[] {"bin", "conf", "lib"}) {
            Files.createSymbolicLink(folder.resolve(part), home().resolve(part));
        }
    }

    /** Puts it on a computer as Java's installers do. */
    static void register(Wine wine) throws IOException, InterruptedException {
        var key = "HKLM\\SOFTWARE\\JavaSoft\\JRE";
        var home = "Z:" + home().toString().replace('/', '\\');
        wine.run("reg", "add", key, "/v", "CurrentVersion", "/d", "17", "/f");
        wine.run("reg", "add", key + "\\17", "/v", "JavaHome", "/d", home, "/f");
    }

    static Path home() throws IOException {
        if (!Files.exists(HOME.resolve("bin/java.exe"))) {
            throw new IOException("no Java for Windows in " + HOME + "; the build of windows-tests makes it");
        }
        return HOME;
    }
}
