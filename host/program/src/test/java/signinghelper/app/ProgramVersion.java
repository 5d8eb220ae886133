package signinghelper.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** Class that tells the program's version, compiled with another one than this build's. */
final class ProgramVersion {
    private static final Path SOURCE = Path.of("target/generated-sources/version/signinghelper/app/Version.java");

    private ProgramVersion() {}

    /** Returns a folder that goes before the program on the class path. */
    static Path of(String version, Path folder) throws IOException {
        var built = Version.read();
        var source = Files.createDirectories(folder.resolve("source")).resolve("Version.java");
        Files.writeString(source, Files.readString(SOURCE).replace("\"" + built + "\"", "\"" + version + "\""));
        var classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        return classes;
    }
}
