package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class InUseTest {
    @TempDir
    private Path folder;

    /** Holds a copy until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            var held = InUse.hold(Path.of(arguments[0]));
            System.out.println("held");
            System.out.flush();
            if (System.in.read() < 0) {
                held.close();
            }
        }
    }

    @Test
    void aCopyThatRunsIsKeptUntilItsProcessIsKilled() throws Exception {
        var installation = new InstallationFolder(folder.resolve("program"));
        var installer = new Installer(installation, new ScriptedJava(), step -> {});
        installer.install(TestPayload.of("1.0.0", folder));
        var running = installation.versions().resolve("1.0.0");

        var holder = ChildJava.start(Holder.class, running.toString());
        try {
            assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
            installer.install(TestPayload.of("1.1.0", folder));
            installer.install(TestPayload.of("1.2.0", folder));
            assertThat(running.resolve("app/host-1.0.0.jar")).exists();
            assertThat(Files.readString(installation.pointerFile())).isEqualTo("1.2.0\n1.1.0\n");
        } finally {
            holder.destroyForcibly().waitFor();
        }

        installer.install(TestPayload.of("1.3.0", folder));
        assertThat(running).doesNotExist();
    }

    @Test
    void whoRunsFromACopyItselfKnowsOfOthers() throws Exception {
        Files.createFile(InUse.fileIn(folder));
        var holder = ChildJava.start(Holder.class, folder.toString());
        try (var own = InUse.hold(folder)) {
            assertThat(own).isNotNull();
            assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
            assertThat(InUse.byAnother(folder)).isTrue();

            holder.destroyForcibly().waitFor();
            assertThat(InUse.byAnother(folder)).isFalse();
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProgramOutsideAnInstallationHoldsNothing() throws Exception {
        InUse.hold(folder).close();

        assertThat(folder).isEmptyDirectory();
        assertThat(InUse.byAnother(folder)).isFalse();
    }
}
