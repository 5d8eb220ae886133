package signinghelper.registration;

import org.junit.jupiter.api.Test;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Administrators' group policy for extensions; the registry is one in memory. */
class WindowsPoliciesTest {
    private static final String PLACE = "SOFTWARE\\Policies\\Microsoft\\Edge";
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";

    private final FakeRegistry registry = new FakeRegistry();

    private static Registry.Key key(Registry.Root root) {
        return new Registry.Key(root, Registry.View.BITS_64, PLACE);
    }

    private static final Registry.Key COMPUTER = key(Registry.Root.LOCAL_MACHINE);
    private static final Registry.Key PERSON = key(Registry.Root.CURRENT_USER);

    private ExtensionPolicy policy() {
        return new WindowsPolicies(registry, new WireFormat()).extensions(PLACE);
    }

    @Test
    void nothingIsForbiddenWhereNobodyHasSaidSo() {
        assertThat(policy()).isEqualTo(ExtensionPolicy.NONE);
        assertThat(policy().forbids(EXTENSION)).isFalse();
    }

    @Test
    void listsAreNumberedValuesAndTheComputersGoFirst() throws IOException {
        registry.write(PERSON.child("ExtensionInstallBlocklist"), "1", "another");
        registry.write(COMPUTER.child("ExtensionInstallBlocklist"), "1", "*");
        assertThat(policy().forbids(EXTENSION)).isTrue();

        registry.write(COMPUTER.child("ExtensionInstallAllowlist"), "1", EXTENSION);
        assertThat(policy().forbids(EXTENSION)).isFalse();
    }

    @Test
    void settingsAreOneTextOrAKeyForEachExtension() throws IOException {
        registry.write(PERSON.child("ExtensionSettings").child(EXTENSION), "installation_mode", "blocked");
        assertThat(policy().forbids(EXTENSION)).isTrue();

        var json = "{\"" + EXTENSION + "\":{\"installation_mode\":\"force_installed\"}}";
        registry.write(COMPUTER, "ExtensionSettings", json);
        assertThat(policy().forbids(EXTENSION)).isFalse();

        registry.write(COMPUTER, "ExtensionSettings", "no JSON");
        assertThat(policy().forbids(EXTENSION)).isTrue();
    }

    @Test
    void whatAnExtensionIsToldLiesBelowItsId() throws IOException {
        var told =
                COMPUTER.child("3rdparty").child("extensions").child(EXTENSION).child("policy");
        registry.write(told, "locale", "en");
        registry.with(told, "trialOrigins", 0);

        assertThat(policy().settings(EXTENSION)).isEqualTo(Map.of("locale", "en", "trialOrigins", "0"));
    }

    @Test
    void rulesForPagesAreInTheSameTextOrLists() throws IOException {
        var settings = COMPUTER.child("ExtensionSettings");
        registry.write(settings.child("*").child("runtime_blocked_hosts"), "1", "*://*.example");
        assertThat(policy().forbids(EXTENSION, "https://portal.example")).isTrue();
        registry.write(settings.child("*").child("runtime_allowed_hosts"), "1", "https://portal.example");
        assertThat(policy().forbids(EXTENSION, "https://portal.example")).isFalse();

        registry.write(
                COMPUTER, "ExtensionSettings", "{\"*\": {\"runtime_blocked_hosts\": [\"https://portal.example\"]}}");
        assertThat(policy().forbids(EXTENSION, "https://portal.example")).isTrue();
    }

    @Test
    void theComputersListForThisComputersProgramsGoesFirst() throws IOException {
        var policies = new WindowsPolicies(registry, new WireFormat());
        registry.write(PERSON.child("LocalNetworkAccessBlockedForUrls"), "1", "*");
        assertThat(policies.localNetwork(PLACE).deciding("https://portal.example"))
                .hasValueSatisfying(policy -> assertThat(policy.blocks()).isTrue());

        registry.write(COMPUTER.child("LocalNetworkAccessBlockedForUrls"), "1", "https://other.example");
        assertThat(policies.localNetwork(PLACE).deciding("https://portal.example"))
                .isEmpty();
    }
}
