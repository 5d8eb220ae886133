package signinghelper.jnlp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.FolderPayload;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Payload;
import signinghelper.installation.Step;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationTest {
    @TempDir
    Path folder;

    private final Person person = new Person();

    @Test
    void leavesANewerVersionAloneAndAsksNothing() throws Exception {
        var base = Files.createDirectories(folder.resolve("program"));
        Files.createDirectories(base.resolve("versions/9.0.0"));
        Files.writeString(base.resolve("current"), "9.0.0\n\n");

        assertThat(install(base)).isTrue();

        assertThat(person.told).isEmpty();
        assertThat(base.resolve("current")).hasContent("9.0.0\n\n");
        assertThat(base.resolve("versions/1.0.0")).doesNotExist();
    }

    @Test
    void triesAgainAsOftenAsThePersonWants() throws Exception {
        person.tries = 2;

        assertThat(install(folder.resolve("program"))).isFalse();

        // The payload has no launcher, so no copy of it can start.
        assertThat(person.told).hasSize(3);
        assertThat(person.steps.stream().filter(Step.COPY_PROGRAM::equals)).hasSize(3);
        assertThat(folder.resolve("program/current")).doesNotExist();
    }

    @Test
    void saysThatAFileCouldNotBeWritten() throws Exception {
        var file = Files.createFile(folder.resolve("program"));

        assertThat(install(file)).isFalse();

        assertThat(person.told).containsExactly(Words.UNWRITABLE);
    }

    /** Otherwise the window would say for ever that something is under way. */
    @Test
    void saysSoWhereThisProgramItselfFails() throws Exception {
        var broken = new Payload() {
            @Override
            public List<String> names() {
                throw new IllegalStateException("broken");
            }

            @Override
            public InputStream open(String name) {
                return new ByteArrayInputStream("1.0.0\n".getBytes(StandardCharsets.US_ASCII));
            }
        };

        assertThat(install(folder.resolve("program"), broken)).isFalse();

        assertThat(person.told).containsExactly(Words.UNEXPECTED);
    }

    private boolean install(Path base) throws Exception {
        var payload = Files.createDirectories(folder.resolve("payload"));
        Files.writeString(payload.resolve(Payload.VERSION), "1.0.0\n");
        return install(base, new FolderPayload(payload));
    }

    private boolean install(Path base, Payload payload) throws Exception {
        return new Installation(new InstallationFolder(base), payload, person, Optional.empty()).run();
    }

    private static final class Person implements View {
        private final List<Step> steps = new ArrayList<>();
        private final List<Words> told = new ArrayList<>();
        private int tries;

        @Override
        public void begin(Step step) {
            steps.add(step);
        }

        @Override
        public boolean failed(Words why, Optional<Path> log) {
            told.add(why);
            return tries-- > 0;
        }

        @Override
        public boolean hasScreen() {
            return false;
        }
    }
}
