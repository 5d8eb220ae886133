package signinghelper.work;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.certificate.RememberedChoices;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.login.Origin;
import signinghelper.prompt.KeyChanges;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LastTakenTest {
    private static final KeyChanges NONE = listener -> () -> {};

    @TempDir
    private Path folder;

    private List<HeldKey> held = List.of();

    @BeforeEach
    void plug() throws Refusal {
        var driver = new FakeDriver(
                "fake", new FakeToken("A").with(SoftwareKey.Kind.P256), new FakeToken("B").with(SoftwareKey.Kind.P256));
        held = new Tokens(List.of(driver)).keys();
    }

    private RememberedChoices choices() {
        return new RememberedChoices(folder.resolve("choices.json"), new WireFormat());
    }

    private LastTaken of(Asker asker) {
        return new LastTaken(choices(), asker, Use.SIGNATURE);
    }

    private static Asker page(String site) {
        var origin = new Origin(site);
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "平台", null);
    }

    private OfferedKeys offered() {
        return offered(held.get(0), held.get(1));
    }

    private static OfferedKeys offered(HeldKey... keys) {
        return new OfferedKeys(
                List.of(keys).stream()
                        .map(key -> OfferedKey.of(key, HolderRules.USUAL, null))
                        .toList(),
                NONE);
    }

    private static HeldKey first(OfferedKeys keys) {
        return keys.keys().get(0).held();
    }

    @Test
    void theNextWindowOfTheSiteShowsItFirst() {
        of(page("https://a.example")).note(held.get(1), offered());

        assertThat(first(of(page("https://a.example")).first(offered()))).isEqualTo(held.get(1));
        assertThat(of(page("https://a.example")).first(offered()).keys()).hasSize(2);
        assertThat(first(of(page("https://b.example")).first(offered())))
                .as("each site has its own")
                .isEqualTo(held.get(0));
    }

    @Test
    void aLastOneThatCannotBeUsedStaysBehind() {
        of(page("https://a.example")).note(held.get(1), offered());
        var ended = offered().keys().get(1).blockedBy(Refusal.of(ErrorCode.CERTIFICATE_EXPIRED));
        var keys = new OfferedKeys(List.of(offered().keys().get(0), ended), NONE);

        assertThat(first(of(page("https://a.example")).first(keys))).isEqualTo(held.get(0));
    }

    /** The only certificate is no choice, and a program has no site. */
    @Test
    void nothingIsNotedWithoutAChoiceOrASite() {
        of(page("https://a.example")).note(held.get(1), offered(held.get(1)));
        of(new Asker.CommandLine()).note(held.get(1), offered());

        assertThat(choices().all()).isEmpty();
    }

    /** It is shown first, and no more: a site that may choose without asking is another matter. */
    @Test
    void itLetsNobodyChooseWithoutAsking() {
        of(page("https://a.example")).note(held.get(1), offered());

        assertThat(choices().find(new Origin("https://a.example"), Use.SIGNATURE))
                .isEmpty();
        assertThat(choices().all()).singleElement().satisfies(choice -> {
            assertThat(choice.isLast()).isTrue();
            assertThat(choice.origin()).isEqualTo("https://a.example");
            assertThat(choice.fingerprint())
                    .isEqualTo(Fingerprint.of(held.get(1).key().certificate()).toString());
        });
    }

    @Test
    void whatIsForgottenIsShownFirstNoMore() {
        of(page("https://a.example")).note(held.get(1), offered());
        choices().all().forEach(choices()::forget);

        assertThat(first(of(page("https://a.example")).first(offered()))).isEqualTo(held.get(0));
    }
}
