package signinghelper.testkit.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** Start of {@code java -jar signing-helper-testkit.jar}: unpacks the kit into its folder and runs it from there. */
public final class Launcher {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var speech = Speech.on(System.out);
        var errors = Speech.on(System.err);
        if (List.of(arguments).contains("--help")) {
            speech.out().println(KitOptions.USAGE);
            return;
        }
        try {
            System.exit(run(KitOptions.parse(Arrays.asList(arguments)), speech));
        } catch (IllegalArgumentException e) {
            errors.out().println(e.getMessage() + "\n" + KitOptions.USAGE);
            System.exit(WRONG_USE);
        } catch (Problem e) {
            e.sayTo(errors);
            System.exit(FAILED);
        } catch (IOException e) {
            errors.say("测试工具包不能启动：" + e, "The test kit cannot start: " + e);
            System.exit(FAILED);
        }
    }

    private static int run(KitOptions options, Speech speech) throws Problem, IOException, InterruptedException {
        var folder = KitFolder.open(options.folder());
        var lock = folder.lock();
        try {
            folder.removeProgram();
            Unpacking.into(folder.program());
            TrustedKey.pin(folder);
            return runUnpacked(options, folder, speech);
        } finally {
            lock.close();
        }
    }

    private static int runUnpacked(KitOptions options, KitFolder folder, Speech speech)
            throws Problem, IOException, InterruptedException {
        try (var classes = new URLClassLoader(classPath(folder), Launcher.class.getClassLoader())) {
            var program = ServiceLoader.load(Program.class, classes).findFirst().orElseThrow();
            return program.run(options, folder, speech);
        }
    }

    /** The kit's own jars, and what it shares with the host. */
    private static URL[] classPath(KitFolder folder) throws IOException {
        var jars = new ArrayList<URL>();
        for (var place : List.of(folder.program().resolve("lib"), folder.host().resolve("app"))) {
            try (var found = Files.newDirectoryStream(place, "*.jar")) {
                for (var jar : found) {
                    jars.add(url(jar));
                }
            }
        }
        return jars.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
