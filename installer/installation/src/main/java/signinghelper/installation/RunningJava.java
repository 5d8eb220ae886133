package signinghelper.installation;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleFinder;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java that runs this program, reduced to the needed modules. When it has {@code jlink} and something to link from,
 * it links; otherwise it copies.
 */
public final class RunningJava implements PrivateJava {
    /** The needed modules that this Java has; {@code jdk.crypto.mscapi}, for example, exists on Windows only. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.accessibility",
            "jdk.charsets",
            "jdk.crypto.cryptoki",
            "jdk.crypto.ec",
            "jdk.crypto.mscapi",
            "jdk.localedata",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Modules for developers: neither needed nor small. */
    private static final Set<String> LEFT_OUT =
            Set.of("demo", "docs", "include", "jmods", "man", "sample", "lib/ct.sym", "lib/src.zip", "src.zip");

    private final Path home = Path.of(System.getProperty("java.home"));

    @Override
    public void make(Path folder) throws IOException, InterruptedException {
        if (!link(folder)) {
            copy(folder);
            archiveBaseClasses(folder);
        }
    }

    /** Returns false, with nothing left behind, if this Java cannot. */
    private boolean link(Path folder) throws IOException, InterruptedException {
        var jlink = PrivateJava.program(home, "jlink");
        if (!Files.isExecutable(jlink)) {
            return false;
        }
        var command = new ArrayList<>(List.of(
                jlink.toString(),
                "--add-modules",
                modules(),
                "--include-locales=en,zh",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output",
                folder.toAbsolutePath().toString()));
        if (ChildProgram.run(home, command).well()) {
            return true;
        }
        System.getLogger(RunningJava.class.getName()).log(Level.WARNING, "jlink failed; copying Java");
        if (Files.exists(folder)) {
            new FileOperations(folder, done -> {}).deleteTree(folder);
        }
        return false;
    }

    private static String modules() {
        var present = ModuleFinder.ofSystem();
        return MODULES.stream().filter(name -> present.find(name).isPresent()).collect(Collectors.joining(","));
    }

    /** Links are followed: systems keep parts of a Java elsewhere, such as under {@code /etc}. */
    private void copy(Path folder) throws IOException {
        Files.walkFileTree(home, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 16, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(source)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target(source));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                if (!isLeftOut(source) && attributes.isRegularFile()) {
                    Files.copy(source.toRealPath(), target(source), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A link that leads nowhere. */
            @Override
            public FileVisitResult visitFileFailed(Path source, IOException failure) throws IOException {
                if (Files.isSymbolicLink(source)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private boolean isLeftOut(Path source) {
                return LEFT_OUT.contains(home.relativize(source).toString().replace('\\', '/'));
            }

            private Path target(Path source) {
                return folder.resolve(home.relativize(source));
            }
        });
    }

    /** The archive that the program's own one builds on. Some Javas come without. */
    private static void archiveBaseClasses(Path folder) throws IOException, InterruptedException {
        var isThere = Stream.of("lib/server", "bin/server")
                .anyMatch(place -> Files.exists(folder.resolve(place).resolve("classes.jsa")));
        if (!isThere) {
            ChildProgram.run(
                    folder, List.of(PrivateJava.program(folder, "java").toString(), "-Xshare:dump", "-Xlog:disable"));
        }
    }
}
