package signinghelper.window.part;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTextTest {
    @Test
    void aDayIsThatOfChina() {
        assertThat(KeyText.DATE.format(Instant.parse("2026-12-02T15:59:59Z"))).isEqualTo("2026-12-02");
        assertThat(KeyText.DATE.format(Instant.parse("2026-12-02T16:00:00Z"))).isEqualTo("2026-12-03");
    }
}
