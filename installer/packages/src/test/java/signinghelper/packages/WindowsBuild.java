package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.ExtensionOffer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Packages with a stand-in for Java, and the program that starts hosts as a browser does. */
final class WindowsBuild {
    static final List<String> EXTENSIONS =
            List.of("mmadlooolkibdajglffaiocbmahdmhfn", "abcdefghijklmnopabcdefghijklmnop");

    /** Stores with characters that have a meaning for their readers: NSIS, XML, Windows Installer. */
    static final Map<String, ExtensionOffer> STORES = Map.of(
            "edge", new ExtensionOffer("ponmlkjihgfedcbaponmlkjihgfedcba", URI.create("https://edge.example/crx")),
            "chrome", new ExtensionOffer(EXTENSIONS.get(1), URI.create("https://[::1]/crx?a=$0&c=%22")));

    private final Path folder;

    WindowsBuild(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        compile("browser.c", browser(), "-municode", "-ladvapi32");
        compile("shortcut.c", shortcut(), "-municode", "-lole32", "-luuid");
        compile("java.c", Files.createDirectories(runtime().resolve("bin")).resolve("java.exe"));
        Files.copy(runtime().resolve("bin/java.exe"), runtime().resolve("bin/javaw.exe"));
    }

    private static void compile(String source, Path program, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("x86_64-w64-mingw32-gcc", "-std=c17", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-o", program.toString(), source));
        command.addAll(List.of(options));
        Tool.run(Path.of("src/test/c/windows").toAbsolutePath(), command);
    }

    Path browser() {
        return folder.resolve("browser.exe");
    }

    /** Says where a shortcut leads. */
    Path shortcut() {
        return folder.resolve("shortcut.exe");
    }

    /** Returns the files that a link brings for Windows, once a package has been built. */
    Path forLink() {
        return folder.resolve("work/link");
    }

    /** Folder with both. */
    Path launchers() throws IOException, InterruptedException {
        whole("1.0.0").build();
        return folder.resolve("work/launchers");
    }

    /** Returns a folder for files that a test puts aside. */
    Path spare() {
        return folder.resolve("spare");
    }

    Path runtime() {
        return folder.resolve("runtime");
    }

    /** Returns packages whose self-test fails, as security software may cause it. */
    WindowsPackages broken(String version) throws IOException {
        return packages(version, program("broken"), null);
    }

    /** Returns packages that can be watched while they are installed; see {@code java.c}. */
    WindowsPackages slow(String version) throws IOException {
        return packages(version, program("slow"), null);
    }

    WindowsPackages whole(String version) throws IOException {
        return packages(version, program(), null);
    }

    WindowsPackages signed(String version, Authenticode signature) throws IOException {
        return packages(version, program(), signature);
    }

    private Path program(String... further) throws IOException {
        var program = ProgramFolder.fresh(folder.resolve("program")).folder();
        for (var name : further) {
            Files.createFile(program.resolve(name));
        }
        Files.writeString(Files.createDirectories(program.resolve("app")).resolve("host.jar"), "jar");
        Files.writeString(program.resolve("java.options"), "-Xss1m\n");
        Files.writeString(program.resolve("signing-helper"), "#!/bin/sh\n");
        return program;
    }

    private WindowsPackages packages(String version, Path program, @Nullable Authenticode signature) {
        var icons = Path.of("../../extension/static/icons");
        var described = new Program(version, program, "test", "a.b.c", EXTENSIONS, STORES, runtime(), icons);
        return new WindowsPackages(
                described,
                Path.of("windows"),
                folder.resolve("work"),
                folder.resolve("out"),
                new WireFormat(),
                signature);
    }
}
