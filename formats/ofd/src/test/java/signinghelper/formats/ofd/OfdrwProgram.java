package signinghelper.formats.ofd;

import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ofdrw in a process of its own, since it needs another BouncyCastle: a maker of signatures, and a second opinion. */
final class OfdrwProgram {
    private static final String JARS = "target/ofdrw";

    private OfdrwProgram() {}

    /** Signs a document. */
    static void sign(String kind, Path in, Path out, List<Path> keyCertificateSeal) throws Exception {
        var arguments = new ArrayList<>(List.of("sign", kind, in.toString(), out.toString()));
        keyCertificateSeal.forEach(file -> arguments.add(file.toString()));
        run(arguments);
    }

    /** Returns ofdrw's verdict on each file: {@code accepted}, or the name of an exception. */
    static Map<Path, String> validate(String kind, List<Path> files) throws Exception {
        return ofEach(List.of("validate", kind), files);
    }

    /** Returns a hash of the pages and annotations that ofdrw reads of each file, or the name of an exception. */
    static Map<Path, String> pages(List<Path> files) throws Exception {
        return ofEach(List.of("pages"), files);
    }

    private static Map<Path, String> ofEach(List<String> command, List<Path> files) throws Exception {
        var arguments = new ArrayList<>(command);
        files.forEach(file -> arguments.add(file.toString()));
        var said = new TreeMap<Path, String>();
        for (var line : run(arguments).lines().toList()) {
            var blank = line.lastIndexOf(' ');
            said.put(Path.of(line.substring(0, blank)), line.substring(blank + 1));
        }
        return said;
    }

    /** Returns what ofdrw reads of the first page and of all annotations. */
    static String show(Path file) throws Exception {
        return run(List.of("show", file.toString()));
    }

    private static String run(List<String> arguments) throws IOException, InterruptedException {
        Needed.file(Path.of(JARS));
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        // It is compiled each time, and not worth more. It writes the computer's own time, as in China.
        var command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=Asia/Shanghai",
                "-cp",
                JARS + "/*",
                "src/test/ofdrw/Ofdrw.java"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ofdrw failed: " + said);
        }
        return said;
    }
}
