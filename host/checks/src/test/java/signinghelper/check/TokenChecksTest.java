package signinghelper.check;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibrary;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.platform.Services;
import signinghelper.platform.UsbDevice;
import signinghelper.platform.UsbId;
import signinghelper.profile.Profile;
import signinghelper.profile.Vendors;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Cancellation;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** The three checks of U-Keys and their drivers. */
class TokenChecksTest {
    private static final Circumstances NOTHING = Circumstances.NONE;
    private static final Map<String, Path> NO_LIBRARY = Map.of();

    @TempDir
    private Path folder;

    private Services services = name -> Optional.empty();
    private final FakeLibraries installed = new FakeLibraries();

    private List<Finding> service(Map<String, Path> libraries, TokenDriver... drivers) throws InterruptedException {
        return service(NOTHING, libraries, drivers);
    }

    private List<Finding> service(Circumstances circumstances, Map<String, Path> libraries, TokenDriver... drivers)
            throws InterruptedException {
        libraries.forEach(installed::using);
        return new TokenServiceCheck(
                        new Tokens(List.of(drivers)), installed, services, folder.resolve("state"), "1.2.3")
                .look(circumstances);
    }

    private static List<Finding> present(TokenDriver... drivers) throws InterruptedException {
        return present(new Tokens(List.of(drivers)));
    }

    private static List<Finding> pin(TokenDriver... drivers) throws InterruptedException {
        return pin(new Tokens(List.of(drivers)));
    }

    private static List<Finding> present(Tokens tokens) throws InterruptedException {
        return present(tokens, List.of());
    }

    private static List<Finding> present(Tokens tokens, List<UsbDevice> plugged) throws InterruptedException {
        var reading = new CertificateReading(tokens, () -> HolderRules.USUAL);
        return new TokenPresentCheck(tokens, reading, new KnownDevices(() -> plugged, Vendors::read)).look(NOTHING);
    }

    private static List<Finding> pin(Tokens tokens) throws InterruptedException {
        return new PinCheck(tokens, new CertificateReading(tokens, () -> HolderRules.USUAL)).look(NOTHING);
    }

    private static FakeDriver failing(ErrorCode code) {
        return new FakeDriver("broken").whileListing(() -> {
            throw new Refusal(code, Map.of("architecture", "x86"));
        });
    }

    @Test
    void aFoundDriverThatFailsDoesNotHideThatNoUKeyIsThere() throws Exception {
        var found = new FakeDriver("found").onlyFound().whileListing(() -> {
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        });

        assertThat(present(new Tokens(List.of(found))))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.FAIL, ErrorCode.TOKEN_ABSENT));
    }

    @Test
    void oneUKeyIsRightNoneIsWrongAndSeveralAreRisky() throws Exception {
        assertThat(present(new FakeDriver("a", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(present(new FakeDriver("a"))).extracting(Finding::code).containsExactly(ErrorCode.TOKEN_ABSENT);

        var several = present(new FakeDriver("a", new FakeToken("1")), new FakeDriver("b", new FakeToken("2")));
        assertThat(several).extracting(Finding::code).containsExactly(ErrorCode.TOKEN_SEVERAL);
        assertThat(several.get(0).facts()).containsEntry("count", "2");
    }

    @Test
    void twoApplicationsOfOneUKeyAreOneUKey() throws Exception {
        var applications = new FakeDriver(
                "a", new FakeToken("U-Key one").withSerial("7"), new FakeToken("U-Key two").withSerial("7"));

        assertThat(present(applications)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        assertThat(present(applications, new FakeDriver("b", new FakeToken("2")))
                        .get(0)
                        .facts())
                .containsEntry("count", "2");
        // Stores of certificates have no serial number, and are not one thing.
        assertThat(present(new FakeDriver("a", new FakeToken("1").withoutSerial(), new FakeToken("2").withoutSerial())))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.TOKEN_SEVERAL);
    }

    @Test
    void aCrashedDriverIsToldOnce() throws Exception {
        var tokens = new Tokens(List.of(failing(ErrorCode.DRIVER_CRASHED)));

        assertThat(told(tokens, Set.of())).containsExactly(tuple("token-service", ErrorCode.DRIVER_CRASHED));
        assertThat(told(tokens, Set.of("certificate-pair")))
                .containsExactly(tuple("certificate-pair", ErrorCode.DRIVER_CRASHED));
    }

    @Test
    void aUKeyWhoseReadingCrashesIsToldOnce() throws Exception {
        var tokens = new Tokens(List.of(new FakeDriver("a", new FakeToken("1")).whileOpening(() -> {
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        })));

        assertThat(told(tokens, Set.of())).containsExactly(tuple("certificate-key", ErrorCode.DRIVER_CRASHED));
    }

    /** Each problem with its check, of the {@code only} ones or of all. */
    private List<Tuple> told(Tokens tokens, Set<String> only) throws Refusal {
        var reading = new CertificateReading(tokens, () -> HolderRules.USUAL);
        var diagnosis = new Diagnosis(List.of(
                new TokenPresentCheck(tokens, reading, new KnownDevices(List::of, Vendors::read)),
                new TokenServiceCheck(tokens, installed, services, folder.resolve("state"), "1.2.3"),
                new CertificateKeyCheck(reading),
                new CertificatePairCheck(reading)));
        var ids = only.isEmpty() ? Set.copyOf(diagnosis.ids()) : only;
        return diagnosis.run(NOTHING, ids, heard -> {}, new Cancellation()).stream()
                .filter(finding -> finding.code() != null)
                .map(finding -> tuple(finding.check(), finding.code()))
                .toList();
    }

    @Test
    void oneUKeyThatTwoDriversSeeIsOne() throws Exception {
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        var named = new FakeDriver("named", new FakeToken("one").with(key, KeyEntry.Use.SIGNATURE));
        var other = new FakeDriver("other", new FakeToken("same").with(key, KeyEntry.Use.SIGNATURE));

        var present = present(named, other);
        assertThat(present).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        assertThat(present.get(0).evidence())
                .contains(
                        new Evidence("driver", Evidence.Kind.PLAIN, "named"),
                        new Evidence("other-driver", Evidence.Kind.PLAIN, "other"));
        assertThat(pin(named, other)).hasSize(1);
    }

    @Test
    void uKeyThatOnlyTheUsbBusShowsIsNotSaidToBeAbsent() throws Exception {
        var none = new Tokens(List.of(new FakeDriver("a")));
        var mouse = new UsbDevice(UsbId.parse("046D:C077"), "mouse");
        var known = new UsbDevice(UsbId.parse("055C:E618"), "");

        var unlisted = present(none, List.of(mouse, known)).get(0);
        assertThat(unlisted.code()).isEqualTo(ErrorCode.TOKEN_UNLISTED);
        assertThat(unlisted.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(unlisted.facts()).containsEntry("usb", "055C:E618");
        assertThat(present(none, List.of(mouse)).get(0).code()).isEqualTo(ErrorCode.TOKEN_ABSENT);
    }

    @Test
    void aDriverThatCannotTellMayHaveOne() throws Exception {
        assertThat(present(failing(ErrorCode.DRIVER_CRASHED), new FakeDriver("a")))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.UNKNOWN, ErrorCode.DRIVER_CRASHED));
    }

    /** Smart card libraries behave like this without a reader service. */
    @Test
    void aDriverWithoutAReaderIsANoteAndNoFault() throws Exception {
        var withoutReader = failing(ErrorCode.READER_UNAVAILABLE);
        assertThat(present(withoutReader))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.FAIL, ErrorCode.TOKEN_ABSENT));
        assertThat(service(NO_LIBRARY, withoutReader))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.WARN, ErrorCode.READER_UNAVAILABLE));
        assertThat(service(NO_LIBRARY, withoutReader, new FakeDriver("a", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void readerWhoseUKeyCannotBeReadIsFoundByItsName() throws Exception {
        var driver = new FakeDriver("a", new FakeToken("1")).withUnreadable("Reader 2");

        var findings = service(NO_LIBRARY, driver);
        assertThat(findings)
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.WARN, ErrorCode.TOKEN_UNREADABLE));
        assertThat(findings.get(0).facts()).containsEntry("driver", "a").containsEntry("token", "Reader 2");
        assertThat(present(driver).get(0).evidence())
                .contains(new Evidence("unreadable", Evidence.Kind.PLAIN, "Reader 2"));
    }

    @Test
    void thePinOfEachUKeyIsLookedAtAndNoTrySpent() throws Exception {
        var good = new FakeToken("good");
        var locked = new FakeToken("locked").locked();

        assertThat(pin(new FakeDriver("a", good, locked)))
                .extracting(Finding::code)
                .containsExactly(null, ErrorCode.PIN_LOCKED);
        assertThat(good.logins() + locked.logins()).isZero();
        assertThat(good.triesLeft()).isEqualTo(6);
        assertThat(pin(new FakeDriver("a"))).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void aDriverThatIsPartOfTheProgramNeedsNoLibrary() throws Exception {
        assertThat(service(NO_LIBRARY, new FakeDriver("demo")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(service(NO_LIBRARY)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void noneOfTheProfilesLibrariesIsAFault() throws Exception {
        var profile = Map.of("vendor", folder.resolve("vendor.so"));

        assertThat(service(profile, new FakeDriver("vendor")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_MISSING);
    }

    @Test
    void aUKeyThatAnotherDriverShowsNeedsNoLibrary() throws Exception {
        var libraries = Map.of("vendor", folder.resolve("vendor.so"));

        assertThat(service(libraries, new FakeDriver("vendor"), new FakeDriver("system", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void aLibraryThatGoesIsMissed() throws Exception {
        var library = Files.createFile(folder.resolve("vendor.so"));
        var profile = Map.of("vendor", library);

        assertThat(service(profile, new FakeDriver("vendor")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        Files.delete(library);
        var gone = service(profile, new FakeDriver("vendor"));

        assertThat(gone).extracting(Finding::code).containsExactly(ErrorCode.DRIVER_REMOVED);
        assertThat(gone.get(0).facts()).containsEntry("driver", "vendor");
    }

    @Test
    void whatADriverRefusesIsSaidOfItByName() throws Exception {
        var findings = service(NO_LIBRARY, failing(ErrorCode.DRIVER_WRONG_BITNESS), new FakeDriver("other"));

        assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.DRIVER_WRONG_BITNESS);
        assertThat(findings.get(0).facts()).containsEntry("driver", "broken").containsEntry("architecture", "x86");
    }

    @Test
    void theSmartCardServiceMayRestButNotBeSwitchedOff() throws Exception {
        for (var state : List.of(Services.State.RUNNING, Services.State.STOPPED)) {
            services = name -> Optional.of(state);
            assertThat(service(NO_LIBRARY, new FakeDriver("demo")))
                    .extracting(Finding::verdict)
                    .containsExactly(Verdict.PASS);
        }

        services = name -> name.equals("SCardSvr") ? Optional.of(Services.State.DISABLED) : Optional.empty();
        assertThat(service(NO_LIBRARY, new FakeDriver("demo")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS, Verdict.WARN);
        assertThat(service(Map.of("vendor", folder.resolve("gone.so")), new FakeDriver("vendor")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_MISSING, ErrorCode.SMART_CARD_SERVICE_DISABLED);
    }

    @Test
    void aServiceThatDoesNotAnswerIsUnknownAndCostsNothingElse() throws Exception {
        services = name -> Optional.of(Services.State.UNKNOWN);

        assertThat(service(NO_LIBRARY, failing(ErrorCode.DRIVER_BLOCKED)))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(
                        tuple(Verdict.FAIL, ErrorCode.DRIVER_BLOCKED), tuple(Verdict.UNKNOWN, ErrorCode.CHECK_FAILED));
    }

    @Test
    void aBlockedDriverIsToldFromABrokenOne() throws Exception {
        assertThat(service(NO_LIBRARY, failing(ErrorCode.DRIVER_BLOCKED), failing(ErrorCode.DRIVER_FAILED)))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_BLOCKED, ErrorCode.DRIVER_FAILED);
    }

    private static DiscoveredLibrary notLoaded(String driver, ErrorCode code) {
        var found = new FoundLibrary(Path.of("/opt/vendor", driver + ".so"), null, FoundLibrary.Place.VENDOR_PATH);
        return new DiscoveredLibrary(driver, found, false, new Refusal(code, Map.of("architecture", "x86")));
    }

    @Test
    void foundLibrariesThatMayNotBeLoadedAreNamedWhereThereIsNoUKey() throws Exception {
        installed
                .with(notLoaded("narrow", ErrorCode.DRIVER_WRONG_BITNESS))
                .with(notLoaded("open", ErrorCode.DRIVER_UNTRUSTED))
                .with(notLoaded("other", ErrorCode.DRIVER_FUNCTION_MISSING));

        var findings = service(NO_LIBRARY, new FakeDriver("a"));

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_WRONG_BITNESS, ErrorCode.DRIVER_UNTRUSTED);
        assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.WARN);
        assertThat(findings.get(0).facts()).containsEntry("driver", "narrow").containsEntry("architecture", "x86");
        assertThat(service(NO_LIBRARY, new FakeDriver("a", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    /** A failing library of a bank is no fault for a user whose U-Key works. */
    @Test
    void foundLibraryThatFailsIsANoteAndOnlyWhereThereIsNoUKey() throws Exception {
        var file = Files.createFile(folder.resolve("bank.so"));
        var libraries = Map.of("broken", file);

        assertThat(service(libraries, failing(ErrorCode.DRIVER_CRASHED).onlyFound()))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.WARN, ErrorCode.DRIVER_CRASHED));
        assertThat(service(
                        libraries,
                        failing(ErrorCode.DRIVER_CRASHED).onlyFound(),
                        new FakeDriver("a", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(service(libraries, failing(ErrorCode.READER_UNAVAILABLE).onlyFound()))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    /** No library is installed, and the profile names no library that would have to be. */
    @Test
    void whereLibrariesAreLookedForAndNoneIsFoundTheDriverIsMissing() throws Exception {
        assertThat(service(circumstances("[{\"discover\":true}]"), NO_LIBRARY, new FakeDriver("windows")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_MISSING);
    }

    private static Circumstances circumstances(String drivers) throws Exception {
        var json =
                "{\"id\":\"test\",\"version\":1,\"kind\":\"production\",\"title\":{\"zh-CN\":\"测试\",\"en\":\"Test\"},"
                        + "\"origins\":[],\"extensionIds\":[],\"cms\":\"PKCS7_501\",\"drivers\":" + drivers + "}";
        return new Circumstances(new WireFormat().decode(Profile.class, json), null);
    }

    /** A user who has installed the CA's driver is not told to install one. */
    @Test
    void installedLibraryThatTheProfileDoesNotNameIsSaid() throws Exception {
        var library = Files.createFile(folder.resolve("libgm3000.1.0.so"));
        installed.with(new FoundLibrary(library, null, FoundLibrary.Place.VENDOR_PATH));
        var named = Map.of("opensc", folder.resolve("opensc.so"));
        var circumstances = circumstances("[]");

        var said = service(circumstances, named, new FakeDriver("opensc"));
        assertThat(said).extracting(Finding::code).containsExactly(ErrorCode.DRIVER_NOT_NAMED);
        assertThat(said.get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(said.get(0).supportLine())
                .contains("library " + library + "; profile test 1: not named; helper 1.2.3");

        Files.createFile(folder.resolve("opensc.so"));
        assertThat(service(circumstances, named, new FakeDriver("opensc")))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.WARN, ErrorCode.DRIVER_NOT_NAMED));
        assertThat(service(circumstances, named, new FakeDriver("opensc", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(service(circumstances, Map.of("longmai", library), new FakeDriver("longmai")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }
}
