package signinghelper.portal.login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortalOriginsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://portal.example", "https://portal.example:8443", "http://localhost:8080"})
    void takesOriginsAsBrowsersWriteThem(String origin) {
        assertThat(PortalOrigins.of(origin).values()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "portal.example",
                "https://portal.example/",
                "https://Portal.example",
                "https://portal.example:443",
                "https://portal.example/login",
                "https://u@portal.example",
                "http://portal.example",
                "http://localhost:80",
                "ftp://localhost",
                "https://",
                "https://*.portal.example",
                "null"
            })
    void refusesAnythingThatNoTokenCouldEverFit(String origin) {
        assertThatThrownBy(() -> PortalOrigins.of(origin)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsOne() {
        assertThatThrownBy(() -> new PortalOrigins(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
