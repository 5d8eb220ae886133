package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.work.JudgedHere;
import signinghelper.work.JudgementEndedException;
import signinghelper.work.JudgingProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A document whose judging never ends does not hold up another session, and ends with its own. */
class JudgedSessionsTest {
    private final CountDownLatch judging = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();

    private JudgingProcess start() {
        return started.getAndIncrement() == 0 ? new Endless() : new JudgedHere();
    }

    private final class Endless implements JudgingProcess {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public boolean isAlive() {
            return ended.getCount() > 0;
        }

        @Override
        public byte[] judge(byte[] order, Inquiry inquiry, Duration limit) throws IOException {
            judging.countDown();
            try {
                assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new JudgementEndedException(JudgementEndedException.Reason.GONE, new IOException());
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }

    private static void verify(TestPage page, String id) {
        page.host()
                .send(
                        id,
                        "signature.verify",
                        "{\"session\":\"" + page.session() + "\",\"document\":{\"content\":\"AAAA\"}}");
    }

    @Test
    void noSessionWaitsForTheDocumentOfAnotherAndItsProcessEndsWithIt() throws Exception {
        try (var host = new TestHost(this::start)) {
            var page = host.open();
            var other = host.open();
            verify(page, "endless");
            assertThat(judging.await(30, TimeUnit.SECONDS)).isTrue();
            verify(other, "short");

            assertThat(host.reply("short").at("/result/report/remarks/0/code").asText())
                    .isEqualTo("FORMAT_UNKNOWN");
            page.close("close");
            assertThat(host.codeOf("endless")).isEqualTo("ABORTED");
        }
    }

    @Test
    void aPageThatEndsItsRequestHasItsNextDocumentJudged() throws Exception {
        try (var host = new TestHost(this::start)) {
            var page = host.open();
            verify(page, "endless");
            assertThat(judging.await(30, TimeUnit.SECONDS)).isTrue();
            verify(page, "next");
            page.cancel("endless");

            assertThat(host.codeOf("endless")).isEqualTo("ABORTED");
            assertThat(host.reply("next").has("result")).isTrue();
            assertThat(started).hasValue(2);
        }
    }

    @Test
    void aProcessThatIsGoneIsAnErrorOfItsOwn() throws Exception {
        try (var host = new TestHost(() -> {
            var process = new Endless();
            process.close();
            return process;
        })) {
            verify(host.open(), "crash");

            assertThat(host.reply("crash").at("/error/data/facts/rule").asText())
                    .isEqualTo("VERIFICATION_CRASHED");
        }
    }
}
