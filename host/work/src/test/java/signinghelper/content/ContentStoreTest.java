package signinghelper.content;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ClientName;
import signinghelper.session.ProductVersion;
import signinghelper.session.Session;
import signinghelper.session.SessionId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ContentStoreTest {
    @TempDir
    private Path parent;

    private PrivateFolder folder;
    private ContentStore contents;
    private final Session session = session();

    @BeforeEach
    void makeTheStore() {
        folder = new PrivateFolder(parent);
        contents = new ContentStore(folder);
    }

    private static Session session() {
        return session("https://portal.example");
    }

    private static Session session(String asking) {
        var origin = new Origin(asking);
        return sessionOf(new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "Portal", null));
    }

    private static Session sessionOf(Asker asker) {
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                asker,
                Language.CHINESE,
                Set.of("content.put"),
                () -> TestProfile.of(CmsForm.PKCS7_501));
    }

    @Test
    void partsInTheirOrderBecomeTheContent() throws Exception {
        var first = contents.put(session, null, 0, bytes("abc"), false);
        var second = contents.put(session, first.content(), 3, bytes("de"), true);
        var content = contents.find(session, first.content());

        assertThat(first.received()).isEqualTo(3);
        assertThat(second.received()).isEqualTo(5);
        assertThat(content.size()).isEqualTo(5);
        assertThat(content.sha256())
                .isEqualTo(
                        Bytes.copyOf(DigestAlgorithm.SHA_256.of(bytes("abcde").toArray())));
        try (var in = content.open()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("abcde");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 4, Long.MAX_VALUE})
    void aPartThatIsNotTheNextOneIsRefused(long offset) throws Exception {
        var id = contents.put(session, null, 0, bytes("abc"), false).content();

        assertRefused(ErrorCode.CONTENT_REFUSED, () -> contents.put(session, id, offset, bytes("x"), false));
    }

    @Test
    void nothingComesAfterTheLastPart() throws Exception {
        var id = contents.put(session, null, 0, bytes("abc"), true).content();

        assertRefused(ErrorCode.CONTENT_REFUSED, () -> contents.put(session, id, 3, bytes("x"), true));
    }

    @Test
    void contentThatIsNotCompleteOrOfAnotherSessionIsUnknown() throws Exception {
        var half = contents.put(session, null, 0, bytes("abc"), false).content();
        var whole = contents.put(session, null, 0, bytes("abc"), true).content();
        var other = session();

        assertRefused(ErrorCode.CONTENT_UNKNOWN, () -> contents.find(session, half));
        assertRefused(ErrorCode.CONTENT_UNKNOWN, () -> contents.find(other, whole));
        assertRefused(ErrorCode.CONTENT_UNKNOWN, () -> contents.put(other, half, 3, bytes("x"), true));
    }

    @Test
    void aSessionMayPutAThousandContentsAndNoMore() throws Exception {
        for (var i = 0; i < 1000; i++) {
            contents.put(session, null, 0, bytes("x"), true);
        }

        assertRefused(ErrorCode.CONTENT_REFUSED, () -> contents.put(session, null, 0, bytes("x"), true));
        assertThat(contents.put(session(), null, 0, bytes("x"), true).received())
                .isEqualTo(1);
    }

    @Tag("slow")
    @Test
    void aDesktopClientMayPutTwoThousandContentsWhateverItsSessionsCallThemselves() throws Exception {
        for (var name : List.of("first", "second")) {
            var client = sessionOf(new Asker.DesktopClient(new ClientName(name), null));
            for (var i = 0; i < 1000; i++) {
                contents.put(client, null, 0, bytes("x"), true);
            }
        }
        var third = sessionOf(new Asker.DesktopClient(new ClientName("third"), null));

        assertRefused(ErrorCode.CONTENT_REFUSED, () -> contents.put(third, null, 0, bytes("x"), true));
    }

    /** Acts like a page that takes all open files and the whole disk. */
    @Tag("slow")
    @Test
    void twentyThousandUnfinishedContentsEndInARefusalAndHoldNoFileOpen() throws Exception {
        var pages = IntStream.range(0, 20)
                .mapToObj(i -> session(i < 10 ? "https://portal.example" : "https://second.example"))
                .toList();
        var open = openFiles();
        var taken = 0;
        for (var page : pages) {
            for (var i = 0; i < 1_000; i++) {
                taken += isTaken(page) ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(3_000);
        assertThat(openFiles()).isLessThan(open + 100);
        assertThat(files()).hasSize(3_000);
        assertRefused(
                ErrorCode.CONTENT_REFUSED,
                () -> contents.put(session("https://third.example"), null, 0, bytes("x"), true));

        pages.forEach(Session::close);
        assertThat(files()).isEmpty();
        assertThat(contents.put(session(), null, 0, bytes("x"), true).received())
                .isEqualTo(1);
    }

    private boolean isTaken(Session page) {
        try {
            contents.put(page, null, 0, bytes("x"), false);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.CONTENT_REFUSED);
            assertThat(refusal.facts()).containsEntry("rule", "TOO_MUCH_CONTENT");
            return false;
        }
    }

    /** Returns the number of open files as Linux counts them; elsewhere 0. */
    private static long openFiles() throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (var all = Files.list(descriptors)) {
            return all.count();
        }
    }

    @Test
    void aClosedSessionTakesItsFilesWithItAndNoOthers() throws Exception {
        var other = session();
        contents.put(session, null, 0, bytes("abc"), false);
        contents.put(session, null, 0, bytes("abc"), true);
        var kept = contents.put(other, null, 0, bytes("abc"), true).content();
        session.close();

        assertThat(files()).hasSize(1);
        assertThat(contents.find(other, kept).size()).isEqualTo(3);
    }

    @Test
    void resultThatIsReadyAfterItsSessionWasClosedIsNotKeptAndTakesNoRoom() throws Exception {
        session.close();
        contents.keep(session, 5L << 30, out -> out.write(1));
        contents.keep(session, 5L << 30, out -> out.write(1));

        assertThat(files()).isEmpty();
    }

    @Test
    void contentThatArrivesAfterItsSessionWasClosedIsNotKept() throws Exception {
        session.close();
        contents.put(session, null, 0, bytes("abc"), true);

        assertThat(files()).isEmpty();
    }

    @Test
    void contentThatChangedSinceIsNoticedAtItsEnd() throws Exception {
        var id = contents.put(session, null, 0, bytes("abc"), true).content();
        Files.writeString(files().get(0), "abd");
        var content = contents.find(session, id);

        assertThatThrownBy(() -> content.open().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void theFolderIsForThisPersonAloneAndGoesWithTheProcess() throws Exception {
        contents.put(session, null, 0, bytes("abc"), true);
        var own = files().get(0).getParent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        folder.close();
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatADeadProcessLeftGoesAndWhatIsNoneOfOursStays() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        var dead = Files.createDirectories(parent.resolve(ended.pid() + "-1234"));
        Files.writeString(dead.resolve("content1.part"), "left");
        var reused =
                Files.createDirectory(parent.resolve(ProcessHandle.current().pid() + "-1"));
        var strange = Files.writeString(parent.resolve("notes.txt"), "mine");
        contents.put(session, null, 0, bytes("abc"), true);

        assertThat(dead).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(strange).exists();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(parent)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private interface Call {
        Object run() throws Refusal;
    }

    private static void assertRefused(ErrorCode code, Call call) {
        assertThat(catchThrowableOfType(Refusal.class, call::run).code()).isEqualTo(code);
    }

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
