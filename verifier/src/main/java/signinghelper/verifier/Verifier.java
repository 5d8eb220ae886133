package signinghelper.verifier;

import signinghelper.verifier.http.VerifierServer;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.nio.file.Path;
import java.time.Clock;

/** Start of {@code java -jar signing-helper-verifier.jar verifier.json}. */
public final class Verifier {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Verifier() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1 || arguments[0].startsWith("-")) {
            System.err.println("用法 Usage: java -jar signing-helper-verifier.jar SETTINGS.json");
            System.exit(WRONG_USE);
        }
        try {
            var file = SettingsFile.read(Path.of(arguments[0]));
            var service = VerifierServer.start(file, Secrets.of(System.getenv()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "end"));
            System.out.println("Listening on " + file.settings().listen().address() + ":" + service.port());
        } catch (WrongSettingException e) {
            System.err.println("设置有误，没有启动 Not started: " + e.getMessage());
            System.exit(FAILED);
        } catch (RuntimeException e) {
            System.err.println("没有启动 Not started: " + e);
            System.exit(FAILED);
        }
    }
}
