package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The dependencies of the Java that runs this, beside those that Debian's own program computes. */
@Tag("slow")
class RuntimeDependenciesTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    @Tag("full")
    @Test
    void areThoseThatDebianComputes() throws Exception {
        var depends = RuntimeDependencies.of(ElfFiles.in(JAVA));
        var ours = names(depends);
        var debians = ofDebian();

        assertThat(ours).contains("libc6", "fontconfig");
        ours.remove("fontconfig");
        assertThat(ours).isEqualTo(names(debians));
        var libc = Stream.of(depends.split(", "))
                .filter(one -> one.startsWith("libc6 "))
                .toList();
        assertThat(debians.split(", ")).containsAll(libc).hasSizeGreaterThan(1);
    }

    /** Without versions, and of several choices the first; what comes with a Java itself is in the package. */
    private static Set<String> names(String depends) {
        return Stream.of(depends.split(","))
                .map(one -> one.strip().split("[ (|]", 2)[0])
                .filter(name -> !name.startsWith("openjdk") && !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private String ofDebian() throws Exception {
        Files.writeString(
                Files.createDirectory(folder.resolve("debian")).resolve("control"),
                "Source: test\n\nPackage: test\nArchitecture: any\n");
        var command = new ArrayList<>(List.of(
                "dpkg-shlibdeps", "-O", "--warnings=0", "-l" + JAVA.resolve("lib"), "-l" + JAVA.resolve("lib/server")));
        try (var files = Files.walk(JAVA)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".so") || file.startsWith(JAVA.resolve("bin")))
                    .forEach(file -> command.add(file.toString()));
        }
        return Tool.run(folder, command)
                .lines()
                .filter(line -> line.startsWith("shlibs:Depends="))
                .map(line -> line.substring("shlibs:Depends=".length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksForTheNewestPartOfTheCLibraryThatIsUsed() throws Exception {
        assertThat(RuntimeDependencies.of(new ElfFiles(Set.of(), "amd64", Optional.of("2.34"))))
                .isEqualTo("fontconfig, libc6 (>= 2.34)");
        assertThat(RuntimeDependencies.of(new ElfFiles(Set.of("libc.so.6"), "amd64", Optional.empty())))
                .isEqualTo("fontconfig, libc6");
    }

    @Test
    void takesTheNameFromBeforeTheLongTimeToo() throws Exception {
        assertThat(RuntimeDependencies.of(new ElfFiles(Set.of("libasound.so.2"), "amd64", Optional.empty())))
                .isEqualTo("fontconfig, libasound2t64 | libasound2, libc6");
    }

    @Test
    void theLinkerOfAnotherMachineIsTheCLibrarys() throws Exception {
        assertThat(RuntimeDependencies.of(
                        new ElfFiles(Set.of("ld-linux-aarch64.so.1", "libz.so.1"), "arm64", Optional.empty())))
                .isEqualTo("fontconfig, libc6, zlib1g");
    }

    @Test
    void aLibraryThatNoPackageHasIsNamed() {
        assertThatThrownBy(() -> RuntimeDependencies.of(
                        new ElfFiles(Set.of("libc.so.6", "libnowhere.so.1"), "amd64", Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("libnowhere.so.1");
    }

    /** A library in its package's own folder is found by no other program. */
    @Test
    void aLibraryOfOnePackageAloneIsNotTheSystems() {
        assertThatThrownBy(() -> RuntimeDependencies.of(new ElfFiles(Set.of("libjvm.so"), "amd64", Optional.empty())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("libjvm.so");
    }
}
