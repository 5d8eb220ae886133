package signinghelper.history;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.clock.KnownTime;
import signinghelper.history.SignatureHistory.State;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignatureHistoryTest {
    private static final ProfileSource ALLOWED = () -> TestHistory.profile(HistoryRule.ALLOWED);

    @TempDir
    Path folder;

    private SignatureHistory history(ProfileSource profile) {
        return new SignatureHistory(folder.resolve("history"), profile, new WireFormat());
    }

    private SignatureHistory turnedOn() throws IOException {
        var history = history(ALLOWED);
        history.turn(true);
        return history;
    }

    private Path file() {
        return folder.resolve("history/signatures.jsonl");
    }

    private static List<String> ids(SignatureHistory history) throws IOException {
        return history.entries().stream().map(HistoryEntry::id).toList();
    }

    @Test
    void isOffUntilTheUserTurnsItOn() throws Exception {
        var history = history(ALLOWED);
        history.add(TestHistory.entry("1", "a.pdf"));

        assertThat(history.state()).isEqualTo(State.OFF);
        assertThat(folder).isEmptyDirectory();

        history.turn(true);
        history.add(TestHistory.entry("2", "b.pdf"));
        history.turn(false);
        history.add(TestHistory.entry("3", "c.pdf"));

        assertThat(history.state()).isEqualTo(State.OFF);
        assertThat(ids(history)).containsExactly("2");
    }

    @Test
    void aPortalMayProposeItAndNeverTurnsItOn() throws Exception {
        var history = history(() -> TestHistory.profile(HistoryRule.PROPOSED));
        history.add(TestHistory.entry("1", "a.pdf"));

        assertThat(history.state()).isEqualTo(State.PROPOSED);
        assertThat(history.entries()).isEmpty();
    }

    @Test
    void whoForbidsItOverridesTheUser() throws Exception {
        turnedOn().add(TestHistory.entry("1", "a.pdf"));
        var forbidden = history(() -> TestHistory.profile(HistoryRule.FORBIDDEN));
        var unreadable = history(() -> {
            throw Refusal.of(ErrorCode.PROFILE_INVALID);
        });

        forbidden.add(TestHistory.entry("2", "b.pdf"));

        assertThat(forbidden.state()).isEqualTo(State.FORBIDDEN);
        assertThat(unreadable.state()).isEqualTo(State.FORBIDDEN);
        assertThat(ids(forbidden)).containsExactly("1");
    }

    @Test
    void keepsEntriesForTheUserAloneTheLatestFirst() throws Exception {
        var history = turnedOn();
        var first = TestHistory.entry("1", "投标函.pdf");
        history.add(first);
        history.add(TestHistory.entry("2", "b.pdf"));

        assertThat(ids(history)).containsExactly("2", "1");
        assertThat(history.entries().get(1)).isEqualTo(first);
        try (var files = Files.walk(folder.resolve("history"))) {
            assertThat(files)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .endsWith("------"));
        }
    }

    @Test
    void aLineThatWasCutShortIsLostAlone() throws Exception {
        var history = turnedOn();
        history.add(TestHistory.entry("1", "a.pdf"));
        history.add(TestHistory.entry("2", "b.pdf"));
        try (var cut = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            cut.truncate(cut.size() - 20);
        }

        history.add(TestHistory.entry("3", "c.pdf"));

        assertThat(ids(history)).containsExactly("3", "1");
    }

    /** A newer version may have written what this one cannot read. */
    @Test
    void deletingKeepsWhatItCannotRead() throws Exception {
        var history = turnedOn();
        history.add(TestHistory.entry("1", "a.pdf"));
        Files.writeString(file(), "{\"of\":\"a later version\"}\n", StandardOpenOption.APPEND);
        history.add(TestHistory.entry("2", "b.pdf"));

        history.delete("1");

        assertThat(ids(history)).containsExactly("2");
        assertThat(file()).content().contains("a later version");

        history.clear();

        assertThat(file()).doesNotExist();
        assertThat(history.state()).isEqualTo(State.ON);
    }

    @Test
    void theOldestEntriesGoWhenItIsFull() throws Exception {
        var history = new SignatureHistory(folder.resolve("history"), 8_000, ALLOWED, new WireFormat());
        history.turn(true);
        for (var id : IntStream.rangeClosed(1, 60).mapToObj(String::valueOf).toList()) {
            history.add(TestHistory.entry(id, "a.pdf"));
        }

        assertThat(Files.size(file())).isLessThanOrEqualTo(8_000);
        assertThat(ids(history)).startsWith("60", "59", "58").doesNotContain("1");
    }

    /** Each browser has its own host, so another process may be writing. */
    @Test
    void waitsForAnotherThatWrites() throws Exception {
        var history = turnedOn();
        CompletableFuture<Void> added;
        try (var lock =
                FileChannel.open(folder.resolve("history/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.tryLock()).isNotNull();
            added = CompletableFuture.runAsync(() -> add(history, "1"));
        }

        added.join();

        assertThat(ids(history)).containsExactly("1");
    }

    private static void add(SignatureHistory history, String id) {
        try {
            history.add(TestHistory.entry(id, "a.pdf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws Exception {
        var history = turnedOn();
        Files.createDirectory(file());

        assertThatThrownBy(() -> history.add(TestHistory.entry("1", "a.pdf"))).isInstanceOf(IOException.class);
    }

    @Test
    void deletingEverythingDeletesTheOpeningsToo() throws Exception {
        var history = history(ALLOWED);
        history.turn(true);
        assertThat(history.isEmpty()).isTrue();
        var time = new KnownTime(TestAuthority.NOW, Duration.ZERO);
        new AwaitedOpenings(folder.resolve("history"), new WireFormat(), () -> time)
                .note(List.of(SoftwareKey.make(SoftwareKey.Kind.SM2).certificate()), TestAuthority.NOW.plusSeconds(9));
        assertThat(history.isEmpty()).isFalse();

        history.clear();

        assertThat(history.isEmpty()).isTrue();
        assertThat(folder.resolve("history/openings.json")).doesNotExist();
    }
}
