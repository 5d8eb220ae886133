package signinghelper.certificate;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ValidityTest {
    @Test
    void aDayIsThatOfChina() {
        assertThat(Validity.DAY.format(Instant.parse("2026-12-02T15:59:59Z"))).isEqualTo("2026-12-02");
        assertThat(Validity.DAY.format(Instant.parse("2026-12-02T16:00:00Z"))).isEqualTo("2026-12-03");
    }
}
