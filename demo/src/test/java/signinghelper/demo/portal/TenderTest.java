package signinghelper.demo.portal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.statement.Statement;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class TenderTest {
    private static final X509Certificate CERTIFICATE = new TestPki(Clock.systemUTC())
            .issue(
                    TestKey.P256,
                    TestKey.P256.generate().getPublic(),
                    KeyEntry.Use.ENCRYPTION,
                    Holder.demonstrationSupplier());
    private static final Instant OPENS = Instant.parse("2026-01-05T01:00:00Z");
    private static final Instant BEFORE = OPENS.minusMillis(1);

    private final Tender tender = new Tender("maker", OPENS);
    private final Bid bid = bid("first");

    private static Bid bid(String id) {
        var file = new Bid.SealedFile("标书", Bytes.copyOf(new byte[] {1}));
        return new Bid(id, "supplier", "供应商", CERTIFICATE, List.of(file));
    }

    @BeforeEach
    void bid() {
        assertThat(tender.keep(bid, BEFORE)).isTrue();
    }

    /** A bid may have been handed out while the call that read the clock before the opening was under way. */
    @Test
    void staysOpenForWhoReadTheClockBefore() {
        assertThat(tender.isOpenAt(BEFORE)).isFalse();
        assertThat(tender.isOpenAt(OPENS)).isTrue();

        assertThat(tender.keep(bid("late"), BEFORE)).isFalse();
        assertThat(tender.move(OPENS.plusSeconds(1), BEFORE)).isFalse();
        assertThat(tender.isOpenAt(BEFORE)).isTrue();
        assertThat(tender.bids()).containsExactly(bid);
    }

    @Test
    void hasItsAgencyOpenABidOnce() {
        var times = new AtomicInteger();
        for (var again = 0; again < 2; again++) {
            tender.openOnce(bid, opened -> List.of("digest " + times.incrementAndGet()));
        }

        assertThat(tender.byAgency(bid)).containsExactly("digest 1");
        assertThat(tender.byAgency(bid("another"))).isEmpty();
    }

    @Test
    void forgetsNoAttemptThatWasBegunSince() {
        var first = new Tender.Attempt(Statement.Kind.OPENING, "first", bid, bid.files());
        var second = new Tender.Attempt(Statement.Kind.OPENING, "second", bid, bid.files());
        tender.begin(first);
        tender.begin(second);

        tender.end(first);
        assertThat(tender.attempt("supplier")).contains(second);
        tender.end(second);
        assertThat(tender.attempt("supplier")).isEmpty();
    }
}
