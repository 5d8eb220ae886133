package signinghelper.token.bridge;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinState;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Driver in its own child process, whose U-Keys are files {@code NAME.key} in a folder. Waits for them as its kind
 * says; ends when a file {@code die} appears. Notes its calls in the folder's file {@code calls}.
 */
final class FolderDriver implements TokenDriver {
    enum Kind {
        /** Says when something has changed. */
        EVENTS,
        /** Cannot wait. */
        NONE,
        /** Waits in the library and never comes back. */
        HANGS,
        /** Ends the process as soon as it waits. */
        CRASHES,
        /** Says without end that something has changed. */
        FLOODS,
        /** Says while it is watched that it cannot wait. */
        REFUSES
    }

    private static final long PAUSE_MILLISECONDS = 20;

    private final Kind kind;
    private final Path folder;

    private FolderDriver(Kind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    /** {@code KIND FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        var driver = new FolderDriver(Kind.valueOf(arguments[0]), Path.of(arguments[1]));
        driver.note("start");
        driver.inBackground(driver::dieIfTold);
        new BridgeChild(driver, new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out)).run();
        Runtime.getRuntime().halt(0);
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        note("list");
        return names().stream()
                .map(name -> new TokenInfo("folder", name, name, name, PinState.flagged(false, false)))
                .toList();
    }

    private List<String> names() throws Refusal {
        try (var files = Files.newDirectoryStream(folder, "*.key")) {
            var names = new java.util.ArrayList<String>();
            files.forEach(file -> names.add(file.getFileName().toString().replace(".key", "")));
            names.sort(null);
            return names;
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        throw Refusal.of(ErrorCode.TOKEN_REMOVED);
    }

    @Override
    public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        note("watch");
        if (kind == Kind.NONE) {
            return Optional.empty();
        }
        var before = names();
        inBackground(() -> {
            switch (kind) {
                case EVENTS -> tellOfEach(before, changed);
                case CRASHES -> Runtime.getRuntime().halt(9);
                case FLOODS -> floodWith(changed);
                default -> Thread.currentThread().join();
            }
        });
        return Optional.of(kind == Kind.REFUSES ? refusing(changed) : () -> note("unwatch"));
    }

    private TokenWatch refusing(Runnable changed) {
        var refused = new AtomicBoolean();
        inBackground(() -> {
            refused.set(true);
            changed.run();
        });
        return new TokenWatch() {
            @Override
            public boolean hasNoEvents() {
                return refused.get();
            }

            @Override
            public void close() {
                note("unwatch");
            }
        };
    }

    private void tellOfEach(List<String> first, Runnable changed) throws Exception {
        var before = first;
        while (true) {
            Thread.sleep(PAUSE_MILLISECONDS);
            var now = names();
            if (!now.equals(before)) {
                before = now;
                changed.run();
            }
        }
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void floodWith(Runnable changed) {
        while (true) {
            changed.run();
        }
    }

    private void dieIfTold() throws InterruptedException {
        while (!Files.exists(folder.resolve("die"))) {
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        Runtime.getRuntime().halt(7);
    }

    private void note(String call) {
        try {
            Files.writeString(
                    folder.resolve("calls"), call + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
