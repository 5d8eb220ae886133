package signinghelper.packages;

import org.junit.jupiter.api.Test;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffer;
import signinghelper.registration.Scope;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The fragments as text; what Windows makes of them is in {@link WindowsPackagesTest}. */
class RegistrationFragmentsTest {
    private static WindowsRegistration of(Scope scope, Map<String, ExtensionOffer> stores) {
        var program = new Program(
                "1.0.0",
                Path.of(""),
                WindowsBuild.PRODUCT,
                "a.b.c",
                WindowsBuild.EXTENSIONS,
                stores,
                null,
                Path.of(""));
        var format = new WireFormat();
        return new WindowsRegistration(Browser.all(format), scope, program, format);
    }

    @Test
    void withoutAStoreNothingIsOffered() {
        assertThat(of(Scope.PERSON, Map.of()).forNsis()).contains("Google").doesNotContain("Extensions");
        assertThat(of(Scope.SYSTEM, Map.of()).forWix(Registry.View.BITS_64))
                .contains("Google")
                .doesNotContain("Extensions");
    }

    @Test
    void forEveryoneBothViewsAreWritten() {
        var registration = of(Scope.SYSTEM, WindowsBuild.STORES);

        assertThat(registration.forWix(Registry.View.BITS_32))
                .contains("Chrome\\Extensions")
                .isEqualTo(registration.forWix(Registry.View.BITS_64));
    }
}
