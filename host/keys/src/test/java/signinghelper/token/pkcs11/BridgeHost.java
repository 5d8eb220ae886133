package signinghelper.token.pkcs11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;

/** A host that lists once, prints the bridge's process id as soon as the library has been called, and waits. */
final class BridgeHost {
    private BridgeHost() {}

    /** {@code FOLDER LIBRARY}. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var driver = new BridgedHsm(folder).driver(Path.of(arguments[1]), Map.of());
        new Thread(new FutureTask<>(driver::list)).start();
        while (!Files.exists(folder.resolve("calls"))) {
            Thread.sleep(20);
        }
        var bridge = ProcessHandle.current().children().findAny().orElseThrow();
        System.out.println(bridge.pid());
        Thread.currentThread().join();
    }
}
