package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibrary;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.UsbDevice;
import signinghelper.platform.UsbId;
import signinghelper.profile.Profile;
import signinghelper.profile.Vendors;
import signinghelper.profile.Vendors.Vendor;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class TokenHardwareCheckTest {
    private static final String DRIVER = "longmai-gm3000";
    private static final UsbDevice LONGMAI = new UsbDevice(UsbId.parse("055C:E618"), "mToken");
    private static final UsbDevice FEITIAN = new UsbDevice(UsbId.parse("096E:0309"), "");

    @TempDir
    private Path folder;

    private final FakeLibraries libraries = new FakeLibraries();
    private final Vendors vendors = Vendors.read();
    private Path library;

    /** A real library under the vendor's name. */
    @BeforeEach
    void installLibrary() throws Exception {
        LogManager.getLogManager().reset();
        library = Files.copy(
                Path.of(System.getProperty("java.home"), "lib/libjava.so"), folder.resolve("libgm3000.1.0.so"));
    }

    private Vendor longmai() {
        return vendors.vendors().stream()
                .filter(vendor -> vendor.driver().name().equals(DRIVER))
                .findFirst()
                .orElseThrow();
    }

    private FoundLibrary found() {
        var found = new FoundLibrary(library, longmai(), FoundLibrary.Place.VENDOR_PATH);
        libraries.with(found);
        return found;
    }

    private List<Finding> look(List<UsbDevice> plugged, TokenDriver... drivers) throws InterruptedException {
        var tokens = new Tokens(List.of(drivers));
        var reading = new CertificateReading(tokens, () -> HolderRules.USUAL);
        return new TokenHardwareCheck(
                        new KnownDevices(() -> plugged, () -> vendors), libraries, tokens, reading, "1.2.3")
                .look(new Circumstances(profile(), null));
    }

    private Finding one(TokenDriver... drivers) throws InterruptedException {
        var findings = look(List.of(LONGMAI), drivers);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    /** Returns the profile of another portal; it has a page with drivers. */
    private static Profile profile() {
        try {
            return new WireFormat()
                    .decode(Profile.class, Files.readString(Path.of("../../profiles/example/profile.json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String supportLine(Finding finding) {
        return finding.supportLine().orElseThrow();
    }

    @Test
    void libraryThatTheProfileUsesAndThatShowsTheUKeyIsRight() throws Exception {
        libraries.using(DRIVER, library);

        var finding = one(new FakeDriver(DRIVER, new FakeToken("1")));
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(new CheckBook().pass(TokenHardwareCheck.ID, finding.factsAt(Finding.Place.HERE), Language.CHINESE))
                .contains("插着龙脉", "（055C:E618）", "驱动库在 " + library, "本平台的配置已使用它");
        assertThat(supportLine(finding))
                .isEqualTo("U-Key 055C:E618 longmai-gm3000; library " + library
                        + " x86-64; profile example 1: driver longmai-gm3000; helper 1.2.3");
    }

    /** Holds under any name of the profile's entry. */
    @Test
    void libraryIsKnownByItsFileNameToo() throws Exception {
        libraries.using("own-name", library);

        assertThat(supportLine(one(new FakeDriver("own-name", new FakeToken("1")))))
                .contains("library " + library, ": driver own-name;");
    }

    @Test
    void installedLibraryThatTheProfileDoesNotNameIsSaid() throws Exception {
        found();

        var finding = one(new FakeDriver("opensc"));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(ErrorCode.DRIVER_NOT_NAMED);
        assertThat(finding.about())
                .hasValueSatisfying(about -> assertThat(about).contains("龙脉", "055C:E618"));
        assertThat(supportLine(finding)).contains("library " + library, ": not named; helper 1.2.3");
    }

    @Test
    void libraryThatMayNotBeLoadedSaysWhy() throws Exception {
        libraries.with(new DiscoveredLibrary("gm3000-1-0", found(), false, Refusal.of(ErrorCode.DRIVER_UNTRUSTED)));

        var finding = one();
        assertThat(finding.code()).isEqualTo(ErrorCode.DRIVER_UNTRUSTED);
        assertThat(supportLine(finding)).contains(": not loaded, DRIVER_UNTRUSTED;");
    }

    @Test
    void uKeyWithoutLibraryIsToldToInstallIt() throws Exception {
        var finding = one(new FakeDriver("opensc"));

        assertThat(finding.code()).isEqualTo(ErrorCode.DRIVER_NOT_INSTALLED);
        assertThat(finding.facts()).containsKey("drivers");
        assertThat(supportLine(finding))
                .isEqualTo("U-Key 055C:E618 longmai-gm3000; library none; profile example 1: not named; helper 1.2.3");
    }

    /** An entry of the profile whose file is not there is no library. */
    @Test
    void namedLibraryThatIsGoneIsNotInstalled() throws Exception {
        libraries.using(DRIVER, folder.resolve("gone.so"));

        assertThat(one(new FakeDriver(DRIVER)).code()).isEqualTo(ErrorCode.DRIVER_NOT_INSTALLED);
    }

    @Test
    void failureOfTheUKeysOwnLibraryIsSaidWithTheUKey() throws Exception {
        libraries.using(DRIVER, library);
        var crashing = new FakeDriver(DRIVER).onlyFound().whileListing(() -> {
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        });

        var finding = one(crashing);
        assertThat(finding.code()).isEqualTo(ErrorCode.DRIVER_CRASHED);
        assertThat(finding.facts()).containsEntry("driver", DRIVER).containsEntry("usb", "055C:E618");
        assertThat(supportLine(finding)).contains(": driver longmai-gm3000, DRIVER_CRASHED;");
    }

    @Test
    void libraryThatShowsNothingIsSaid() throws Exception {
        libraries.using(DRIVER, library);

        var finding = one(new FakeDriver(DRIVER));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(ErrorCode.TOKEN_UNLISTED);
    }

    @Test
    void uKeyThatAnotherDriverShowsIsRight() throws Exception {
        var finding = one(new FakeDriver("windows", new FakeToken("1")));

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(new CheckBook().pass(TokenHardwareCheck.ID, finding.factsAt(Finding.Place.HERE), Language.CHINESE))
                .isEqualTo("插着的 U-Key 可以读到。");
    }

    @Test
    void eachDeviceHasAFindingOfItsOwn() throws Exception {
        libraries.using(DRIVER, library);

        assertThat(look(List.of(LONGMAI, FEITIAN), new FakeDriver(DRIVER, new FakeToken("1"))))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.PASS, null), tuple(Verdict.WARN, ErrorCode.DRIVER_NOT_INSTALLED));
    }

    @Test
    void otherDevicesAreNothingToLookAt() throws Exception {
        var mouse = new UsbDevice(UsbId.parse("046D:C077"), "mouse");

        assertThat(look(List.of(mouse))).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void systemThatCannotTellIsNothingToLookAt() throws Exception {
        var tokens = new Tokens(List.of());
        var devices = new KnownDevices(
                () -> {
                    throw new UnsatisfiedLinkError("setupapi");
                },
                () -> vendors);

        assertThat(new TokenHardwareCheck(
                                devices,
                                libraries,
                                tokens,
                                new CertificateReading(tokens, () -> HolderRules.USUAL),
                                "1")
                        .look(new Circumstances(profile(), null)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SKIPPED);
    }

    /** The words of a page are made of the facts alone. */
    @ParameterizedTest
    @EnumSource
    void pathIsToldThePersonAndNoPage(Language language) throws Exception {
        found();
        var finding = one();
        var code = ErrorCode.DRIVER_NOT_NAMED;
        var book = new GuidanceBook();

        assertThat(book.words(code, finding.factsAt(Finding.Place.HERE), language)
                        .reason())
                .contains(library.toString(), "055C:E618");
        assertThat(book.words(code, finding.facts(), language).reason()).doesNotContain(folder.toString(), "（）", "()");
        assertThat(finding.facts().values()).noneMatch(fact -> fact.contains(folder.toString()));
    }

    @Test
    void oddPathIsOneVisibleLine() throws Exception {
        library = Files.copy(
                library, Files.createDirectory(folder.resolve("a\nb")).resolve("libgm3000.1.0.so"));
        found();

        assertThat(supportLine(one())).contains("a<U+000A>b").doesNotContain("\n");
    }
}
