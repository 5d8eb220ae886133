package signinghelper.commandline;

import signinghelper.content.ContentStore;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.session.Session;
import signinghelper.session.SessionId;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** Fills the disk of one MiB that its first argument names, and prints what it was told, a line for each way. */
final class FullDiskProgram {
    private static final int PART = 128 * 1024;
    private static final int MEBIBYTE = 1024 * 1024;

    private final Path disk;
    private final ContentStore contents;
    private final Session session = session();
    private final PrintStream out;

    private interface Step {
        void take() throws Refusal;
    }

    private FullDiskProgram(Path disk, PrintStream out) {
        this.disk = disk;
        this.out = out;
        contents = new ContentStore(new PrivateFolder(disk.resolve("content")));
    }

    public static void main(String[] arguments) throws Exception {
        var program = new FullDiskProgram(Path.of(arguments[0]), System.out);
        program.announced();
        program.uploaded();
        program.kept();
        program.signedFromTheCommandLine(Path.of(arguments[1]));
    }

    private static Session session() {
        var origin = new Origin("https://portal.example");
        return new Session(
                new SessionId(UUID.randomUUID().toString()),
                new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "Portal", null),
                Language.CHINESE,
                Set.of("content.put"),
                () -> TestProfile.of(CmsForm.PKCS7_501));
    }

    private void announced() {
        say("announced 512 KiB", () -> contents.expect(session, MEBIBYTE / 2));
        say("announced 2 MiB", () -> contents.expect(session, 2 * MEBIBYTE));
    }

    private void uploaded() {
        say("uploaded", () -> {
            var id = contents.put(session, null, 0, part(), false).content();
            for (var offset = PART; offset < 2 * MEBIBYTE; offset += PART) {
                contents.put(session, id, offset, part(), false);
            }
        });
        say("uploaded after it", () -> contents.put(session, null, 0, part(), true));
    }

    private static Bytes part() {
        return Bytes.copyOf(new byte[PART]);
    }

    private void kept() {
        say("kept 2 MiB", () -> contents.keep(session, 2 * MEBIBYTE, zeros(2 * MEBIBYTE)));
        say("kept more than there was room for", () -> contents.keep(session, 1, zeros(2 * MEBIBYTE)));
        say("kept after it", () -> contents.keep(session, PART, zeros(PART)));
    }

    /** Writes zeros, which may be more than were announced, as when another program fills the disk meanwhile. */
    private static ContentStore.Writing zeros(int count) {
        return out -> {
            for (var left = count; left > 0; left -= PART) {
                out.write(new byte[PART]);
            }
        };
    }

    private void signedFromTheCommandLine(Path elsewhere) throws Exception {
        var terminal = new TestTerminal(elsewhere);
        terminal.plugIn(SoftwareKey.Kind.P256);
        terminal.prompt().type(FakeToken.PIN);
        var file = disk.resolve("large.txt");
        Files.writeString(file, "a".repeat(MEBIBYTE / 2));
        var outcome = terminal.run("sign", file, "--format", "cms-attached", "--json");
        out.println("command line: " + outcome.exitCode() + " "
                + outcome.json().path("errors").findValuesAsText("code"));
        try (var files = Files.list(disk)) {
            out.println("left: "
                    + Arrays.toString(files.map(Path::getFileName).sorted().toArray()));
        }
    }

    private void say(String what, Step step) {
        try {
            step.take();
            out.println(what + ": done");
        } catch (Refusal refusal) {
            out.println(what + ": " + refusal.code());
        }
    }
}
