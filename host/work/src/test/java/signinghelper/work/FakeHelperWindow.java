package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Window that notes its requests; without a screen the user closes it at once. */
public final class FakeHelperWindow implements HelperWindow {
    private final List<Language> opened = new CopyOnWriteArrayList<>();
    private final List<Optional<ErrorCode>> sought = new CopyOnWriteArrayList<>();
    private final List<List<Path>> inspected = new CopyOnWriteArrayList<>();
    private volatile boolean hasDesktop = true;
    private volatile CountDownLatch opening = new CountDownLatch(0);

    /** Removes the desktop, from now on. */
    public void removeDesktop() {
        hasDesktop = false;
    }

    /** Opening lasts until {@code latch} is down. */
    public void whileOpening(CountDownLatch latch) {
        opening = latch;
    }

    private void awaitOpening() {
        try {
            if (!opening.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("nobody lets it open");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The languages that it was opened in, one for each time. */
    public List<Language> opened() {
        return List.copyOf(opened);
    }

    /** The codes of the findings that it was opened at, one for each time. */
    public List<Optional<ErrorCode>> sought() {
        return List.copyOf(sought);
    }

    /** The files that it was opened with, a list for each time. */
    public List<List<Path>> inspected() {
        return List.copyOf(inspected);
    }

    @Override
    public void open(Language language, @Nullable ErrorCode about) throws Refusal {
        awaitOpening();
        if (!hasDesktop) {
            throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
        }
        opened.add(language);
        sought.add(Optional.ofNullable(about));
    }

    @Override
    public void inspect(Language language, List<Path> files) throws Refusal {
        open(language, null);
        inspected.add(files);
    }

    @Override
    public void awaitClosed() {}

    @Override
    public void close() {}
}
