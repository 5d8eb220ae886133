package signinghelper.packages;

import signinghelper.testkit.desktop.TestDesktop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Windows of the test's own: files, registry and the programs that run there. Nothing outside its folder. */
final class Wine implements AutoCloseable {
    /** Exit code and whole output of a run. */
    record Ended(int code, String said) {}

    private static final Path COMPUTER =
            Path.of("../../windows-tests/computer.sh").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, String> variables;

    /** Makes one in {@code folder} without a screen. */
    Wine(Path folder) throws IOException, InterruptedException {
        this(folder, "english", Map.of());
    }

    /** Makes one as people in China have it, without a screen: code page 936, and a user's name that is not in ASCII. */
    static Wine inChina(Path folder) throws IOException, InterruptedException {
        return new Wine(folder, "chinese", chinese(folder));
    }

    /** Makes one as people in China have it. */
    static Wine inChina(Path folder, TestDesktop screen) throws IOException, InterruptedException {
        var variables = chinese(folder);
        variables.putAll(screen.environment());
        return new Wine(folder, "chinese", variables);
    }

    private static Map<String, String> chinese(Path folder) {
        var locales = folder.toAbsolutePath().resolve("locales").toString();
        return new HashMap<>(Map.of("LOCPATH", locales, "LC_ALL", "zh_CN.UTF-8", "USER", "李 四"));
    }

    private Wine(Path folder, String kind, Map<String, String> variables) throws IOException, InterruptedException {
        this.folder = folder.toAbsolutePath();
        this.variables = Map.copyOf(variables);
        Files.createDirectories(
                this.folder.resolve("runtime"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Tool.run(this.folder, List.of(COMPUTER.toString(), kind, this.folder.toString()));
    }

    Path drive() {
        return folder.resolve("prefix/drive_c");
    }

    Path person() {
        var people = Objects.requireNonNull(drive().resolve("users").toFile().listFiles());
        return Stream.of(people)
                .map(File::toPath)
                .filter(person -> !person.endsWith("Public"))
                .findFirst()
                .orElseThrow();
    }

    Ended run(String... command) throws IOException, InterruptedException {
        return start(command).end();
    }

    /** Waits until no program runs any more, those that others have started included. */
    void rest() throws IOException, InterruptedException {
        command(List.of("wineserver", "--wait"));
    }

    /**
     * Does the work of a log-in with {@code RunOnce}. Wine does it for the computer's entries only, so the user's are
     * run here.
     */
    void logIn() throws IOException, InterruptedException {
        var atLogIn = "\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce";
        run("reg", "copy", "HKCU" + atLogIn, "HKLM" + atLogIn, "/f");
        run("reg", "delete", "HKCU" + atLogIn, "/f");
        command(List.of("wineboot"));
    }

    private Ended command(List<String> command) throws IOException, InterruptedException {
        return begin(command).end();
    }

    /** A program that runs. */
    record Running(Process process, List<String> command, Path said) {
        /** Waits for it. */
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(6, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("does not end: " + command);
            }
            // Windows' own programs speak the code page; only ASCII is read of them.
            return new Ended(process.exitValue(), new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
        }

        /** Ends the process as the task manager does. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    Running start(String... command) throws IOException {
        var all = new ArrayList<>(List.of("wine"));
        all.addAll(List.of(command));
        return begin(all);
    }

    private Running begin(List<String> command) throws IOException {
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("DISPLAY");
        // Wine 10.0 ends with "free(): invalid pointer" where it is set.
        builder.environment().remove("TMPDIR");
        builder.environment().put("WINEPREFIX", folder.resolve("prefix").toString());
        builder.environment().put("WINEARCH", "win64");
        builder.environment().put("WINEDEBUG", "-all");
        // No browser engine, no .NET, no entries in the desktop's own menus.
        builder.environment().put("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=d");
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("runtime").toString());
        for (var variable : List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")) {
            builder.environment().put(variable, "-Dshould.not.be.seen=" + variable);
        }
        builder.environment().putAll(variables);
        var process = builder.start();
        process.getOutputStream().close();
        return new Running(process, command, said);
    }

    /** Paths of all files and folders outside Windows' own. */
    Set<String> files() throws IOException {
        var files = new TreeSet<String>();
        try (var found = Files.walk(drive())) {
            found.map(file -> drive().relativize(file).toString())
                    .filter(file -> !file.startsWith("windows") && !file.contains("/Temp/"))
                    .forEach(files::add);
        }
        return files;
    }

    /** Values of {@code HKCU\Software} and {@code HKLM\Software} by key, but what Wine and Windows Installer keep for themselves. */
    Map<String, String> registry() throws IOException, InterruptedException {
        var keys = new TreeMap<String, String>();
        for (var root : List.of("HKCU\\Software", "HKLM\\Software")) {
            run("reg", "export", root, "C:\\export.reg", "/y");
            var file = drive().resolve("export.reg");
            for (var block : Files.readString(file, StandardCharsets.UTF_16).split("\r\n\r\n", -1)) {
                var lines = block.strip().split("\r\n", 2);
                if (lines[0].startsWith("[") && !isTheirOwn(lines[0])) {
                    keys.put(lines[0], lines.length == 1 ? "" : lines[1]);
                }
            }
            Files.delete(file);
        }
        return keys;
    }

    private static boolean isTheirOwn(String key) {
        return key.contains("\\Software\\Wine\\")
                // Empty until something opens them.
                || key.contains("\\Microsoft\\SystemCertificates")
                || key.contains("\\NetworkCards")
                // Every Windows has it; Wine makes it with the first key below it.
                || key.equals("[HKEY_CURRENT_USER\\Software\\Classes]")
                // Made empty by the first log-in.
                || key.endsWith("\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Run]")
                || key.contains("\\Classes\\Installer")
                || key.contains("\\CurrentVersion\\Installer");
    }

    /** Returns the command lines of what runs in it and has {@code name} in its own. */
    List<String> running(String name) {
        return ProcessHandle.allProcesses()
                .filter(process -> isHere(process.pid()))
                .map(process -> about(process.pid(), "cmdline").replace('\0', ' '))
                .filter(command -> command.contains(name))
                .toList();
    }

    private boolean isHere(long process) {
        return about(process, "environ").contains("WINEPREFIX=" + folder.resolve("prefix") + "\0");
    }

    /** Returns the empty text where it has ended meanwhile. */
    private static String about(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends what still runs in it. It starts again with the next program. */
    void shutDown() throws IOException, InterruptedException {
        command(List.of("wineserver", "--kill"));
    }

    @Override
    public void close() throws IOException {
        try {
            shutDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
