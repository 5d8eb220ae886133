package signinghelper.packages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class GivenRuntimeTest {
    @TempDir
    Path folder;

    private Path java() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        return Files.writeString(folder.resolve("bin/java"), "");
    }

    @Test
    void refusesAFolderWithoutJava() throws IOException {
        assertThat(GivenRuntime.fault(folder))
                .hasValueSatisfying(why -> assertThat(why).contains("no Java").contains("bin/java.exe"));
    }

    @Test
    void namesALinkThatLeadsToNothing() throws IOException {
        java();
        Files.createSymbolicLink(folder.resolve("jvm.cfg"), folder.resolve("etc/jvm.cfg"));

        assertThat(GivenRuntime.fault(folder))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("jvm.cfg leads to " + folder.resolve("etc/jvm.cfg")));
    }

    @Test
    void takesLinksThatLeadSomewhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("java"), java());

        assertThat(GivenRuntime.fault(folder)).isEmpty();
    }
}
