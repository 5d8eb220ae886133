package signinghelper.app;

import signinghelper.platform.NativeLibraries;
import signinghelper.session.Starter;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Entry point of the helper.
 *
 * <p>Without arguments, or with an extension's origin as a browser gives it, it is the native-messaging host: frames on
 * standard input and output. With {@code --stdio} it is the same host for a desktop client that has started it. With
 * {@code self-test} it tests itself for an installer. With {@code class-archive} it creates the class archive for an
 * installer, which makes later starts faster. With any other argument it runs a command for a user.
 */
public final class Main {
    private Main() {}

    /** Exit codes: those of {@code ExitCode}, and 3 when the framing of standard input was broken. */
    public static void main(String[] arguments) {
        var frames = new FileOutputStream(FileDescriptor.out);
        // Output that a library prints must not get between the frames.
        System.setOut(System.err);
        NativeLibraries.use();
        System.exit(run(Arrays.asList(arguments), frames));
    }

    private static int run(List<String> arguments, FileOutputStream frames) {
        if (isHost(arguments)) {
            return host(frames, new Starter.Browser());
        }
        return switch (arguments.get(0)) {
            case ClientProgram.OPTION -> host(frames, ClientProgram.ofThisProcess());
            case SelfTestMode.NAME -> SelfTestMode.run();
            case ClassArchiveMode.NAME -> ClassArchiveMode.run(arguments.subList(1, arguments.size()));
            default -> CommandLineMode.run(arguments, frames);
        };
    }

    private static boolean isHost(List<String> arguments) {
        return arguments.isEmpty() || arguments.get(0).startsWith("chrome-extension://");
    }

    private static int host(FileOutputStream frames, Starter starter) {
        // Unbuffered, readNBytes on a pipe fails with "Illegal seek" on Java 17.
        var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        return new NativeMessagingHost(in, frames, starter).run();
    }
}
