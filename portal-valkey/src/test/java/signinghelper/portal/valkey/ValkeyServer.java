package signinghelper.portal.valkey;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** A Valkey on a loopback port of its own, with its files in a folder of the test. */
public final class ValkeyServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final List<String> options;
    private final int port;
    private Process process;

    private ValkeyServer(Path folder, List<String> options) throws IOException {
        this.folder = folder;
        this.options = options;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = run();
    }

    public static ValkeyServer start(Path folder, String... options) throws Exception {
        var server = new ValkeyServer(folder, List.of(options));
        server.awaitAnswer();
        return server;
    }

    private Process run() throws IOException {
        var command = new ArrayList<>(List.of(
                program().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--repl-diskless-sync-delay",
                "0",
                "--save",
                "",
                "--logfile",
                folder.resolve("server.log").toString()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The program is one file that does what it is called; Debian has it without a service under another name. */
    private Path program() throws IOException {
        var link = folder.resolve("valkey-server");
        if (Files.notExists(link)) {
            var found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(place -> Path.of(place, "valkey-check-rdb"))
                    .filter(Files::isExecutable)
                    .findFirst();
            Files.createSymbolicLink(
                    link, found.orElseThrow(() -> new IOException("Debian's valkey-tools is missing")));
        }
        return link;
    }

    private void awaitAnswer() throws InterruptedException {
        await(() -> {
            try {
                ask(RedisCommands::ping);
                return true;
            } catch (RedisException e) {
                if (process.isAlive()) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Asks again and again until the condition holds. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("waited " + PATIENCE + " in vain");
            }
            Thread.sleep(20); // between two looks
        }
    }

    public RedisURI address() {
        return RedisURI.create("127.0.0.1", port);
    }

    String port() {
        return Integer.toString(port);
    }

    /** Asks the server over a connection of the test's own. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        var client = RedisClient.create(address());
        try (var connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    boolean holds(String key) {
        long found = ask(commands -> commands.exists(key));
        return found == 1;
    }

    long sizeOf(String sortedSet) {
        return ask(commands -> commands.zcard(sortedSet));
    }

    List<String> keys() {
        return ask(commands -> commands.keys("*"));
    }

    /** Ends it as a power cut does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws Exception {
        process = run();
        awaitAnswer();
    }

    /** Stops it in the middle of its work, or lets it go on. */
    void freeze(boolean frozen) throws Exception {
        var signal = new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", Long.toString(process.pid())).start();
        if (signal.waitFor() != 0) {
            throw new IllegalStateException("no signal");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
