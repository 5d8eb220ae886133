package signinghelper.installation;

import signinghelper.installation.InstallationException.Reason;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Tests a copy of the program before it becomes the current one. */
final class SelfTest {
    /** Origin of the extension, as a browser passes it. */
    private static final String EXTENSION = "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/";

    private SelfTest() {}

    /** Runs the program's own test: its parts are present and work, such as ciphers. */
    static void command(Path folder) throws InstallationException, InterruptedException {
        var ended = run(folder, "self-test");
        if (!ended.well()) {
            throw failed("self-test ended with " + ended.exitCode());
        }
    }

    /** Says hello to a browser in one frame, with nothing before or after it, and ends with its input. */
    static void hello(Path folder, Version version) throws InstallationException, InterruptedException {
        var ended = run(folder, EXTENSION);
        if (!ended.well()) {
            throw failed("the host ended with " + ended.exitCode());
        }
        var out = ByteBuffer.wrap(ended.out().getBytes(StandardCharsets.ISO_8859_1))
                .order(ByteOrder.nativeOrder());
        if (out.remaining() < Integer.BYTES || out.getInt() != out.remaining()) {
            throw failed("not one frame in " + ended.out().length() + " bytes");
        }
        var frame = StandardCharsets.UTF_8.decode(out).toString();
        if (!frame.contains("\"hello\"") || !frame.contains("\"" + version + "\"")) {
            throw failed("no hello of " + version);
        }
    }

    private static ChildProgram.Ended run(Path folder, String argument)
            throws InstallationException, InterruptedException {
        var launcher = InstallationFolder.launcherIn(folder).toString();
        try {
            return ChildProgram.run(folder, List.of(launcher, argument));
        } catch (IOException e) {
            throw new InstallationException(Reason.SELF_TEST_FAILED, "it does not start, or does not end", e);
        }
    }

    private static InstallationException failed(String why) {
        return new InstallationException(Reason.SELF_TEST_FAILED, why);
    }
}
